from datetime import date, timedelta

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from activities import describe, frank, maybe, send, show
    from models import Colour, Customer, Letter, Stamp

TEN = timedelta(seconds=10)


@workflow.defn
class LetterFlow:
    @workflow.run
    async def run(self, customer: Customer) -> list[str]:
        described = await workflow.execute_activity(
            describe, customer, start_to_close_timeout=TEN
        )
        younger = await workflow.execute_activity(
            describe,
            customer.model_copy(
                update={
                    "born": date(2001, 2, 3),  # a Saturday
                    "colours": [Colour.BLUE, Colour.RED],
                }
            ),
            start_to_close_timeout=TEN,
        )
        sent = await workflow.execute_activity(
            send,
            # what goes into the envelope
            Letter(
                to=customer,
                text="""Grüße,
    and a line that is indented # not a comment
  … 😀 and one that is less so
""",
                copies={"archive": 1, "boss": 2},
            ),
            # how long it may take
            start_to_close_timeout=TEN,
        )
        return [described, younger, sent]


@workflow.defn
class OddFlow:
    @workflow.run
    async def run(self, customer: Customer) -> list[str]:
        results = [
            await workflow.execute_activity(
                frank, Stamp(80), start_to_close_timeout=TEN
            ),
            await workflow.execute_activity(maybe, None, start_to_close_timeout=TEN),
            await workflow.execute_activity(
                show, (1, "two"), start_to_close_timeout=TEN
            ),
            await workflow.execute_activity(show, [], start_to_close_timeout=TEN),
            await workflow.execute_activity(
                show, arg={"key": [1, 2]}, start_to_close_timeout=TEN
            ),
            await workflow.execute_activity(
                show, "naïve 日本語 𝔘", start_to_close_timeout=TEN
            ),
        ]
        handle = workflow.start_activity(
            show, b"\x00\xff", start_to_close_timeout=TEN)  # fmt: skip
        results.append(await handle)
        total = 1 + \
            len(await workflow.execute_activity(show, \
                1.5, start_to_close_timeout=TEN))  # fmt: skip
        return [*results, str(total)]
