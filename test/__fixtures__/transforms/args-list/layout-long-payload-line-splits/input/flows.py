from temporalio import workflow


class Pay:
    async def run(self, charge, order_id, cents, **options):
        await workflow.execute_activity(
            charge,
            dict(order_id=order_id, cents=cents, currency="EUR", reason="a refund"),
            **options,
        )
        await workflow.execute_activity(
            charge,
            ["a list of words", "that fills the line", "up to its very", order_id],
            **options,
        )
        await workflow.execute_activity(
            charge,
            order_id.something_long.and_something_else.and_so_on.and_so_forth_on_more,
            **options,
        )
