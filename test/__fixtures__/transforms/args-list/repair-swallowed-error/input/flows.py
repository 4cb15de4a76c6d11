from temporalio import workflow


async def pay(charge, order_id, cents, **options):
    try:
        await workflow.execute_activity(charge, order_id, cents, **options)
    except Exception:
        pass
    try:
        await workflow.execute_activity(charge, order_id, cents, **options)
    except:
        workflow.logger.exception("charge")
    try:
        await workflow.execute_activity(charge, order_id, cents, **options)
    except (ValueError, TypeError):
        return None
    try:
        await workflow.execute_activity(charge, order_id, cents, **options)
    except ValueError:
        pass
    try:
        await workflow.execute_activity(charge, order_id, cents, **options)
    except Exception as error:
        raise RuntimeError("charge") from error
    try:
        await workflow.execute_activity(charge, order_id, **options)
    except Exception:
        pass
