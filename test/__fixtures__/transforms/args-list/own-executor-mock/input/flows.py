from unittest.mock import Mock

from temporalio import workflow as wf

NOW = wf.now


def test_pay(charge):
    executor = Mock()
    executor.execute_activity(charge, "o-1", 100)
    executor.workflow.execute_activity(charge, "o-1", 100)
    executor.execute_activity.assert_called_once_with(charge, "o-1", 100)
