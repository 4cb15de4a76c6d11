from temporalio.exceptions import ApplicationError


class Failed(ApplicationError): ...


class Known(Exception): ...
