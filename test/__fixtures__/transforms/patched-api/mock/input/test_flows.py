from unittest import mock
from unittest.mock import AsyncMock, patch

import flows
from temporalio import workflow


async def test_call_args():
    with patch("temporalio.workflow.execute_activity") as execute:
        await flows.pay("o-1")
    assert execute.call_args[0][1] == "o-1"
    assert execute.call_args.args[1] == "o-1"
    assert execute.await_args_list[0].args[1] == "o-1"


@patch.object(workflow, "execute_activity", new_callable=AsyncMock)
async def test_decorated(execute_activity):
    await flows.pay("o-1")
    execute_activity.assert_awaited_with("charge", "o-1", task_queue="a")


async def test_by_module():
    with mock.patch("flows.workflow.execute_activity", new=AsyncMock()) as execute:
        await flows.pay("o-1")
    assert execute.mock_calls[0].args[1] == "o-1"
