from temporalio import activity


@activity.defn
async def by_function(path: str) -> bytes:
    return path.encode()


@activity.defn(name="by-name")
async def by_name(path: str) -> bytes:
    return path.encode()


class Files:
    @activity.defn
    async def by_method(self, path: str) -> bytes:
        return path.encode()


@activity.defn
async def by_nobody(path: str) -> bytes:
    return path.encode()


@activity.defn(name="nobody")
async def under_another_name(path: str) -> bytes:
    return path.encode()
