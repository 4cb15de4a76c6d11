from temporalio import workflow


async def report(query, region, **options):
    await workflow.execute_activity(
        query,
        "SELECT * "
        # all of them
        "FROM orders "
        f"WHERE region = {region}",
        **options,
    )
    await workflow.execute_activity(
        query,
        ("SELECT * " "FROM orders"),
        **options,
    )
