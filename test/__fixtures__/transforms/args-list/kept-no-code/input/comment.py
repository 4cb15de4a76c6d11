# workflow.execute_activity(charge, order_id)
