from typing import Any, Dict

from temporalio import workflow


@workflow.defn
class ImportWorkflow:
    @workflow.run
    async def run(self, params: Dict[str, Any]) -> int:
        source = params["source"]
        if params.get("limit", 10) > 5:
            print(params["reason"], params.get("note"))
        return len(source)


@workflow.defn
class CountWorkflow:
    @workflow.init
    def __init__(self, sizes: dict[str, int]) -> None:
        self.width = sizes["width"]

    @workflow.run
    async def run(self, sizes: dict[str, int]) -> int:
        if self.width > 10:
            workflow.continue_as_new({"width": self.width - 1, "depth": 2})
        return sizes["width"] * sizes.get("height", 1)


@workflow.defn
class AskWorkflow:
    @workflow.run
    async def run(self, options: dict) -> bool:
        return "verbose" in options
