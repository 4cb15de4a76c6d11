from pydantic import BaseModel
from temporalio import activity


class Letter(BaseModel):
    text: str


@activity.defn
async def send(letter: Letter) -> None: ...
