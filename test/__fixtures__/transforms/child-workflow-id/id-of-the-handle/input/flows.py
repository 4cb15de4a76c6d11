import asyncio

from temporalio import workflow


@workflow.defn
class Batch:
    @workflow.run
    async def run(self, items: list[str]) -> None:
        workflow.logger.info("%s", items)


@workflow.defn
class Parent:
    def __init__(self) -> None:
        self.started: list[str] = []

    @workflow.run
    async def run(self, items: list[str]) -> None:
        for item in items:
            handle = await workflow.start_child_workflow(Batch.run, args=[[item]])
            self.started.append(handle.id)
        for item in items:
            other = await workflow.start_child_workflow(Batch.run, args=[[item]], id=str(workflow.uuid4()))
            workflow.logger.info("started %s", other.id)
        for item in items:
            third = await (workflow.start_child_workflow(Batch.run, args=[[item]], id=None))
            workflow.logger.info("started %s", third.id)

    @workflow.signal
    async def listed(self, items: list[str]) -> None:
        handles = []
        for item in items:
            handle = await workflow.start_child_workflow(Batch.run, args=[[item]], id=f"{item}-{workflow.uuid4()}")
            handles.append((item, handle))
        for _, each in handles:
            workflow.logger.info("%s", each.id)
        others = [await workflow.start_child_workflow(Batch.run, args=[[item]], id=str(workflow.uuid4())) for item in items]
        self.started += [child.id for child in others]
        more = []
        for item in items:
            more.append(await workflow.start_child_workflow(Batch.run, args=[[item]]))
        self.started += [child.id for child in more]


@workflow.defn
class NotRead:
    @workflow.run
    async def run(self, items: list[str], request) -> None:
        handles = []
        for item in items:
            handle = await workflow.start_child_workflow(Batch.run, args=[[item]])
            handles.append(handle)
            workflow.logger.info("%s", request.id)
        await asyncio.gather(*handles)
        for item in items:
            await workflow.execute_child_workflow(Batch.run, args=[[item]], id=str(workflow.uuid4()))
        others = [await workflow.start_child_workflow(Batch.run, args=[[item]], id=str(workflow.uuid4())) for item in items]
        for other in others:
            await other
