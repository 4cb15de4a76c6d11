from temporalio import activity, workflow


@activity.defn
async def store(rows: list[dict]) -> str:
    return "stored"


class Helper:
    async def run(self, rows: list[dict]) -> None:
        ...


@workflow.defn
class Flow:
    @workflow.run
    async def run(self, location: str) -> None:
        ...

    @workflow.signal
    def add(self, rows: list[dict]) -> None:
        ...
