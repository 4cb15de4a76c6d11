from temporalio import workflow


async def pay(order, table, **options):
    async with table as (first, second), second:
        match first, second:
            case [1, *_] | {"a": 1} if await workflow.execute_activity("check", order):
                pass
    lambda *a, k=1, **o: (yield)
    table[await workflow.execute_activity("pick", order), 1:2, ...] = first @ second
    print(*(await workflow.execute_activity("list", order)), sep="", file=None)
    return {**await workflow.execute_activity("load", order), "x": [*table], 1_000: 0xFF}
