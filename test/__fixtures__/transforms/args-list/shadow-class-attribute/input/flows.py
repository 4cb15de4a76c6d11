from temporalio import workflow

from engines import connect


class InTheBody:
    workflow = connect()
    pending = workflow.start_activity("audit", "queue", 1)


class ByAttribute:
    workflow = connect()

    async def run(self, charge, order_id):
        await self.workflow.execute_activity(charge, order_id, "queue")
        await ByAttribute.workflow.execute_activity(charge, order_id, "queue")
