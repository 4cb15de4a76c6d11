from flows import Flow
from other import Other


async def one(client, flag):
    wf = Flow if flag else Other
    await client.execute_workflow(wf.run, args=["a", 1], id="x", task_queue="q")
