from temporalio import activity, workflow
from temporalio.workflow import execute_activity as run_activity

__all__ = ["activity", "run_activity", "workflow"]
