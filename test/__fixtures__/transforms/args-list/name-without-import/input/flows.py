async def pay(charge, order_id: str, **options) -> None:
    await workflow.execute_activity(charge, order_id, **options)
    await execute_activity(charge, order_id, **options)
    await self.workflow.execute_activity(charge, order_id, **options)
