from temporalio import workflow


async def report(query, **options):
    await workflow.execute_activity(query, args=["""
SELECT 1
"""])
    await workflow.execute_activity(
        query,
        args=[
            f"""{
            options
        }
        """,
            rb"""\
raw""",
        ],
        **options,
    )
