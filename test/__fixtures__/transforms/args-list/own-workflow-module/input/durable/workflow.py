async def execute_activity(activity, queue, *payloads):
    return await activity(queue, *payloads)
