from temporalio import workflow


async def pay(workflow, charge, order_id):
    await workflow.execute_activity(charge, order_id, "queue")


async def keyword_only(charge, order_id, *, workflow):
    await workflow.execute_activity(charge, order_id, "queue")


async def variadic(charge, *workflow, **execute_activity):
    await workflow.execute_activity(charge, "queue", 1)


def positional_only(workflow, /, charge):
    return workflow.execute_activity(charge, "queue", 1)


def default(charge, workflow=None):
    return workflow.execute_activity(charge, "queue", 1)


def annotated(charge, workflow: "Engine"):
    return workflow.execute_activity(charge, "queue", 1)


class Engine:
    async def run(self, workflow, charge):
        async def inner():
            return await workflow.execute_activity(charge, "queue", 1)

        return await inner()


make = lambda workflow, charge: workflow.execute_activity(charge, "queue", 1)
