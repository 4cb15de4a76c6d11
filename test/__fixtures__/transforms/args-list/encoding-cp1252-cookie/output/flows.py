# vim: set fileencoding=cp1252 :
# 5 € – “Menü”
from temporalio import workflow


async def pay(charge, order_id, cents, **options):
    await workflow.execute_activity(charge, args=["€uro"], **options)
    await workflow.execute_activity(
        charge,
        args=[
            order_id,  # 5 € – ‘due’
            cents,
        ],
        **options,
    )
