from pydantic import BaseModel
from temporalio import workflow


class Letter(BaseModel):
    sender: str
    receiver: str
    text: str
    stamp: str = "plain"


@workflow.defn
class PostLetter:
    @workflow.run
    async def run(self, letter: Letter) -> bool:
        return letter.sender != letter.receiver
