from typing import Any, Dict

from temporalio import activity


@activity.defn
async def fetch(url: str) -> Dict[str, Any]:
    response = await get(url)
    return response.json()
