from unittest.mock import patch

import flows


async def test_pay():
    with patch("temporalio.workflow.execute_activity") as execute:
        await flows.pay("o-1")
    assert execute.call_args[0][0] == "charge"


async def test_other():
    with patch("jobs.enqueue") as enqueue:
        await flows.pay("o-1")
    assert enqueue.call_args[0][1] == "o-1"
