from unittest.mock import AsyncMock, patch

import flows
from temporalio import workflow


async def fake_args(activity, *, args, **options):
    return activity, args[0]


async def fake_options(activity, **options):
    return activity, options["args"][0]


async def fake_same(activity, arg=None, *, args=(), **options):
    return activity, arg, args


async def test_pay(monkeypatch):
    monkeypatch.setattr(workflow, "execute_activity", fake_args)
    monkeypatch.setattr(workflow, "start_activity", fake_options)
    monkeypatch.setattr(workflow, "execute_local_activity", fake_same)
    monkeypatch.setattr(workflow, "info", lambda a, b, c: None)
    await flows.pay("o-1")


async def test_mock():
    with patch("temporalio.workflow.execute_activity", new=AsyncMock()) as execute:
        await flows.pay("o-1")
    assert execute.call_args[0][0] == "charge"
    assert execute.call_args.kwargs["args"] == ["o-1"]
    assert execute.call_args[1]["task_queue"] == "a"
    execute.assert_called_once()
    execute.assert_called_with("charge", args=["o-1"], task_queue="a")
