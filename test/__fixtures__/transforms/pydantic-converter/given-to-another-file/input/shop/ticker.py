from temporalio.client import Client
from temporalio.worker import Worker

from shop.flows import Tick


def ticking(client: Client) -> Worker:
    return Worker(client, task_queue="ticks", workflows=[Tick])
