import logging
from logging import getLogger
from pprint import pprint

import structlog
from loguru import logger as loud
from temporalio import activity, workflow
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
        logger.info("order %s", order)
        logger.warn("old", extra={"a": 1})
        logging.error(f"{order}", exc_info=True)
        self.own.debug("x")
        typed.exception("y")
        activity.logger.info("z")
        getLogger().log(logging.INFO, "w")
        print(f"done {order}")
        print("a", "b")
        print()
        print("x", file=open)
        pprint(order)
        struct.info("s", order=order)
        loud.info("l")
        logger \
            .critical("m")
        workflow.logger.info("fine")
        log.info("fine")
        logger.setLevel(logging.INFO)
        if not workflow.unsafe.is_replaying():
            print("said once")
        helper(order)


def helper(order: str) -> None:
    logger.info("help")
