from datetime import timedelta

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    import stores
    from stores import Entry, Greet, Ledger

TEN = timedelta(seconds=10)


@workflow.defn
class BookFlow:
    def __init__(self) -> None:
        self.ledger = Ledger()

    @workflow.run
    async def run(self, keys: list[str]) -> str:
        for amount, key in enumerate(keys, start=1):
            await workflow.execute_activity_method(
                Ledger.book,
                Entry(
                    key=key,
                    amount=amount * 10,
                ),
                start_to_close_timeout=TEN,
            )
        await workflow.start_activity_method(
            stores.Ledger.book, Entry("z", 1), start_to_close_timeout=TEN
        )
        balance = await workflow.execute_activity_method(
            Ledger.balance, keys, start_to_close_timeout=TEN
        )
        # A bound method: only its name is used.
        again = await workflow.execute_activity(
            self.ledger.balance, ["z"], start_to_close_timeout=TEN
        )
        names = await workflow.execute_activity_method(
            Ledger.names, start_to_close_timeout=TEN
        )
        return f"{balance}, {again}, {names}"


@workflow.defn
class GreetFlow:
    @workflow.run
    async def run(self, name: str) -> list[str]:
        return [
            await workflow.execute_activity_class(
                Greet, name, start_to_close_timeout=TEN
            ),
            await workflow.start_activity_class(
                Greet, arg=name.upper(), start_to_close_timeout=TEN
            ),
            await workflow.execute_activity_class(
                Greet, args=["again"], start_to_close_timeout=TEN
            ),
        ]
