from temporalio import workflow


async def report(query, region, **options):
    await workflow.execute_activity(
        query,
        args=[
            "SELECT * "
            # all of them
            "FROM orders "
            f"WHERE region = {region}"
        ],
        **options,
    )
    await workflow.execute_activity(
        query,
        args=[("SELECT * " "FROM orders")],
        **options,
    )
