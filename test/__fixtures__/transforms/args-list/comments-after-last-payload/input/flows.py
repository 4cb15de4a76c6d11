from temporalio import workflow


async def again(order_id, cents):
    workflow.continue_as_new(
        order_id,  # who
        cents,  # how much
    )


async def without_comma(order_id, cents):
    workflow.continue_as_new(
        order_id,  # who
        cents  # how much
    )


async def below(order_id, cents):
    workflow.continue_as_new(
        order_id,
        cents,
        # nothing else
    )


async def below_without_comma(charge, order_id):
    workflow.start_local_activity(
        charge,
        order_id
        # nothing else
    )


async def beside_parenthesis(charge, order_id):
    workflow.start_local_activity(charge,
                                  order_id)  # now
