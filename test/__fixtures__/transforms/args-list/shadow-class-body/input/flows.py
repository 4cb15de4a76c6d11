from temporalio import workflow

from engines import connect


class Jobs:
    workflow = connect()
    pending = workflow.start_activity("audit", "queue", 1)
