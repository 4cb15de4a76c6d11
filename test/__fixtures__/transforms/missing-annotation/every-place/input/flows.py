from temporalio import activity, workflow


@activity.defn
async def charge(order, amount: int):
    return await pay(order, amount)


@activity.defn
async def notify(order: str):
    await send(order)


class Mails:
    @activity.defn
    def send(self, address) -> None:
        post(address)


@workflow.defn
class Shop:
    @workflow.run
    async def run(self, order=None):
        self.order = order

    @workflow.signal
    def cancel(self, reason):
        self.reason = reason

    @workflow.query
    def state(self):
        return self.reason

    @workflow.update(name="rename")
    async def rename(self, name, *rest) -> None:
        self.name = name
