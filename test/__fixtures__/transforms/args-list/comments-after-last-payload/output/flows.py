from temporalio import workflow


async def again(order_id, cents):
    workflow.continue_as_new(
        args=[
            order_id,  # who
            cents,  # how much
        ],
    )


async def without_comma(order_id, cents):
    workflow.continue_as_new(
        args=[
            order_id,  # who
            cents  # how much
        ]
    )


async def below(order_id, cents):
    workflow.continue_as_new(
        args=[
            order_id,
            cents,
        ],
        # nothing else
    )


async def below_without_comma(charge, order_id):
    workflow.start_local_activity(
        charge,
        args=[order_id]
        # nothing else
    )


async def beside_parenthesis(charge, order_id):
    workflow.start_local_activity(charge,
                                  args=[order_id])  # now
