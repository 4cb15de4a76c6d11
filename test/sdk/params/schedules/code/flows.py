import asyncio

from temporalio import workflow


@workflow.defn
class DeskFlow:
    def __init__(self) -> None:
        self.notes: list[str] = []
        self.closed = False

    @workflow.run
    async def run(self, owner: str, floor: int) -> str:
        await workflow.wait_condition(lambda: self.closed)
        await asyncio.sleep(0)
        return f"{owner} {floor} {self.notes}"

    @workflow.update
    async def note(self, text: str) -> int:
        self.notes.append(text)
        return len(self.notes)

    @workflow.signal
    def close(self) -> None:
        self.closed = True
