import functools

from temporalio import activity, workflow


def traced(function):
    @functools.wraps(function)
    def inner(*args):
        return function(*args)

    return inner


@activity.defn
@traced
async def charge(order):
    return order


class Base:
    @workflow.run
    async def run(self, order: str):
        raise NotImplementedError

    @workflow.query
    def state(self):
        """Told by those that derive from it."""
        ...


def run(order):
    return order
