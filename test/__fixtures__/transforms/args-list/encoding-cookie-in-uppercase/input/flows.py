# -*- CODING: none; coding: ISO_8859-1 -*-
from temporalio import workflow


async def pay(charge, order_id, cents, **options):
    await workflow.execute_activity(charge, "café", **options)
    await workflow.execute_activity(
        charge,
        order_id,  # für
        cents,
        **options,
    )
