import temporalio.activity
from temporalio import activity as act
from temporalio.activity import defn
from temporalio.activity import defn as activity_defn


@defn
async def one(a: str) -> None: ...


@act.defn
def two(a: str) -> None: ...


@temporalio.activity.defn
async def three(a: str) -> None: ...


@activity_defn(name="quatre")
async def four(a: str) -> None: ...


@act.defn(no_thread_cancel_exception=True)
def five(a: str) -> None: ...


class Jobs:
    @classmethod
    @act.defn
    def six(cls, a: str) -> None: ...


class Base:
    @act.defn
    def seven(self, a: str) -> None: ...


class Derived(Base):
    pass
