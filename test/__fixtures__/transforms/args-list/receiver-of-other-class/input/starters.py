from queues import connect
from temporalio.client import Client


class Gateway:
    async def start_workflow(self, name, queue, *payloads, **options):
        client = await Client.connect("localhost:7233")
        await client.start_workflow(
            name, args=list(payloads), task_queue=queue, **options
        )

    async def signal(self, name, workflow_id, *payloads):
        await self.start_workflow(name, workflow_id, *payloads, id="1", task_queue="a")


async def start(gateway: Gateway, order_id):
    await gateway.start_workflow("Pay", "shop", order_id, id="1", task_queue="shop")
    await gateway.signal("approve", order_id, 1)
    await Gateway().start_workflow("Pay", "shop", order_id, id="1", task_queue="a")
    await connect().signal("approve", order_id, 1)
    blinker = connect()
    blinker.signal("saved", order_id, 1)
    blinker.query("select", order_id, 1)
