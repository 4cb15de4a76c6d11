from typing import Optional

from temporalio import workflow


@workflow.defn
class GreetWorkflow:
    @workflow.run
    async def run(self, name: str = None, title: Optional[str] = None) -> str:
        return f"Hello, {title} {name}"
