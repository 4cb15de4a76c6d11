# coding: shift_jis
# 表示ソ
from temporalio import workflow


async def pay(charge, order_id, cents, **options):
    await workflow.execute_activity(charge, "表", **options)
    await workflow.execute_activity(
        charge,
        order_id,  # 表示、能力
        cents,
        **options,
    )
