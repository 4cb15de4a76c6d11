async def test_it(flow):
    assert await flow.run("a", 1) == "a1"
