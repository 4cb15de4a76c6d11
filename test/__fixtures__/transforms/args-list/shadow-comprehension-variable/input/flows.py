from temporalio import workflow


def lists(charge, engines):
    return [workflow.start_activity(charge, "queue", 1) for workflow in engines]


def sets(charge, engines):
    return {workflow.start_activity(charge, "queue", 1) for workflow in engines}


def dicts(charge, engines):
    return {
        name: workflow.start_activity(charge, "queue", 1)
        for name, workflow in engines.items()
    }


def generators(charge, engines):
    return tuple(workflow.start_activity(charge, "queue", 1) for workflow in engines)


def nested(charge, engines):
    return [
        [workflow.start_activity(charge, "queue", n) for n in range(3)]
        for workflow in engines
        if workflow.start_activity(charge, "queue", 1)
    ]
