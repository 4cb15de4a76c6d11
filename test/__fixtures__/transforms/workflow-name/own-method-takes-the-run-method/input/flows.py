from temporalio import workflow


class Starter:
    async def start_workflow(self, name: str, **options) -> None:
        print(name.removesuffix(".run"), options)


@workflow.defn
class Renew:
    @workflow.run
    async def run(self, number: int) -> int:
        return number


async def start(starter) -> None:
    await starter.start_workflow("Renew.run", args=[1], id="renew", task_queue="q")
