# wants: pydantic-params
from temporalio import workflow


@workflow.defn
class PostLetter:
    @workflow.run
    async def run(self, sender: str, receiver: str, text: str) -> bool:
        return sender != receiver and text != ""
