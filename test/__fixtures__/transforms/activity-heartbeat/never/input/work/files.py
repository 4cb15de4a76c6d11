import time
from temporalio import activity
from .lines import count


@activity.defn
async def importing(path: str) -> None:
    activity.logger.info("importing %s", path)
    for line in open(path):
        count(line)
        time.sleep(1)


class Importer:
    @activity.defn
    def rows(self, path: str) -> int:
        return self._rows(path)

    def _rows(self, path: str) -> int:
        return len(path)
