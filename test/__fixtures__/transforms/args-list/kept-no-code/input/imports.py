from temporalio.workflow import execute_activity

__all__ = ["execute_activity"]
