from temporalio.client import Client

from flows import TrainFlow, TrainFlowRequest


async def train(client: Client, number: str) -> None:
    await client.start_workflow(
        TrainFlow.run, TrainFlowRequest(model_id=number), id="train", task_queue="q"
    )
