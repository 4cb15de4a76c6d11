from temporalio import workflow


NOW = workflow.now
