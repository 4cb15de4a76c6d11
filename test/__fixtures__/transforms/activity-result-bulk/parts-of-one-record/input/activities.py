from pydantic import BaseModel
from temporalio import activity


class Attachment(BaseModel):
    name: str


class Message(BaseModel):
    text: str
    attachments: list[Attachment]


class Sent(BaseModel):
    message: Message
    headers: dict[str, dict]


class Delivered(BaseModel):
    message: Message


@activity.defn
async def send(text: str) -> Sent: ...


@activity.defn
async def deliver(text: str) -> Delivered: ...
