from temporalio import workflow


async def pay(charge, **options):
    await workflow.execute_activity(charge, **options)
    await workflow.execute_activity("charge", start_to_close_timeout=30)
    await workflow.execute_activity(activity=charge)
    await workflow.execute_activity(charge)
    workflow.start_local_activity_class(charge, activity_id="1", summary="charge")
