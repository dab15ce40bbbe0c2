"""Runs of `python -m postil.ray` that tests have in common."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import tempfile
import unittest
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests import sample

HAS_RAY = all(importlib.util.find_spec(name) for name in ("ray", "pyarrow", "warcio", "zstandard"))
if HAS_RAY:
    import pyarrow
    from postil.ray import command
    from pyarrow import parquet

PAGES = sample.pages(48)
ROWS = [{"html": page, "id": number} for number, page in enumerate(PAGES)]
COLUMNS = ["--column", "data=html", "--keep", "id"]


def run(root: Path, *words: str, out: str = "out") -> tuple[int, str]:
    """Runs the command over the input in a place; gives its code and what it says."""
    return run_words([str(root / "in"), str(root / out), "--workers", "2", *words])


def run_words(words: Sequence[str]) -> tuple[int, str]:
    """Runs the command with some words; gives its code and what it says."""
    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        code = command.main(list(words))
    return code, said.getvalue()


def write_table(
    root: Path, name: str, rows: Sequence[dict[str, Any]], group: int | None = None
) -> None:
    """Writes a Parquet file of the input in a place."""
    parquet.write_table(pyarrow.Table.from_pylist(rows), root / "in" / name, row_group_size=group)


@unittest.skipUnless(HAS_RAY, "ray, pyarrow, warcio or zstandard is not installed")
class AtScale(unittest.TestCase):
    """Runs of the command in this process, with two workers."""

    def setUp(self) -> None:
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        self.root = Path(place.name)
        (self.root / "in").mkdir()

    def run_command(self, *words: str, out: str = "out") -> tuple[int, str]:
        """Runs the command; gives its code and what it says."""
        return run(self.root, *words, out=out)

    def articles(self, out: str = "out") -> list[dict[str, Any]]:
        """The rows of the output, in the order of the input's."""
        rows = parquet.read_table(self.root / out).to_pylist()
        return sorted(rows, key=lambda row: (row.get("id") or 0, row["origin"], row["position"]))

    def table(self, name: str, rows: Sequence[dict[str, Any]], group: int | None = None) -> None:
        """Writes a Parquet file of the input."""
        write_table(self.root, name, rows, group)
