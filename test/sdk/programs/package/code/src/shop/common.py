from dataclasses import dataclass
from datetime import timedelta

from temporalio import workflow as wf

TIMEOUT = timedelta(seconds=10)

__all__ = ["TIMEOUT", "Item", "wf"]


@dataclass
class Item:
    sku: str
    count: int = 1
