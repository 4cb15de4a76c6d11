from temporalio.client import Client

import models
from flows import OrderWorkflow, OtherWorkflow


async def main(client: Client) -> None:
    order = models.Order(7, ["lamp"])
    await client.execute_workflow(
        OrderWorkflow.run, order, id="order", task_queue="orders"
    )
    await client.execute_workflow(
        OtherWorkflow.run,
        models.Order(
            8,
            ["desk"],  # and a chair
            note="fragile",
        ),
        id="other",
        task_queue="orders",
    )
