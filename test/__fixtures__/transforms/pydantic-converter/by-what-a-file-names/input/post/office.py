from temporalio.client import Client


async def connect(address: str) -> Client:
    return await Client.connect(address)
