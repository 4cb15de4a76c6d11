from temporalio import workflow
from temporalio.workflow import query as ask


@workflow.defn
class Door:
    @workflow.query
    def status(self) -> str:
        self._status

    @ask(name="opened")
    def count(self) -> None:
        self._count += 1

    @workflow.query
    def inner(self):
        def answer():
            return 1

        answer()
        return None

    @workflow.query
    def fine(self) -> str:
        if not self._status:
            return ""
        return self._status

    @workflow.query
    def stub(self) -> str:
        """Overridden."""
        ...

    @workflow.query
    def refused(self) -> str:
        raise NotImplementedError

    @workflow.query
    def several(self):
        yield 1

    @workflow.signal
    def open(self) -> None:
        self._status = "open"


class Table:
    def query(self, fn):
        return fn


table = Table()


@table.query
def rows():
    table
