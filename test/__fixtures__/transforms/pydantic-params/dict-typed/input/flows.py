from temporalio import workflow

from shapes import Job


@workflow.defn
class JobWorkflow:
    @workflow.run
    async def run(self, job: Job) -> str:
        return f"{job['name']} {job.get('size', 0)}"
