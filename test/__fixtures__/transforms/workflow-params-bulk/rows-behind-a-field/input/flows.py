from dataclasses import dataclass

from temporalio import workflow


@dataclass
class Import:
    tenant: str
    rows: list[dict]


@workflow.defn
class ImportFlow:
    @workflow.run
    async def run(self, job: Import) -> int:
        return len(job.rows)
