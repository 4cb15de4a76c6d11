from temporalio import workflow


async def report(query, region, **options):
    await workflow.execute_activity(query, """
        SELECT *
          FROM orders
        """, region, **options)
    await workflow.execute_activity(query, region, '''
  quoted "args"
''', **options)
    await workflow.execute_activity(query, 'one \
          string', **options)
