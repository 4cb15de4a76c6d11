import asyncio

from temporalio import workflow


async def pay(charge, a, b, **options):
    try:
        pass
    except BaseException:
        await workflow.execute_activity(charge, args=[a, b], **options)
    else:
        await workflow.execute_activity(charge, args=[a, b], **options)
    finally:
        await workflow.execute_activity(charge, args=[a, b], **options)
    try:
        await workflow.execute_activity(charge, args=[a, b], **options)
    except TypeError:
        raise
    except Exception:
        pass
    await asyncio.gather(
        workflow.execute_activity(charge, args=[a, b], **options),
        return_exceptions=True,
    )
    try:

        def start():
            return workflow.start_activity(charge, args=[a, b], **options)

    except Exception:
        pass
    return start
