from temporalio import workflow


def restart(a, b):
    workflow.continue_as_new(args=[a, b])


class Mixin:
    def again(self, a):
        workflow.continue_as_new(args=[a, 1])
