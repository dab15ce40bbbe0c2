"""A worker that dies of its first block."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from postil.ray import cleaning


def clean_blocks(batch: dict[str, Any], cleaner: cleaning.Cleaner) -> Any:
    """Cleans blocks, but dies in the middle of the first that anybody begins."""
    marker = Path(cleaner.folder.address).with_name("died")
    try:
        os.close(os.open(marker, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return cleaning.clean_blocks(batch, cleaner)
    cleaner.folder.put("_unfinished/half", lambda _file: os._exit(1))
