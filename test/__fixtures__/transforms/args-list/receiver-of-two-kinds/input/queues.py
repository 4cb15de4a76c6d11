class Broker:
    async def start_workflow(self, name, *payloads, **options):
        return name, payloads, options
