from temporalio import workflow


@workflow.defn
class GreetFlow:
    @workflow.run
    async def run(self, name: str, greeting: str = "Hello", times: int = 1) -> str:
        return f"{greeting} {name} " * times


@workflow.defn
class IdleFlow:
    @workflow.run
    async def run(self, rounds: int = 2, word: str = "tick") -> str:
        return " ".join([word] * rounds)
