import temporalio.workflow
from temporalio.workflow import defn, run as start

from .base import Base
from . import stamps
from .stamps import *


@defn
class Order(Base):
    @start
    async def run(self) -> str:
        self.note()
        stamps.stamp()
        late()
        Clock().read()
        return super().label()
