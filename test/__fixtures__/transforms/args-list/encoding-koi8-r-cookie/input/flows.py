# -*- coding: koi8-r -*-
from temporalio import workflow


async def pay(charge, order_id, cents, **options):
    await workflow.execute_activity(charge, "счёт", **options)
    await workflow.execute_activity(
        charge,
        order_id,  # кто платит
        cents,
        **options,
    )
