from temporalio import workflow


@workflow.defn(name="greet")
class GreetWorkflow:
    @workflow.run
    async def run(self, name: str, title: str) -> str:
        return f"{title} {name}"
