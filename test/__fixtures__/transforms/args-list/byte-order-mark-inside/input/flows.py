from temporalio import workflow


async def run(order):
    await workflow.execute_activity("charge", ﻿order)
