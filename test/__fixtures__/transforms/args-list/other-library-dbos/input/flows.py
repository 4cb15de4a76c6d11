from dbos import DBOS, Queue, workflow

queue = Queue("orders")


@DBOS.workflow()
def pay(order_id, cents):
    workflow.execute_activity(charge, order_id, cents)
    queue.enqueue(charge, order_id, cents)
    DBOS.start_workflow(pay, order_id, cents)
    handle = DBOS.retrieve_workflow(order_id)
    handle.signal("approve", order_id, cents)


@DBOS.step()
def charge(order_id, cents):
    return order_id, cents
