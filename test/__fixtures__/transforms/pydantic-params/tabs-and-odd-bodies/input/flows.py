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


@workflow.defn
class Flow2:
	@workflow.run
	async def run(
		self,
		# first
		a: str,  # type: ignore[x]
		# second
		b: list[str] | None = None,  # how many
		# last
	) -> str:  # noqa
		# about
		a += "x"
		if b is None: b = []
		def f(): nonlocal a; a = 3
		with open(a) as b: pass
		return f"{a}{b}"


@workflow.defn
class Flow3:
	@workflow.run
	async def run(self, a: str, b: int) -> str: return a * b


@workflow.defn
class Flow4:
	@workflow.run
	async def run(self, a: str, b: int) -> str: a += 1; return a * b


@workflow.defn
class Flow5:
	@workflow.run
	async def run(self, a: str, b: int) -> str:
		"""Doc."""; a += 1; return a * b


@workflow.defn
class Flow6:
	@workflow.run
	async def run(self, a: str, /, b: int) -> str:
		r"""Doc.

		more
		"""  # note
		# and
		a += 1
		return a * b


@workflow.defn
class Flow7:
	@workflow.run
	async def run(self, a: str, b: int) -> str:
		f"""no doc {a}"""
		a += 1
		return a * b


@workflow.defn
class Flow8:
	@workflow.run
	async def run(self, a: str, b: int) -> str:
		global a2
		b"bytes"
		del a
		return b
