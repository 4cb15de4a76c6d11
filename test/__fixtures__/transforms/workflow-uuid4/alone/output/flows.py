import uuid
from uuid import uuid4
from temporalio import workflow


@workflow.defn
class Order:
    @workflow.run
    async def run(self) -> str:
        key = workflow.uuid4()
        other = str(workflow.uuid4()).replace("-", "")
        old = uuid.uuid1()
        named = uuid.uuid5(uuid.NAMESPACE_DNS, "x")
        await workflow.execute_child_workflow("Pack", id=f"pack-{workflow.uuid4().hex}")
        return key_of(other)


def key_of(text: str) -> str:
    return text + uuid4().hex
