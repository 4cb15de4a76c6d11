import textwrap

from temporalio import workflow


async def report(query, region, **options):
    await workflow.execute_activity(
        query,
        args=[
            """
        SELECT *
          FROM orders
        """
        ],
        **options,
    )
    await workflow.execute_activity(
        query,
        args=[
            region,
            f"""
SELECT *
  FROM orders WHERE region = {region}
""",
        ],
        **options,
    )
    await workflow.execute_activity(
        query,
        args=[
            textwrap.dedent(
                """
            SELECT *
              FROM orders
            """
            ),
            region,
        ],
        **options,
    )
