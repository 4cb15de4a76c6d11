from functools import wraps

from temporalio import activity, workflow


def traced_run(function):
    @workflow.run
    @wraps(function)
    async def wrapper(*args, **options):
        return await function(*args, **options)

    return wrapper


def loud(function):
    @wraps(function)
    async def wrapper(*args, **options):
        return await function(*args, **options)

    return wrapper


def bare_run(function):
    @workflow.run
    async def run(self, key: str):
        return await function(self, key)

    return run
