import textwrap

from temporalio import workflow


async def report(query, region, **options):
    await workflow.execute_activity(
        query,
        """
        SELECT *
          FROM orders
        """,
        **options,
    )
    await workflow.execute_activity(
        query,
        region,
        f"""
SELECT *
  FROM orders WHERE region = {region}
""",
        **options,
    )
    await workflow.execute_activity(
        query,
        textwrap.dedent(
            """
            SELECT *
              FROM orders
            """
        ),
        region,
        **options,
    )
