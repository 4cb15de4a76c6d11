from datetime import datetime, timezone


class Base:
    def note(self) -> None:
        self.noted = datetime.now(timezone.utc)

    def label(self) -> str:
        return datetime.now(timezone.utc).isoformat()

    def unused(self) -> None:
        datetime.now(timezone.utc)
