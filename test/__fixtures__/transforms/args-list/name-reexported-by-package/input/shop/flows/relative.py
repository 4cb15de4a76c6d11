from ..temporal import run as perform
from ..temporal import workflow as wf
from ..temporal.facade import workflow


async def pay(charge, order_id: str, **options) -> None:
    await wf.execute_activity(charge, order_id, **options)
    await perform(charge, order_id, **options)
    await workflow.execute_local_activity(charge, order_id, **options)
