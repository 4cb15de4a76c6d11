import temporalio.workflow


@temporalio.workflow.defn
class Order:
    @temporalio.workflow.run
    async def run(self) -> None:
        self.started = temporalio.workflow.now()
