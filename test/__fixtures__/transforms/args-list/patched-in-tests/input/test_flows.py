import flows


async def fake_execute_activity(activity, payload, **options):
    return activity, payload


async def test_pay(monkeypatch):
    monkeypatch.setattr(flows.workflow, "execute_activity", fake_execute_activity)
    assert await flows.pay("o-1") == ("charge", "o-1")
