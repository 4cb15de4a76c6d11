from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from . import rows as shapes
    from .rows import Checkout as Request


@workflow.defn
class CheckoutFlow:
    @workflow.run
    async def run(self, request: Request) -> None:
        ...


@workflow.defn
class PagesFlow:
    @workflow.run
    async def run(self, pages: shapes.Pages) -> None:
        ...
