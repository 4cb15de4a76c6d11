import activities as acts
from activities import Derived, Jobs, five, four, one, three, two
from temporalio import workflow


async def run(jobs: Jobs) -> None:
    await workflow.execute_activity(one, args=[1, 2])
    await workflow.execute_activity(two, args=["a", "b"])
    await workflow.execute_activity(three, args=["a", "b"])
    await workflow.execute_activity(four, args=["a", "b"])
    await workflow.execute_activity("quatre", args=["a", "b"])
    await workflow.execute_activity(acts.five, args=["a", "b"])
    await workflow.execute_activity(Jobs.six, args=["a", "b"])
    await workflow.execute_activity_method(Derived.seven, args=["a", "b"])
    await workflow.execute_activity(Derived().seven, args=["a", "b"])
    await workflow.execute_activity(five, args=["a"])
    await workflow.execute_activity(jobs.six, args=["a"])
