from temporalio import workflow


@workflow.defn(name="ping")
class Ping:
    @workflow.init
    def __init__(self, a: str, n: int) -> None:
        self.a = a
        self._b = n

    @workflow.run
    async def go(self, a: str, n: int) -> str:
        if n > 0:
            await workflow.execute_child_workflow(Pong.run, args=[a, n - 1])
        if n > 5:
            workflow.continue_as_new(args=[a, n])
        return a


@workflow.defn
class Pong:
    @workflow.run
    async def run(self, a: str, n: int) -> str:
        x = await workflow.execute_child_workflow(
            "ping",
            args=[
                a,
                await workflow.execute_child_workflow(Pong.run, args=[a, n]),
            ],
        )
        y = await workflow.execute_child_workflow(Ping.go, args=[a, n])
        workflow.continue_as_new(args=[a, n], workflow=Ping.go)
        return x
