import flows
from temporalio import workflow


async def fake_execute_activity(activity, payload, **options):
    return activity, payload


def fake_local(activity, *args, **options):
    return activity, args[0]


async def test_by_object(monkeypatch):
    monkeypatch.setattr(workflow, "execute_activity", fake_execute_activity)
    assert await flows.pay("o-1") == ("charge", "o-1")


async def test_by_name(monkeypatch):
    monkeypatch.setattr("temporalio.workflow.execute_local_activity", fake_local)
    await flows.pay("o-1")


async def test_by_module(monkeypatch):
    async def fake(activity, order_id, task_queue):
        return activity, order_id, task_queue

    monkeypatch.setattr(flows.workflow, "start_activity", fake)
    await flows.pay("o-1")


async def test_by_lambda(monkeypatch):
    monkeypatch.setattr(workflow, "start_local_activity", lambda f, x, **o: (f, x))
    await flows.pay("o-1")
