from temporalio import workflow


@workflow.defn
class StockFlow:
    @workflow.init
    def __init__(self, article: str, pieces: int) -> None:
        self.lines = [f"{article}: {pieces}"]

    @workflow.run
    async def run(self, name: str, count: int) -> list[str]:
        self.lines.append(f"{name} {count * 2}")
        return self.lines
