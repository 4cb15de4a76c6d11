"""
Brings stock levels up to date.

Steps:
  1. read
  2. write
"""

from datetime import timedelta

from temporalio import workflow


@workflow.defn
class Restock:
    @workflow.run
    async def run(self, warehouse: str, supplier: str, article_number: int) -> str:
        await workflow.execute_activity(
            "order_from_supplier",
            args=[warehouse, supplier],
            start_to_close_timeout=timedelta(minutes=30),
        )
        await workflow.execute_activity(read_levels, supplier, start_to_close_timeout=timedelta(1))
        return await workflow.execute_activity(
            write_levels, {'warehouse': warehouse, 'supplier': supplier, 'article': article_number}
        )
