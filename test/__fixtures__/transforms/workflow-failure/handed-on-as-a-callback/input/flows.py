from engine import run
from temporalio import workflow


@workflow.defn
class Session:
    def __init__(self) -> None:
        self.open = False

    @workflow.run
    async def run(self, channel: str) -> None:
        await run(on_message=self.refuse)
        await run(on_message=lambda text: self.receive(channel, text))

    def receive(self, channel: str, text: str) -> str:
        if not self.open:
            raise RuntimeError(f"{channel} is closed")
        return text

    def refuse(self, text: str) -> str:
        raise ValueError(text)
