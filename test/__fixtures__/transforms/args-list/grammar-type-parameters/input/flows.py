from temporalio import workflow

type Payload[T] = list[T]


@workflow.defn
class Pay[T]:
    @workflow.run
    async def run[U: (str, int)](self, order: Payload[U]) -> None:
        await workflow.execute_activity("charge", order, task_queue="shop")
