from flows import TestedWorkflow


async def test_dry() -> None:
    assert await TestedWorkflow().run({"dry": True})
