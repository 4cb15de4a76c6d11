from temporalio import activity, workflow


@activity.defn
async def charge(order: str, amount: int = 0) -> bool:
    return True


@workflow.defn
class Shop:
    def __init__(self, order):
        self.order = order

    @workflow.run
    async def run(self, order: str) -> None:
        self._forget(order)

    @workflow.signal
    def cancel(self):
        self.cancelled = True

    @workflow.query
    def state(self) -> str:
        return ""

    def _forget(self, order):
        self.order = None
