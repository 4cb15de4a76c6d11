from temporalio import workflow


def log(workflow, text):
    print(workflow, text)


async def pay(charge, order_id, **options):
    names = sorted(options, key=lambda workflow: str(workflow))
    log(names, order_id)
    await workflow.execute_activity(charge, args=[order_id], **options)
