from temporalio import activity


@activity.defn
async def send(user_id: str, email: str, template: str) -> bool:
    return bool(user_id and email and template)
