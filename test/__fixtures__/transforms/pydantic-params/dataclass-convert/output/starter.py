from temporalio.client import Client

import models
from flows import OrderWorkflow, OtherWorkflow


async def main(client: Client) -> None:
    order = models.Order(number=7, items=["lamp"])
    await client.execute_workflow(
        OrderWorkflow.run, order, id="order", task_queue="orders"
    )
    await client.execute_workflow(
        OtherWorkflow.run,
        models.Order(
            number=8,
            items=["desk"],  # and a chair
            note="fragile",
        ),
        id="other",
        task_queue="orders",
    )
