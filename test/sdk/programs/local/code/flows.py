from datetime import timedelta

from temporalio import workflow
from temporalio.common import RetryPolicy

with workflow.unsafe.imports_passed_through():
    from work import Desk, Label, Parcel, flaky, weigh

TEN = timedelta(seconds=10)


@workflow.defn
class ParcelFlow:
    @workflow.run
    async def run(self, parcel: Parcel) -> list[str]:
        weight = await workflow.execute_local_activity(
            weigh, parcel, start_to_close_timeout=TEN
        )
        heavier = await workflow.start_local_activity(
            weigh, Parcel(weight + 1), start_to_close_timeout=TEN
        )
        stamped = await workflow.execute_local_activity_method(
            Desk.stamp, parcel, start_to_close_timeout=TEN
        )
        also = await workflow.start_local_activity_method(
            Desk.stamp,
            arg=Parcel(
                weight=heavier,
                to="away",
            ),
            start_to_close_timeout=TEN,
        )
        label = await workflow.execute_local_activity_class(
            Label, f"{weight}+{heavier}", start_to_close_timeout=TEN
        )
        plain = await workflow.start_local_activity_class(
            Label, "plain", start_to_close_timeout=TEN
        )
        named: int = await workflow.execute_local_activity(
            "weigh", Parcel(99), start_to_close_timeout=TEN
        )
        late = await workflow.execute_local_activity(
            flaky,
            parcel,
            start_to_close_timeout=TEN,
            retry_policy=RetryPolicy(initial_interval=timedelta(milliseconds=10)),
        )
        return [stamped, also, label, plain, str(named), late]
