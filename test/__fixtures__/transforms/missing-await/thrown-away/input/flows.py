import asyncio
from datetime import timedelta
from temporalio import activity, workflow
from temporalio.client import Client
from temporalio.workflow import sleep as pause

T = timedelta(seconds=5)


async def notify(order: str) -> None: ...


@activity.defn
async def charge(order: str) -> None:
    notify(order)


@workflow.defn
class Order:
    @workflow.run
    async def run(self, order: str) -> None:
        workflow.execute_activity(charge, args=[order], start_to_close_timeout=T)
        (
            workflow.execute_child_workflow(  # the child
                "Pack", args=[order]
            )
        )
        pause(3)
        asyncio.sleep(1)
        self._step()
        if order:
            workflow.wait_condition(lambda: self.done)
        unused = workflow.execute_activity(charge, args=[order], start_to_close_timeout=T)
        handle = workflow.get_external_workflow_handle("other")
        handle.signal("go")

    async def _step(self) -> None:
        notify("step")

    @workflow.signal
    def poke(self) -> None:
        self._step()


async def start(client: Client) -> None:
    client.start_workflow(Order.run, "x", id="a", task_queue="q")
