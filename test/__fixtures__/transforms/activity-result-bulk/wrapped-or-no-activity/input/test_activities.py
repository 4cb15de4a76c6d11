from temporalio import activity


@activity.defn(name="load")
async def fake_load(day: str) -> list[dict]:
    return [{"day": day}]


def test_nothing():
    assert True
