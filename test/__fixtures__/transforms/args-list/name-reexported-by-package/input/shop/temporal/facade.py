from temporalio import workflow

run = workflow.execute_activity
