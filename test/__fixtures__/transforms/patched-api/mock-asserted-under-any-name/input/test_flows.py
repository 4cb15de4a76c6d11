from unittest.mock import AsyncMock, patch

import flows
from temporalio import workflow


async def test_with():
    with patch("temporalio.workflow.execute_activity") as run:
        await flows.pay("o-1")
    run.assert_called_once_with("charge", "o-1", task_queue="a")


@patch.object(workflow, "execute_activity", new_callable=AsyncMock)
async def test_decorated(run):
    await flows.pay("o-1")
    run.assert_awaited_with("charge", "o-1", task_queue="a")
