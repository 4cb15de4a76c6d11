from temporalio import workflow


async def report(query, **options):
    await workflow.execute_activity(query, """
SELECT 1
""")
    await workflow.execute_activity(
        query,
        f"""{
            options
        }
        """,
        rb"""\
raw""",
        **options,
    )
