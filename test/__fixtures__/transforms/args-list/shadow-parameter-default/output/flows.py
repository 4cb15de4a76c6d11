from temporalio import workflow


def pay(charge, order_id, pending=workflow.start_activity("audit", args=["load"])):
    return pending


def log(workflow=workflow.start_activity("audit", args=["load"])):
    return workflow.start_activity("audit", "queue", 1)
