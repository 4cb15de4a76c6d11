from unittest.mock import patch

import flows
from temporalio import workflow


async def test_side_effect():
    async def answer(activity, payload, **options):
        return activity, payload, options

    with patch("temporalio.workflow.execute_activity", side_effect=answer):
        assert (await flows.pay("o-1"))[1] == "o-1"


async def test_mocker(mocker):
    execute = mocker.patch("temporalio.workflow.execute_activity")
    mocker.patch.object(workflow, "start_activity", side_effect=lambda f, x, **o: x)
    await flows.pay("o-1")
    assert execute.call_args_list[0][0][1] == "o-1"


async def test_right(mocker):
    async def answer(activity, *, args, **options):
        return activity, args, options

    mocker.patch("temporalio.workflow.execute_activity", side_effect=answer)
    assert (await flows.pay("o-1"))[1] == ["o-1"]
