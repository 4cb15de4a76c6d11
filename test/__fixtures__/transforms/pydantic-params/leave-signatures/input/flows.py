import functools
from abc import ABC, abstractmethod
from typing import Any, Protocol

from temporalio import workflow

from elsewhere import Unknown


@workflow.defn
class StarFlow:
    @workflow.run
    async def run(self, first: str, *rest: str) -> None: ...


@workflow.defn
class KeywordsFlow:
    @workflow.run
    async def run(self, first: str, **rest: str) -> None: ...


@workflow.defn
class KeywordOnlyFlow:
    @workflow.run
    async def run(self, first: str, *, second: str) -> None: ...


class Contract(ABC):
    @abstractmethod
    async def run(self, first: str, second: str) -> None: ...


@workflow.defn
class ContractFlow(Contract):
    @workflow.run
    async def run(self, first: str, second: str) -> None:
        print(first, second)


class Parent:
    async def run(self, first: str, second: str) -> None: ...


@workflow.defn
class SuperFlow(Parent):
    @workflow.run
    async def run(self, first: str, second: str) -> None:
        await super().run(first, second)


@workflow.defn
class UnknownBaseFlow(Unknown):
    @workflow.run
    async def run(self, first: str, second: str) -> None:
        print(first, second)


def logged(function: Any) -> Any:
    @functools.wraps(function)
    async def inner(*args: Any) -> Any:
        return await function(*args)

    return inner


@workflow.defn
class DecoratedFlow:
    @workflow.run
    @logged
    async def run(self, first: str, second: str) -> None:
        print(first, second)


class Outer:
    @workflow.defn
    class InnerFlow:
        @workflow.run
        async def run(self, first: str, second: str) -> None:
            print(first, second)


@workflow.defn
class InitFlow:
    @workflow.init
    def __init__(self, first: str) -> None: ...

    @workflow.run
    async def run(self, first: str, second: str) -> None:
        print(first, second)


@workflow.defn
class CommentedInitFlow:
    @workflow.init
    def __init__(
        self,
        first: str,  # the one
        second: str,
    ) -> None:
        print(first, second)

    @workflow.run
    async def run(self, first: str, second: str) -> None:
        print(first, second)


@workflow.defn
class OneLineFlow:
    @workflow.run
    async def run(self, first: str, second: str) -> str: first = second; return first


@workflow.defn
class ClassNamesFlow:
    LIMIT = 3
    Kind = str

    @workflow.run
    async def run(self, first: str, second: int = LIMIT) -> None:
        print(first, second)


class Shape(Protocol):
    async def run(self, first: str, second: str) -> None: ...
