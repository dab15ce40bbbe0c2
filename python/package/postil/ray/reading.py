"""What there is to say of a block that was read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Reading:
    """The notes of one reader of one block."""

    problems: list[str] = field(default_factory=list)
    """Why the block, or the rest of it, cannot be read."""
    left_out: Counter[str] = field(default_factory=Counter)
    """How many records are no pages, by their kind."""
