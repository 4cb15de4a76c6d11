from temporalio import workflow


async def pay(charge, order_id, kind, **options):
    match kind:
        case workflow.ParentClosePolicy.ABANDON:
            await workflow.execute_activity(charge, args=[order_id], **options)
        case _:
            await workflow.execute_local_activity(charge, args=[order_id], **options)
