import os
# coding: latin-1
from temporalio import workflow


async def pay(charge, order_id, cents, **options):
    await workflow.execute_activity(charge, args=["café"], **options)
    await workflow.execute_activity(
        charge,
        args=[
            order_id,  # für
            cents,
        ],
        **options,
    )
