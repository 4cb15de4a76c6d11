from flows import TestedRequest, TestedWorkflow


async def test_dry() -> None:
    assert await TestedWorkflow().run(TestedRequest(dry=True))
