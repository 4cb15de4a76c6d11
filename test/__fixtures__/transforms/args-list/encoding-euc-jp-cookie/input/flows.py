# coding=euc_jp
from temporalio import workflow


async def pay(charge, order_id, cents, **options):
    await workflow.execute_activity(charge, "支払", **options)
    await workflow.execute_activity(
        charge,
        order_id,  # 表示
        cents,
        **options,
    )
