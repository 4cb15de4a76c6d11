import os
import random
import secrets
from random import Random
import numpy as np
from temporalio import workflow


@workflow.defn
class Order:
    @workflow.run
    async def run(self, items: list) -> None:
        delay = workflow.random().uniform(
            1,
            5,
        )
        workflow.random().shuffle(items)
        random.seed(4)
        one = Random(42).random()
        two = Random().random()
        token = secrets.token_hex(8)
        raw = os.urandom(4)
        noise = np.random.rand(3)
        fine = workflow.random_seed
        pick(items)


def pick(items: list):
    return random.choice(items)
