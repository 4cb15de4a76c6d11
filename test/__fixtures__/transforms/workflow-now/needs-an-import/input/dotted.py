from datetime import datetime, timezone

import temporalio.workflow


@temporalio.workflow.defn
class Order:
    @temporalio.workflow.run
    async def run(self) -> None:
        self.started = datetime.now(timezone.utc)
