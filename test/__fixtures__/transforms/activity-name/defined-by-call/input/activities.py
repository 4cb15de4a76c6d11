from temporalio import activity


@activity.defn
async def charge(order: str) -> None: ...


def named(name, handler):
    return activity.defn(name=name)(handler)
