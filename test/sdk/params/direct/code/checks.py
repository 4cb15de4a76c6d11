from flows import PriceFlow


async def check_price() -> list[int]:
    flow = PriceFlow()
    return [
        await PriceFlow().run(100),
        await flow.run(200, rate=7),
        await PriceFlow.run(flow, 300, 0),
    ]
