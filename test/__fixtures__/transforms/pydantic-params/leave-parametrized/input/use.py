import pytest
from flows import Flow


@pytest.mark.parametrize("wf", [Flow])
async def test_it(client, wf):
    await client.execute_workflow(wf.run, args=["a", 1], id="x", task_queue="q")
