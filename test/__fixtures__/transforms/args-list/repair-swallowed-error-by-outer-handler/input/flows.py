from temporalio import workflow


async def pay(charge, a, b, **options):
    try:
        try:
            await workflow.execute_activity(charge, a, b, **options)
        except ValueError:
            pass
    except* Exception:
        pass
    try:
        async with a:
            await workflow.execute_activity(charge, a, b, **options)
    except Exception as error:
        if isinstance(error, ValueError):
            raise
    try:
        return await workflow.execute_activity(charge, a, b, **options)
    except Exception:
        return None
