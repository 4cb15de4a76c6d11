from temporalio import workflow as workflow
