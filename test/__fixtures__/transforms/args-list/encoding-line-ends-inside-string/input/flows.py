from temporalio import workflow


async def report(query, region, **options):
    await workflow.execute_activity(
        query,
        """
        one
        two  three
        """,
        region,
        **options,
    )
