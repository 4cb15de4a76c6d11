from unittest.mock import AsyncMock, patch

import flows


class Fake:
    async def execute_activity(self, activity, payload, **options):
        return activity, payload, options


class Unused:
    async def execute_activity(self, activity, payload, **options):
        return activity, payload, options


async def test_object():
    with patch("flows.workflow", Fake()):
        await flows.pay("o-1")


@patch("flows.workflow")
async def test_mock(workflow):
    workflow.execute_activity = AsyncMock()
    await flows.pay("o-1")
    workflow.execute_activity.assert_awaited_once_with("charge", "o-1", task_queue="a")
