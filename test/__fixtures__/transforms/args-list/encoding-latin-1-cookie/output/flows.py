#!/usr/bin/env python
# -*- coding: latin-1 -*-
# Gebühr für Menü
from temporalio import workflow


async def pay(charge, order_id, cents, **options):
    await workflow.execute_activity(charge, args=["Größe ÿ"], **options)
    await workflow.execute_activity(
        charge,
        args=[
            order_id,  # fällig für
            cents,
        ],
        **options,
    )
