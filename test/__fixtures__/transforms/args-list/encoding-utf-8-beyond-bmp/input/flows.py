# 𝒳 🎉 👩‍👩‍👧
from temporalio import workflow


async def pay(charge, order_id, cents, **options):
    await workflow.execute_activity(charge, "🎉", **options)
    await workflow.execute_activity(
        charge,
        order_id,  # 🎉 who
        cents,
        **options,
    )
