from temporalio import workflow


@workflow.defn
class RenewFlow:
    @workflow.run
    async def run(self, contract: str, months: int) -> None:
        workflow.logger.info(f"{contract} {months}")


@workflow.defn
class CancelFlow:
    @workflow.run
    async def run(self, contract: str, months: int) -> None:
        workflow.logger.info(f"{contract} {months}")


@workflow.defn
class RemindFlow:
    @workflow.run
    async def run(self, contract: str, months: int) -> None:
        workflow.logger.info(f"{contract} {months}")


@workflow.defn
class ReturnedFlow:
    @workflow.run
    async def run(self, contract: str, months: int) -> None:
        workflow.logger.info(f"{contract} {months}")


@workflow.defn
class KeptFlow:
    @workflow.run
    async def run(self, contract: str, months: int) -> None:
        workflow.logger.info(f"{contract} {months}")


@workflow.defn
class DefaultFlow:
    @workflow.run
    async def run(self, contract: str, months: int) -> None:
        workflow.logger.info(f"{contract} {months}")


@workflow.defn
class TabledFlow:
    @workflow.run
    async def run(self, contract: str, months: int) -> None:
        workflow.logger.info(f"{contract} {months}")


@workflow.defn
class LoggedFlow:
    @workflow.run
    async def run(self, contract: str, months: int) -> None:
        workflow.logger.info(f"{contract} {months}")


@workflow.defn
class PrintedFlow:
    @workflow.run
    async def run(self, contract: str, months: int) -> None:
        workflow.logger.info(f"{contract} {months}")


@workflow.defn
class OutsideFlow:
    @workflow.run
    async def run(self, contract: str, months: int) -> None:
        workflow.logger.info(f"{contract} {months}")


@workflow.defn
class LoopedFlow:
    @workflow.run
    async def run(self, contract: str, months: int) -> None:
        workflow.logger.info(f"{contract} {months}")
