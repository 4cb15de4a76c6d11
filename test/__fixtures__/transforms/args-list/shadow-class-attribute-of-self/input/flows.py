from temporalio import workflow

from engines import connect


class Jobs:
    workflow = connect()

    async def run(self, charge, order_id):
        await self.workflow.execute_activity(charge, order_id, "queue")
        await Jobs.workflow.execute_activity(charge, order_id, "queue")
