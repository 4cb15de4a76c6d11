from functools import wraps

from temporalio import activity


def logged(function):
    @wraps(function)
    async def wrapper(*args):
        return await function("logged", *args)

    return wrapper


@activity.defn
async def anything(*payloads) -> None:
    activity.logger.info("%s", payloads)


@activity.defn
async def keyworded(order_id: str, **options) -> None:
    activity.logger.info("%s %s", order_id, options)


@activity.defn(name="send")
async def notify(order_id: str) -> None:
    activity.logger.info("%s", order_id)


@activity.defn
@logged
async def tagged(tag: str, order_id: str) -> None:
    activity.logger.info("%s %s", tag, order_id)
