# temporal-codemod: ignore-file an example of what not to do
import time
from temporalio import workflow


@workflow.defn
class Order:
    @workflow.run
    async def run(self) -> None:
        time.time()
