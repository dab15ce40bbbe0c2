"""Web archives as batches of pages: what a server answered with status 200, as `postil import` takes it.

A record that is cut short or of another length than it says, and a page that is too large or packed in
a way that nobody here unpacks, is a row with a problem. What is wrong with a file is a line, with the
place of the first of each kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Any

import pyarrow

from postil.ray.blocks import Block
from postil.ray.problem import Problem
from postil.ray.reading import Reading
from postil.ray.warc.answers import Answer
from postil.ray.warc.encodings import Undecoded
from postil.ray.warc.records import LARGEST_PAGE, Record, Records, Trouble
from postil.ray.warc.sniffing import is_page
from postil.ray.warc.stream import Fault, Place

BATCH_PAGES = 64
"""So many pages are in memory at once, at most."""
BATCH_BYTES = 16 * 2**20
"""A batch ends with the page that brings it so far."""

HTML = "html"
FORMATS = {
    "text/html": HTML,
    "application/xhtml+xml": HTML,
    "text/plain": "text",
    "text/markdown": "markdown",
    "text/x-markdown": "markdown",
}
"""The types that are pages, and of which format."""
ENDINGS = {HTML: ".html", "text": ".txt", "markdown": ".md"}
"""What says a format to the cleaner."""
UNSURE = (
    "",
    "application/octet-stream",
    "binary/octet-stream",
    "application/unknown",
    "unknown/unknown",
)
"""What servers say that do not know what they send: the bytes tell."""
CUT = "the page is cut: its transfer broke off, or the crawler ended it"
UNSEEN = re.compile(r"[\s\x00-\x1f\x7f-\x9f]")
"""What no address has as it is."""
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


@dataclass
class Page:
    """A page of an archive."""

    data: bytes | None
    name: str
    url: str
    captured: str | None
    media_type: str | None
    position: int
    problem: str | None = None
    remark: str | None = None

    def row(self, origin: str) -> dict[str, Any]:
        """Its row in a batch."""
        return vars(self) | {"origin": origin}


class LeftOut(Exception):
    """A record is no page; its words say what it is, in the plural."""


def batches(
    file: IO[bytes], block: Block, formats: tuple[str, ...], reading: Reading
) -> Iterator[pyarrow.RecordBatch]:
    """The pages of an archive, each with the offset of its record."""
    pending: list[dict[str, Any]] = []
    weight = 0
    for page in _pages(file, block, {HTML, *formats}, reading):
        pending.append(page.row(block.address))
        weight += len(page.data or b"")
        if len(pending) >= BATCH_PAGES or weight >= BATCH_BYTES:
            yield pyarrow.RecordBatch.from_pylist(pending, SCHEMA)
            pending, weight = [], 0
    if pending:
        yield pyarrow.RecordBatch.from_pylist(pending, SCHEMA)


def _pages(file: IO[bytes], block: Block, formats: set[str], reading: Reading) -> Iterator[Page]:
    faults = Faults()
    for record in Records(file, block.size or None):
        if isinstance(record, Trouble):
            faults.add(record)
            yield from _refused(record, formats)
            continue
        try:
            yield _page(record, formats)
        except LeftOut as left_out:
            reading.left_out[str(left_out)] += 1
    reading.problems.extend(faults.problems(block.address))


@dataclass
class Faults:
    """What is wrong in an archive: of each kind the first place, and how many there are."""

    first: dict[Fault, Place] = field(default_factory=dict)
    count: dict[Fault, int] = field(default_factory=dict)

    def add(self, trouble: Trouble) -> None:
        """Counts something wrong."""
        self.first.setdefault(trouble.fault, trouble.place)
        self.count[trouble.fault] = self.count.get(trouble.fault, 0) + 1

    def problems(self, origin: str) -> Iterator[str]:
        """A line for each kind."""
        hint = "everything else was read; fetch the file again if it was whole when it was made"
        for fault, place in self.first.items():
            more = self.count[fault] - 1
            others = f", and so {more} more" if more else ""
            within = f", unpacked byte {place.unpacked}" if place.unpacked != place.offset else ""
            where = f"{origin}: byte {place.offset}{within}"
            yield str(Problem(f"{where}: {fault.value}{others}", hint))


def _refused(trouble: Trouble, formats: set[str]) -> Iterator[Page]:
    """The page of a record that cannot be taken, if what came of it says that it is one."""
    if trouble.record is None:
        return
    try:
        answer = _answer(trouble.record)
        media_type = _media_type(trouble.record, answer)
        page_format = _wanted_format(media_type, formats)
    except LeftOut:
        return
    if page_format:
        yield _row(trouble.record, page_format, media_type, problem=trouble.fault.value)


def _page(record: Record, formats: set[str]) -> Page:
    """The page of a record.

    Raises `LeftOut` where it has none that is wanted.
    """
    answer = _answer(record)
    media_type = _media_type(record, answer)
    page_format = _wanted_format(media_type, formats)
    if record.length > len(record.body):
        problem = f"the page has more than {LARGEST_PAGE} bytes"
        return _row(record, page_format or HTML, media_type, problem=problem)
    try:
        data, is_cut = answer.decoded(LARGEST_PAGE) if answer else (record.body, False)
    except Undecoded as reason:
        return _row(record, page_format or HTML, media_type, problem=str(reason))
    if not data.strip():
        raise LeftOut("empty pages")
    if page_format is None and not is_page(data):
        raise LeftOut(_of_type(media_type))
    page = _row(record, page_format or HTML, media_type)
    page.data = data
    page.remark = CUT if is_cut or answer and record.head.get("WARC-Truncated") else None
    return page


def _answer(record: Record) -> Answer | None:
    """What a server answered with status 200; none where a file was written down without an answer.

    Raises `LeftOut` for any other record.
    """
    kind = (record.head.get("WARC-Type") or "").lower()
    if kind not in ("response", "resource"):
        raise LeftOut(f"{kind} records")
    if record.head.get("WARC-Segment-Number"):
        raise LeftOut("pieces of records")
    if not _is_of_the_web(_address(record)):
        raise LeftOut("pages without an address of the web")
    if kind == "resource":
        return None
    answer = Answer.parse(record.body)
    if answer is None:
        raise LeftOut("records without an answer of a server")
    if answer.status != 200:
        raise LeftOut(f"answers of status {answer.status}")
    return answer


def _media_type(record: Record, answer: Answer | None) -> str | None:
    return answer.media_type if answer else record.head.get("Content-Type")


def _wanted_format(media_type: str | None, formats: set[str]) -> str | None:
    """The format that a media type stands for; none where only the bytes can tell.

    Raises `LeftOut` where it is clearly none that is wanted.
    """
    essence = _essence(media_type)
    found = FORMATS.get(essence)
    if found not in formats if found else essence not in UNSURE:
        raise LeftOut(_of_type(media_type))
    return found


def _of_type(media_type: str | None) -> str:
    return f"pages of type {_essence(media_type) or 'unknown'}"


def _essence(media_type: str | None) -> str:
    """A media type without its parameters."""
    return (media_type or "").split(";")[0].strip().lower()


def _row(
    record: Record, page_format: str, media_type: str | None, problem: str | None = None
) -> Page:
    url = _address(record)
    captured = record.head.get("WARC-Date")
    name = _name(url, ENDINGS[page_format])
    return Page(None, name, url, captured, media_type, record.place.offset, problem)


def _address(record: Record) -> str:
    """The address of a record, which some tools write as `<http://…>`."""
    stated = (record.head.get("WARC-Target-URI") or "").lstrip("<").rstrip(">").strip()
    return UNSEEN.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), stated)


def _is_of_the_web(address: str) -> bool:
    return address.startswith(("http://", "https://")) and not address.endswith("://")


def _name(url: str, ending: str) -> str:
    """A name for a page that tells its format."""
    path = url.split("#")[0].split("?")[0].rstrip("/")
    return path if path.lower().endswith(ending) else path + ending
