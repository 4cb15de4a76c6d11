from temporalio import activity, workflow


@activity.defn
async def testing_step(name: str) -> None:
    activity.logger.info("%s", name)


@activity.defn
async def generate_llm_answers(name: str) -> None:
    activity.logger.info("%s", name)


async def run() -> None:
    # Wrong, but nobody knows what is meant.
    await workflow.execute_activity("healing_step", args=["a"])
    await workflow.execute_activity("generate_sample_answers", args=["a"])
    # Another worker may have them.
    await workflow.execute_activity("healing_step", args=["a"], task_queue="b")
    await workflow.execute_activity("testng_step", args=["a"], task_queue="b")
