from temporalio import workflow


async def run(*args, **kwargs):
    return await workflow.execute_activity(*args, **kwargs)


def start(*args, timeout, **kwargs):
    return workflow.start_activity(*args, start_to_close_timeout=timeout, **kwargs)


def local(**kwargs):
    return workflow.start_local_activity(**kwargs)


def child(*args, **kwargs):
    return workflow.start_child_workflow(*args, **kwargs)


def same_signature(activity, arg=None, *, args=(), **options):
    return workflow.start_activity(activity, arg=arg, args=args, **options)
