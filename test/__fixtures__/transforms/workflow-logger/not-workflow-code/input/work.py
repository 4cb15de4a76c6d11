import logging
from temporalio import activity, workflow

logger = logging.getLogger(__name__)


class Printer:
    def info(self, text: str) -> None: ...


@activity.defn
async def charge(order: str) -> None:
    logger.info("charged")
    print("x")


@workflow.defn
class Order:
    @workflow.run
    async def run(self, printer: Printer) -> None:
        printer.info("x")
        print = printer.info
        print("y")


def main() -> None:
    logger.info("main")
