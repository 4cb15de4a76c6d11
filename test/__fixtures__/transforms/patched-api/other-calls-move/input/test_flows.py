from unittest.mock import patch

from temporalio import workflow

import flows


async def fake_child(child, payload, **options): ...


async def test_parent(monkeypatch):
    monkeypatch.setattr(workflow, "execute_child_workflow", fake_child)
    await flows.Parent().run(1)


async def test_mock():
    with patch("flows.workflow.execute_child_workflow") as mock:
        await flows.Parent().run(1)
    mock.assert_called_once_with("Child", 1, id="x")
    assert mock.call_args.args[1] == 1
