import time
from temporalio import workflow


@workflow.defn
class Order:
    @workflow.run
    async def run(self) -> None:
        a = time.time()  # temporal-codemod: ignore[workflow-now] shown to people alone
        # temporal-codemod: ignore[workflow-uuid4, workflow-now]
        # the comment above is about this line:
        b = time.time()
        c = workflow.time()  # temporal-codemod: ignore[workflow-uuid4] another rule
        d = time.time()  # noqa  # temporal-codemod: ignore[workflow-now]
        e = time.monotonic()  # temporal-codemod: ignore
