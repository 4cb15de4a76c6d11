from typing import Any

from pydantic import BaseModel
from temporalio import workflow


class ShipRequest(BaseModel):
    source: str
    target: str
    notes: Any = None

    @classmethod
    def from_payloads(cls, first: Any, *rest: Any) -> "ShipRequest":
        """Takes the model, or the payloads that were sent before there was one."""
        if rest:
            return cls.model_validate(dict(zip(cls.model_fields, (first, *rest))))
        return cls.model_validate(first)


@workflow.defn
class ShipWorkflow:
    @workflow.run
    async def run(self, request: ShipRequest, *legacy: Any) -> str:
        request = ShipRequest.from_payloads(request, *legacy)
        return request.source


class SailRequest(BaseModel):
    source: str
    target: str
    notes: Any = None


@workflow.defn
class SailWorkflow:
    @workflow.run
    async def run(self, request: SailRequest) -> str:
        return request.source


class Plain:
    @classmethod
    def from_payloads(cls, first: Any) -> "Plain":
        return cls()
