from datetime import timedelta

import sdk
from activities import title, total
from sdk import call, workflow

TEN = timedelta(seconds=10)


class Recorder:
    """Has a method of the same name, and is not the SDK."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def execute_activity(self, name: str, value: int) -> str:
        self.lines.append(f"{name}={value}")
        return name


def note(workflow: Recorder, value: int) -> str:
    return workflow.execute_activity("noted", value)


@workflow.defn
class ReexportFlow:
    @workflow.run
    async def run(self, values: list[int]) -> str:
        recorder = Recorder()
        note(recorder, len(values))
        added = await workflow.execute_activity(
            total, values, start_to_close_timeout=TEN
        )
        again = await sdk.workflow.execute_activity(
            total, [added, added], start_to_close_timeout=TEN
        )
        name = await call(title, "the sum", start_to_close_timeout=TEN)
        return f"{name}: {added}, {again}, {recorder.lines}"
