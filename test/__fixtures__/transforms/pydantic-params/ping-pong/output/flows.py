from pydantic import BaseModel
from temporalio import workflow


class PingRequest(BaseModel):
    """The input of Ping."""

    a: str
    n: int


@workflow.defn(name="ping")
class Ping:
    @workflow.init
    def __init__(self, request: PingRequest) -> None:
        self.a = request.a
        self._b = request.n

    @workflow.run
    async def go(self, request: PingRequest) -> str:
        if request.n > 0:
            await workflow.execute_child_workflow(
                Pong.run, args=[PongRequest(a=request.a, n=request.n - 1)]
            )
        if request.n > 5:
            workflow.continue_as_new(args=[PingRequest(a=request.a, n=request.n)])
        return request.a


class PongRequest(BaseModel):
    """The input of Pong."""

    a: str
    n: int


@workflow.defn
class Pong:
    @workflow.run
    async def run(self, request: PongRequest) -> str:
        x = await workflow.execute_child_workflow(
            "ping",
            args=[
                PingRequest(
                    a=request.a,
                    n=await workflow.execute_child_workflow(
                        Pong.run, args=[PongRequest(a=request.a, n=request.n)]
                    ),
                ),
            ],
        )
        y = await workflow.execute_child_workflow(
            Ping.go, args=[PingRequest(a=request.a, n=request.n)]
        )
        workflow.continue_as_new(
            args=[PingRequest(a=request.a, n=request.n)], workflow=Ping.go
        )
        return x
