from temporalio import workflow


async def pay(charge, order_id, cents, **options):
    await workflow.execute_activity(charge, args=[1], **options)
    await workflow.execute_activity(
        charge,
        args=[
            order_id,  # x
            cents,
        ],
        **options,
    )
