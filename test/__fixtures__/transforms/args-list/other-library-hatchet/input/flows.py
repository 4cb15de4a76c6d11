from hatchet_sdk import Hatchet, workflow

hatchet = Hatchet()


@hatchet.workflow(on_events=["order:paid"])
class Pay:
    @hatchet.step()
    async def charge(self, context):
        await workflow.execute_activity("charge", context.order_id, context.cents)
        await context.aio.spawn_workflow("refund", {"id": 1}, "key")
        await hatchet.client.start_workflow("pay", context.order_id, context.cents)
