"""The worker: `python -m legacy.worker --address HOST:PORT`."""

import argparse
import asyncio

from temporalio.client import Client
from temporalio.worker import Worker

from legacy import activities, workflows
from legacy.billing import BillingActivities, PaymentGateway

TASK_QUEUE = "legacy-shop"
WORKFLOWS = [
    workflows.LoyaltyAccount,
    workflows.MonthlyStatements,
    workflows.NotifyCustomer,
    workflows.OrderWorkflow,
    workflows.RefundWorkflow,
]


def make_worker(client: Client) -> Worker:
    billing = BillingActivities(PaymentGateway())
    return Worker(
        client,
        task_queue=TASK_QUEUE,
        workflows=WORKFLOWS,
        activities=[
            activities.audit,
            activities.find_phone,
            activities.load_customers,
            activities.open_ticket,
            activities.price_order,
            activities.reserve_stock,
            activities.send_notification,
            activities.write_statement,
            billing.charge,
            billing.convert,
            billing.refund,
        ],
    )


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", default="127.0.0.1:7233")
    client = await Client.connect(parser.parse_args().address)
    await make_worker(client).run()


if __name__ == "__main__":
    asyncio.run(main())
