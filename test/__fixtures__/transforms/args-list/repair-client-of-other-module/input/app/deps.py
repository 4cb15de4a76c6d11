from temporalio.client import Client


async def get_client() -> Client:
    return await Client.connect("localhost:7233")


class Deps:
    client: Client
