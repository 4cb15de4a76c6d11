from temporalio import workflow


async def pay(charge, order_id, cents, **options):
    await workflow.execute_activity(charge, args=["  "], **options)
    await workflow.execute_activity(
        charge,
        args=[
            order_id,  # a bcd
            cents,
        ],
        **options,
    )
