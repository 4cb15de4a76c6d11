from dataclasses import dataclass

from temporalio import activity


@dataclass
class Account:
    number: str
    cents: int


@activity.defn
async def transfer(source: Account, target: Account, cents: int) -> str:
    return f"{cents} from {source.number} to {target.number}"


@activity.defn
async def fee(account: Account, cents: int) -> int:
    return cents // 100 if account.cents > 500 else 5


class Mail:
    @activity.defn
    async def notify(self, number: str, text: str) -> str:
        return f"{number}: {text}"
