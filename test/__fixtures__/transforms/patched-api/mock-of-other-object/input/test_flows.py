from unittest.mock import patch

import flows


async def test_other(other):
    with patch("jobs.execute_activity") as execute:
        await flows.pay("o-1")
    assert execute.call_args[0][1] == "o-1"
    with patch.object(other, "execute_activity") as execute_other:
        await flows.pay("o-1")
    assert execute_other.call_args[0][1] == "o-1"
