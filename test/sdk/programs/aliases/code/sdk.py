"""The project's own door to the SDK."""

from temporalio import workflow
from temporalio.workflow import execute_activity as call

__all__ = ["call", "workflow"]
