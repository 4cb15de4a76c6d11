from temporalio import workflow


@workflow.defn
class TrainFlow:
    @workflow.run
    async def run(self, job: dict) -> str:
        return f"{job['model_id']} {job.get('rounds', 1)}"
