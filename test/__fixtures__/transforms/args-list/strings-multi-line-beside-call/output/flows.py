from temporalio import workflow


async def report(query, region, **options):
    await workflow.execute_activity(query, args=["""
        SELECT *
          FROM orders
        """, region], **options)
    await workflow.execute_activity(query, args=[region, '''
  quoted "args"
'''], **options)
    await workflow.execute_activity(query, args=['one \
          string'], **options)
