from pydantic import BaseModel
from temporalio import workflow


@workflow.defn
class Flow:
	@workflow.run
	async def run(
		self,
		a: str,  # type: ignore[x]
		b: int = 2,  # how many

		# the last
		*,
		c: int = 3,
	) -> str:
		return f"{a}{b}"


class Flow2Request(BaseModel):
	"""The input of Flow2."""

	# first
	a: str  # type: ignore[x]
	# second
	b: list[str] | None = None  # how many
	# last


@workflow.defn
class Flow2:
	@workflow.run
	async def run(self, request: Flow2Request) -> str:  # noqa
		a = request.a
		b = request.b
		# about
		a += "x"
		if b is None: b = []
		def f(): nonlocal a; a = 3
		with open(a) as b: pass
		return f"{a}{b}"


class Flow3Request(BaseModel):
	"""The input of Flow3."""

	a: str
	b: int


@workflow.defn
class Flow3:
	@workflow.run
	async def run(self, request: Flow3Request) -> str: return request.a * request.b


@workflow.defn
class Flow4:
	@workflow.run
	async def run(self, a: str, b: int) -> str: a += 1; return a * b


@workflow.defn
class Flow5:
	@workflow.run
	async def run(self, a: str, b: int) -> str:
		"""Doc."""; a += 1; return a * b


class Flow6Request(BaseModel):
	"""The input of Flow6."""

	a: str
	b: int


@workflow.defn
class Flow6:
	@workflow.run
	async def run(self, request: Flow6Request) -> str:
		r"""Doc.

		more
		"""  # note
		a = request.a
		# and
		a += 1
		return a * request.b


class Flow7Request(BaseModel):
	"""The input of Flow7."""

	a: str
	b: int


@workflow.defn
class Flow7:
	@workflow.run
	async def run(self, request: Flow7Request) -> str:
		a = request.a
		f"""no doc {a}"""
		a += 1
		return a * request.b


class Flow8Request(BaseModel):
	"""The input of Flow8."""

	a: str
	b: int


@workflow.defn
class Flow8:
	@workflow.run
	async def run(self, request: Flow8Request) -> str:
		a = request.a
		global a2
		b"bytes"
		del a
		return request.b
