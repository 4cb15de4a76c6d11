from temporalio import workflow

from lib.store import Store, UncheckedStore, one, region


class Base:
    def tidy(self):
        self.sweep()

    def sweep(self):
        self.wipe()

    def wipe(self):
        self.clear()

    def clear(self):
        self.last()

    def last(self):
        return open("left-over").read()


@workflow.defn
class Export(Base):
    @workflow.run
    async def run(self, rows: list[int]) -> None:
        store = Store("x")
        store.save(rows)
        store.save([])
        self.name = region()
        one()
        self.tidy()

    @workflow.query
    def place(self) -> str:
        return region()


@workflow.defn
class QuietExport:
    @workflow.run
    async def run(self, rows: list[int]) -> None:
        UncheckedStore("y").save_all(rows)
