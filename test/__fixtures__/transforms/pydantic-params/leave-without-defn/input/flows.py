from abc import ABC, abstractmethod

from temporalio import workflow


class Base:
    @workflow.run
    async def run(self, name: str, size: int) -> str:
        return name * size


@workflow.defn
class Derived(Base):
    pass


class Late:
    @workflow.run
    async def run(self, name: str, size: int) -> str:
        return name * size


Later = workflow.defn(Late)


class Abstract(ABC):
    @abstractmethod
    async def run(self, name: str, size: int) -> str: ...


@workflow.defn
class Concrete(Abstract):
    @workflow.run
    async def run(self, name: str, size: int) -> str:
        return name
