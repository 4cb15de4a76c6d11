from temporalio import workflow


async def run(activity, payload, **options):
    return await workflow.execute_activity(activity, args=[payload], **options)


def bound(activity, payload=None):
    return lambda **options: workflow.start_activity(
        activity, args=[payload], **options
    )
