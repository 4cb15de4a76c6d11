import asyncio

from temporalio import workflow


async def paint(wall, fence, colors, **options):
    await asyncio.gather(workflow.execute_activity(paint_one_thing, args=[wall], task_queue="t"),
                         workflow.execute_activity(paint_another_thing, args=[fence], task_queue="t"))
    jobs = [workflow.start_activity(
        paint_one_thing, args=[wall], task_queue="the-queue-of-it"
    ),
            workflow.start_activity(
                paint_one_thing, args=[fence], task_queue="the-queue-of-fence"
            )]
    color = colors[await workflow.execute_activity(choose_one_of_all, args=[wall], task_queue="tea")]
    return jobs, color
