async def execute_activity(activity, *payloads, **options):
    return await activity(*payloads)
