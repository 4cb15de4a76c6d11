from names import GREET
from temporalio import workflow


@workflow.defn(name=GREET)
class GreetFlow:
    @workflow.run
    async def run(self, name: str, title: str = "Dr.") -> str:
        return f"{title} {name}"


@workflow.defn
class ShoutFlow:
    @workflow.run
    async def run(self, text: str, times: int) -> str:
        return text.upper() * times
