from typing import Any

from pydantic import BaseModel
from temporalio import workflow


class EditedRequest(BaseModel):
    source: str
    target: str

    @classmethod
    def from_payloads(cls, first: Any, *rest: Any) -> "EditedRequest":
        """Takes the model, or the payloads that were sent before there was one."""
        if rest and rest[0] != "none":
            return cls.model_validate(dict(zip(cls.model_fields, (first, *rest))))
        return cls.model_validate(first)


@workflow.defn
class EditedWorkflow:
    @workflow.run
    async def run(self, request: EditedRequest, *legacy: Any) -> str:
        request = EditedRequest.from_payloads(request, *legacy)
        return request.source


class LoggedRequest(BaseModel):
    source: str
    target: str

    @classmethod
    def from_payloads(cls, first: Any, *rest: Any) -> "LoggedRequest":
        """Takes the model, or the payloads that were sent before there was one."""
        if rest:
            return cls.model_validate(dict(zip(cls.model_fields, (first, *rest))))
        return cls.model_validate(first)


@workflow.defn
class LoggedWorkflow:
    @workflow.run
    async def run(self, request: LoggedRequest, *legacy: Any) -> str:
        request = LoggedRequest.from_payloads(request, *legacy)
        if legacy:
            workflow.logger.info("started with the old payloads")
        return request.source


class LateRequest(BaseModel):
    source: str
    target: str

    @classmethod
    def from_payloads(cls, first: Any, *rest: Any) -> "LateRequest":
        """Takes the model, or the payloads that were sent before there was one."""
        if rest:
            return cls.model_validate(dict(zip(cls.model_fields, (first, *rest))))
        return cls.model_validate(first)


@workflow.defn
class LateWorkflow:
    @workflow.run
    async def run(self, request: LateRequest, *legacy: Any) -> str:
        workflow.logger.info("starting")
        request = LateRequest.from_payloads(request, *legacy)
        return request.source
