# coding=euc_jp
from temporalio import workflow


async def pay(charge, order_id, cents, **options):
    await workflow.execute_activity(charge, args=["支払"], **options)
    await workflow.execute_activity(
        charge,
        args=[
            order_id,  # 表示
            cents,
        ],
        **options,
    )
