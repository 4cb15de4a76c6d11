from engines import connect


class workflow:
    @staticmethod
    async def execute_activity(activity, queue, *payloads):
        return await connect(activity, queue, payloads)


async def pay(charge, order_id):
    await workflow.execute_activity(charge, "queue", order_id)
