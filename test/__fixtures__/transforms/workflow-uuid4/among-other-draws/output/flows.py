from temporalio import workflow


@workflow.defn
class Order:
    @workflow.run
    async def run(self) -> None:
        self.key = str(workflow.uuid4())
        await self.pack()

    async def pack(self) -> None:
        await workflow.execute_child_workflow("Pack")


@workflow.defn
class Refund:
    @workflow.run
    async def run(self) -> None:
        self.key = str(workflow.uuid4())

    @workflow.signal
    def roll(self) -> None:
        self.dice = workflow.random().random()


@workflow.defn
class Alone:
    @workflow.run
    async def run(self) -> None:
        self.key = str(workflow.uuid4())
