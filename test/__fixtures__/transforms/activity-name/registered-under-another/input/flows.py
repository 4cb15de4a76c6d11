from temporalio import activity, workflow


@activity.defn(name="crawl")
async def crawl_pages(url: str) -> None:
    activity.logger.info("%s", url)


class Shop:
    @activity.defn(name="pay")
    async def charge(self, order: str) -> None:
        activity.logger.info("%s", order)


async def run() -> None:
    await workflow.execute_activity("crawl_pages", args=["a"])
    await workflow.execute_activity("charge", args=["a"], task_queue="shop")
    await workflow.execute_activity("crawl", args=["a"])
    await workflow.execute_activity("pay", args=["a"])
