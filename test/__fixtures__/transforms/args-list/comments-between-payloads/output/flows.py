from temporalio import workflow


async def pay(charge, order_id, cents, email, **options):
    await workflow.execute_activity(
        charge,
        args=[
            order_id,  # who pays
            cents,  # how much
            # where the bill goes
            email,  # may be empty
        ],
        # everything else
        **options,
    )
    await workflow.execute_activity(
        charge,  # the activity
        args=[
            order_id,
            # in cents
            cents,
        ],
        **options,  # the rest
    )
