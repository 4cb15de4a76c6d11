from typing import TypedDict


class Job(TypedDict, total=False):
    name: str
    size: int
