import asyncio
from datetime import timedelta

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from accounts import Account, Mail, fee, transfer

TEN = timedelta(seconds=10)


@workflow.defn
class TransferFlow:
    @workflow.run
    async def run(self, source: Account, target: Account) -> list[str]:
        charged = await workflow.execute_activity(
            fee, args=[source, 1000], start_to_close_timeout=TEN
        )
        done = await workflow.execute_activity(
            transfer,
            source,  # who pays
            target,  # who gets it
            1000 - charged,
            start_to_close_timeout=TEN,
        )
        mails = await asyncio.gather(
            *(
                workflow.execute_activity_method(
                    Mail.notify, account.number, done, start_to_close_timeout=TEN
                )
                for account in (source, target)
            )
        )
        rest = await workflow.start_local_activity(
            fee, target, 1, start_to_close_timeout=TEN
        )
        return [done, *mails, str(rest)]
