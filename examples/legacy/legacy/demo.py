"""A tour of the shop: `python -m legacy.demo --address HOST:PORT`."""

import argparse
import asyncio

from temporalio.client import Client

from legacy import starter
from legacy.models import Channel, LineItem, Order
from legacy.worker import make_worker
from legacy.workflows import LoyaltyAccount

LAMPS = LineItem(sku="lamp", quantity=2, unit_price_cents=1999)
CHAIR = LineItem(sku="chair", quantity=1, unit_price_cents=4950)
DESKS = LineItem(sku="desk", quantity=3, unit_price_cents=19900)


async def tour(client: Client, with_refund: bool) -> None:
    small = Order("1001", "ada", [LAMPS, CHAIR])
    large = Order("1002", "bob", [LAMPS, DESKS])
    print("order 1001:", await starter.place_order(client, small, Channel.SMS))
    print("order 1002:", await starter.place_order(client, large, Channel.EMAIL))
    print("statements:", await starter.send_statements(client, "2026-01"))

    account = await starter.open_account(client, "ada")
    print("account of:", await account.query(LoyaltyAccount.customer))
    for points in (40, 80):
        await account.signal(LoyaltyAccount.add_points, points)
    await account.signal(LoyaltyAccount.close)
    print("points:", await account.result())

    if with_refund:
        print("refund:", await starter.refund(client, "rcpt-1001", 1999))


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", default="127.0.0.1:7233")
    parser.add_argument("--with-refund", action="store_true")
    options = parser.parse_args()
    client = await Client.connect(options.address)
    async with make_worker(client):
        await tour(client, options.with_refund)


if __name__ == "__main__":
    asyncio.run(main())
