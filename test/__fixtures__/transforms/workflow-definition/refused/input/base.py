from temporalio import workflow


class Base:
    @workflow.run
    async def run(self) -> None: ...
