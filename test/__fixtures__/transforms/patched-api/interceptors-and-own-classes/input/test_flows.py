from unittest.mock import patch

import flows


class Inbound:
    async def execute_activity(self, input):
        return input


class Executor:
    async def execute_activity(self, name, payload, queue):
        return name, payload, queue


async def test_own():
    executor = Executor()
    with patch.object(executor, "execute_activity") as execute:
        await executor.execute_activity("charge", "o-1", "queue")
    assert execute.call_args[0][1] == "o-1"
    with patch.object(Executor, "execute_activity") as execute:
        await executor.execute_activity("charge", "o-1", "queue")
    execute.assert_called_with("charge", "o-1", "queue")
    with patch("flows.pay") as pay:
        await flows.pay("charge", "o-1")
    assert pay.call_args[0][1] == "o-1"
