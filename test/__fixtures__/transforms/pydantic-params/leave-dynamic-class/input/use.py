import importlib
import flows


async def one(client):
    m = importlib.import_module("flows")
    await client.execute_workflow(m.Flow.run, args=["a", 1], id="x", task_queue="q")
    await client.execute_workflow(getattr(flows, "Flow").run, args=["a", 1], id="x", task_queue="q")
    r = getattr(flows.Flow, "run")
    await client.execute_workflow(r, args=["a", 1], id="x", task_queue="q")
