import typing as t
from collections.abc import Sequence
from typing import Any, Optional

import numpy as np
import pandas as pd
from pydantic import BaseModel
from temporalio import workflow


class Row(BaseModel):
    key: str


@workflow.defn
class Every:
    @workflow.run
    async def run(
        self,
        dicts: list[dict[str, Any]],
        models: t.List[Row],
        maybe: Optional[Sequence[Row]],
        other: "list[Row] | None",
        keyed: dict[str, Row],
        raw: bytes,
        chunks: list[bytes],
        frame: pd.DataFrame,
        matrix: np.ndarray,
        vectors: list[list[float]],
    ) -> None:
        ...
