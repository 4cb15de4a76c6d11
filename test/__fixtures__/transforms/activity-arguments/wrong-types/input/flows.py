from activities import flag, mapping, number, order, refund, text, words
from models import LateRefund, Order, Refund
from temporalio import workflow


async def wrong(value: str) -> None:
    await workflow.execute_activity(text, args=[1], task_queue="a")
    await workflow.execute_activity(text, args=[None], task_queue="a")
    await workflow.execute_activity(text, args=[["a"]], task_queue="a")
    await workflow.execute_activity(text, args=[Order(id="1")], task_queue="a")
    await workflow.execute_activity(text, args=[{"a": 1}], task_queue="a")
    await workflow.execute_activity(number, args=["1"], task_queue="a")
    await workflow.execute_activity(number, args=[f"{value}"], task_queue="a")
    await workflow.execute_activity(number, args=[1.5], task_queue="a")
    await workflow.execute_activity(words, args=["a"], task_queue="a")
    await workflow.execute_activity(words, args=[{"a": "b"}], task_queue="a")
    await workflow.execute_activity(order, args=["1"], task_queue="a")
    await workflow.execute_activity(order, args=[Refund(id="1")], task_queue="a")
    await workflow.execute_activity(refund, args=[Order(id="1")], task_queue="a")
    await workflow.execute_activity(mapping, args=[[("a", 1)]], task_queue="a")
    await workflow.execute_activity(flag, args=["yes"], task_queue="a")
    await workflow.execute_activity(number, "1", task_queue="a")
    await workflow.execute_activity(number, arg="1", task_queue="a")


async def right(value, late: LateRefund) -> None:
    await workflow.execute_activity(text, args=["a" "b"], task_queue="a")
    await workflow.execute_activity(text, args=[value], task_queue="a")
    await workflow.execute_activity(text, args=[str(1)], task_queue="a")
    await workflow.execute_activity(text, args=["a" if value else 1], task_queue="a")
    await workflow.execute_activity(number, args=[-1], task_queue="a")
    await workflow.execute_activity(number, args=[True], task_queue="a")
    await workflow.execute_activity(words, args=[("a", "b")], task_queue="a")
    await workflow.execute_activity(words, args=[[w for w in value]], task_queue="a")
    await workflow.execute_activity(order, args=[{"id": "1"}], task_queue="a")
    await workflow.execute_activity(order, args=[Order(id="1")], task_queue="a")
    await workflow.execute_activity(refund, args=[None], task_queue="a")
    await workflow.execute_activity(
        refund, args=[LateRefund(id="1", days=2)], task_queue="a"
    )
    await workflow.execute_activity(refund, args=[late], task_queue="a")
    await workflow.execute_activity(mapping, args=[dict(a=1)], task_queue="a")
    await workflow.execute_activity(mapping, args=[{**value}], task_queue="a")
    await workflow.execute_activity(flag, args=[False], task_queue="a")
