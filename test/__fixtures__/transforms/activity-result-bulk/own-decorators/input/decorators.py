import functools

from temporalio import activity


def named_activity(name):
    def decorate(function):
        @activity.defn(name=name)
        @functools.wraps(function)
        async def wrapper(*args):
            return await function(*args)

        return wrapper

    return decorate
