import logging
from logging import getLogger
from pprint import pprint

import structlog
from loguru import logger as loud
from temporalio import workflow
from temporalio import workflow as wf

logger = logging.getLogger(__name__)
typed: logging.Logger = make()
struct = structlog.get_logger()
log = workflow.logger


@workflow.defn
class Order:
    def __init__(self) -> None:
        self.own = getLogger("own")

    @workflow.run
    async def run(self, order: str) -> None:
        workflow.logger.info("order %s", order)
        workflow.logger.warning("old", extra={"a": 1})
        workflow.logger.error(f"{order}", exc_info=True)
        workflow.logger.debug("x")
        workflow.logger.exception("y")
        workflow.logger.info("z")
        workflow.logger.log(logging.INFO, "w")
        workflow.logger.info(f"done {order}")
        print("a", "b")
        print()
        print("x", file=open)
        pprint(order)
        struct.info("s", order=order)
        loud.info("l")
        workflow.logger.critical("m")
        workflow.logger.info("fine")
        log.info("fine")
        logger.setLevel(logging.INFO)
        if not workflow.unsafe.is_replaying():
            print("said once")
        helper(order)


def helper(order: str) -> None:
    logger.info("help")
