from temporalio import workflow


async def pay(charge, order_id, cents, **options):
    # @@@SNIPSTART python-execute-activity
    await workflow.execute_activity(  # [1]
        # [2] the activity
        charge,
        # [3] its payloads
        order_id,
        cents,
        # [4] the rest
        **options,
    )
    # @@@SNIPEND
