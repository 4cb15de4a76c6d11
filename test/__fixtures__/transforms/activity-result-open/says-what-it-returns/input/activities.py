from typing import Any

from temporalio import activity


@activity.defn
async def ping(url: str) -> dict[str, Any]:
    ok = url.startswith("https")
    return {"url": url, "ok": ok, "length": len(url), "at": None}


@activity.defn
async def tags(url: str) -> dict[str, str]:
    return {}
