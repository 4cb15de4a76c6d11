from typing import Any

from pydantic import BaseModel
from temporalio import workflow


class SailRequest(BaseModel):
    source: str
    notes: Any = None

    @classmethod
    def from_payloads(cls, first: Any, *rest: Any) -> "SailRequest":
  *args      """Takes the model, or the payloads that were sent before there was one."""
        if rest:
            return cls.model_validate(dict(zip(cls.model_fields, (first, *rest))))
        return cls.model_validate(first)


@workflow.defn
class SailWorkflow:
    @workflow.run
    async def run(self, request: SailRequest, *legacy: Any) -> str:
        request = SailRequest.from_payloads(request, *legacy)
        return request.source
