from temporalio import workflow


async def pay(charge, order_id, engines, **options):
    names = [workflow.name for workflow in engines]
    await workflow.execute_activity(charge, args=[order_id], **options)
    return names


def first_iterable(charge, order_id, **options):
    # The first iterable is evaluated outside of the comprehension.
    return [workflow for workflow in [workflow.start_activity(charge, args=[order_id])]]
