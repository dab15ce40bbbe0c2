"""Web archives as batches of pages: what a server answered with status 200, as `postil import` takes it.

A record that is cut short or of another length than it says, and a page that is too large or packed in
a way that nobody here unpacks, is a row with a problem. What is wrong with a file is a line, with the
place of the first of each kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Any

import pyarrow

from postil._native import ArchivePage, ArchiveRecord, WebArchive
from postil.ray.blocks import Block
from postil.ray.problem import Problem
from postil.ray.reading import Reading

BATCH_PAGES = 64
"""So many pages are in memory at once, at most."""
BATCH_BYTES = 16 * 2**20
"""A batch ends with the page that brings it so far."""

CUT = "the page is cut: its transfer broke off, or the crawler ended it"
REMARKS = {
    "cut": CUT,
    "altered": "the page is altered: its bytes are not those that the digests beside them stand for",
}
"""What there is to say of a page's flaws."""
SCHEMA = pyarrow.schema(
    {
        "data": pyarrow.large_binary(),
        "name": pyarrow.string(),
        "url": pyarrow.string(),
        "captured": pyarrow.string(),
        "media_type": pyarrow.string(),
        "origin": pyarrow.string(),
        "position": pyarrow.int64(),
        "problem": pyarrow.string(),
        "remark": pyarrow.string(),
    }
)


def batches(
    file: IO[bytes], block: Block, formats: tuple[str, ...], reading: Reading
) -> Iterator[pyarrow.RecordBatch]:
    """The pages of an archive, each with the offset of its record."""
    pending: list[dict[str, Any]] = []
    weight = 0
    for record, page in _pages(file, block, formats, reading):
        pending.append(_row(record, page, block.address))
        weight += len(page.data or b"")
        if len(pending) >= BATCH_PAGES or weight >= BATCH_BYTES:
            yield pyarrow.RecordBatch.from_pylist(pending, SCHEMA)
            pending, weight = [], 0
    if pending:
        yield pyarrow.RecordBatch.from_pylist(pending, SCHEMA)


def _pages(
    file: IO[bytes], block: Block, formats: tuple[str, ...], reading: Reading
) -> Iterator[tuple[ArchiveRecord, ArchivePage]]:
    faults = Faults()
    for record in WebArchive(file, size=block.size or None, formats=formats):
        if record.fault:
            faults.add(record.fault, record)
        if record.left_out:
            reading.left_out[record.left_out] += 1
        if record.page:
            yield record, record.page
    reading.problems.extend(faults.problems(block.address))


@dataclass
class Faults:
    """What is wrong in an archive: of each kind the first place, and how many there are."""

    first: dict[str, ArchiveRecord] = field(default_factory=dict)
    count: dict[str, int] = field(default_factory=dict)

    def add(self, fault: str, record: ArchiveRecord) -> None:
        """Counts something wrong."""
        self.first.setdefault(fault, record)
        self.count[fault] = self.count.get(fault, 0) + 1

    def problems(self, origin: str) -> Iterator[str]:
        """A line for each kind."""
        hint = "everything else was read; fetch the file again if it was whole when it was made"
        for fault, record in self.first.items():
            more = self.count[fault] - 1
            others = f", and so {more} more" if more else ""
            within = f", unpacked byte {record.unpacked}" if record.unpacked else ""
            where = f"{origin}: byte {record.offset}{within}"
            yield str(Problem(f"{where}: {fault}{others}", hint))


def _row(record: ArchiveRecord, page: ArchivePage, origin: str) -> dict[str, Any]:
    return {
        "data": page.data,
        "name": _name(page.url, f".{page.ending}"),
        "url": page.url,
        "captured": page.captured,
        "media_type": page.media_type,
        "origin": origin,
        "position": record.offset,
        "problem": page.problem,
        "remark": REMARKS.get(page.flaw or ""),
    }


def _name(url: str, ending: str) -> str:
    """A name for a page that tells its format."""
    path = url.split("#")[0].split("?")[0].rstrip("/")
    return path if path.lower().endswith(ending) else path + ending
