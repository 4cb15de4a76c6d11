from temporalio import workflow


@workflow.defn
class InviteWorkflow:
    @workflow.run
    async def run(self, guest: str, table: int, note: str = "") -> str:
        """Invites a guest, with a note.

        Args:
            guest: who comes.
            table (int): where to sit.
        """
        return f"{guest} {table} {note}"
