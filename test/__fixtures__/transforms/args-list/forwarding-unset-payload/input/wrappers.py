import temporalio.common
from temporalio import workflow
from temporalio.common import _arg_unset


async def run(activity, arg=temporalio.common._arg_unset, **options):
    return await workflow.execute_activity(activity, arg, **options)


async def run_keyword(activity, arg=_arg_unset, **options):
    return await workflow.execute_activity(activity, arg=arg, **options)
