from temporalio import workflow

make = lambda workflow, charge: workflow.execute_activity(charge, "queue", 1)
