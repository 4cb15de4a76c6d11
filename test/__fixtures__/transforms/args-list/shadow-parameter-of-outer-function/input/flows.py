from temporalio import workflow


class Engine:
    async def run(self, workflow, charge):
        async def inner():
            return await workflow.execute_activity(charge, "queue", 1)

        return await inner()
