from temporalio import workflow

from lib.store import at_the_call, both, one_of_two


@workflow.defn
class Order:
    @workflow.run
    async def run(self, name: str) -> None:
        both()
        one_of_two()
        at_the_call()  # temporal-codemod: ignore[workflow-io] read once and never changed
