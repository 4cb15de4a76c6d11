"""How to call an activity.

    await workflow.execute_activity(charge, order_id, cents, **options)
"""

from temporalio import workflow

EXAMPLE = "workflow.execute_activity(charge, order_id)"
CODE = f"""
workflow.execute_activity(charge, {EXAMPLE})
"""


async def pay(charge, order_id, **options):
    """Runs workflow.execute_activity(charge, order_id).

    >>> workflow.execute_activity(charge, order_id)
    """
    # before: workflow.execute_activity(charge, order_id, start_to_close_timeout=30)
    # @@@SNIPSTART python-execute-activity
    return await workflow.execute_activity(charge, args=[order_id], **options)
    # @@@SNIPEND
