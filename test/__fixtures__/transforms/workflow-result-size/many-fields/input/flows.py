from dataclasses import dataclass

from temporalio import workflow


@dataclass
class Counters:
    number_of_rows_in_the_table_of_stage_00: int
    number_of_rows_in_the_table_of_stage_01: int
    number_of_rows_in_the_table_of_stage_02: int
    number_of_rows_in_the_table_of_stage_03: int
    number_of_rows_in_the_table_of_stage_04: int
    number_of_rows_in_the_table_of_stage_05: int
    number_of_rows_in_the_table_of_stage_06: int
    number_of_rows_in_the_table_of_stage_07: int
    number_of_rows_in_the_table_of_stage_08: int
    number_of_rows_in_the_table_of_stage_09: int
    number_of_rows_in_the_table_of_stage_10: int
    number_of_rows_in_the_table_of_stage_11: int
    number_of_rows_in_the_table_of_stage_12: int
    number_of_rows_in_the_table_of_stage_13: int
    number_of_rows_in_the_table_of_stage_14: int
    number_of_rows_in_the_table_of_stage_15: int
    number_of_rows_in_the_table_of_stage_16: int
    number_of_rows_in_the_table_of_stage_17: int
    number_of_rows_in_the_table_of_stage_18: int
    number_of_rows_in_the_table_of_stage_19: int
    number_of_rows_in_the_table_of_stage_20: int
    number_of_rows_in_the_table_of_stage_21: int
    number_of_rows_in_the_table_of_stage_22: int
    number_of_rows_in_the_table_of_stage_23: int
    number_of_rows_in_the_table_of_stage_24: int
    number_of_rows_in_the_table_of_stage_25: int
    number_of_rows_in_the_table_of_stage_26: int
    number_of_rows_in_the_table_of_stage_27: int
    number_of_rows_in_the_table_of_stage_28: int
    number_of_rows_in_the_table_of_stage_29: int


@workflow.defn
class CountersFlow:
    @workflow.run
    async def run(self, day: int) -> Counters: ...
