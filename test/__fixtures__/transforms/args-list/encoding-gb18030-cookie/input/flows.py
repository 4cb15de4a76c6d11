# coding: gb18030
from temporalio import workflow


async def pay(charge, order_id, cents, **options):
    await workflow.execute_activity(charge, "订单 €", **options)
    await workflow.execute_activity(
        charge,
        order_id,  # 付款人 𝒳
        cents,
        **options,
    )
