from temporalio import workflow


def pay(charge, order_id, pending=workflow.start_activity("audit", "load")):
    return pending


def log(workflow=workflow.start_activity("audit", "load")):
    return workflow.start_activity("audit", "queue", 1)
