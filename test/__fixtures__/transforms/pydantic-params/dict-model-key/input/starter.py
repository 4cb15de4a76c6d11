from temporalio.client import Client

from flows import TrainFlow


async def train(client: Client, number: str) -> None:
    await client.start_workflow(
        TrainFlow.run, {"model_id": number}, id="train", task_queue="q"
    )
