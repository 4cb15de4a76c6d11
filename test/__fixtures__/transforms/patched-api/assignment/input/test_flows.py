import flows
from temporalio import workflow


async def fake(activity, payload, **options):
    return activity, payload


async def test_pay():
    original = workflow.execute_activity
    workflow.execute_activity = fake
    try:
        await flows.pay("o-1")
    finally:
        workflow.execute_activity = original
