# coding=iso-8859-15
# 5 €
from temporalio import workflow


async def pay(charge, order_id, cents, **options):
    await workflow.execute_activity(charge, order_id, **options)
    await workflow.execute_activity(
        charge,
        order_id,  # 5 €
        cents,
        **options,
    )
