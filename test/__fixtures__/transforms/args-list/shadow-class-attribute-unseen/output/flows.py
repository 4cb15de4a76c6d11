from temporalio import workflow

from engines import connect


class Payments:
    workflow = connect()

    async def run(self, charge, order_id, **options):
        # A method does not see the names of the class body: this is the module's.
        await workflow.execute_activity(charge, args=[order_id], **options)
