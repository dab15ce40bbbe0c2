"""Web archives as batches of pages: HTML and text that was answered with status 200.

A record that is cut short, too large or packed in a way that nobody here unpacks is a row with a
problem. Behind damage in the file itself nothing can be found, and a line says from where on.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

import pyarrow

from postil.ray.problem import Problem, in_words, is_passing
from postil.ray.reading import Reading

BATCH_PAGES = 64
"""So many pages are in memory at once, at most."""
BATCH_BYTES = 16 * 2**20
"""A batch ends with the page that brings it so far."""
PAGE_BYTES = 64 * 2**20
"""The largest page that is read, as everywhere in Postil."""

ENDINGS = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt"}
"""The types that are read, with the ending that says so to the cleaner."""
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
    }
)


@dataclass
class Record:
    """A page of an archive."""

    data: bytes | None
    name: str
    url: str
    captured: str | None
    media_type: str | None
    position: int
    problem: str | None = None

    def row(self, origin: str) -> dict[str, Any]:
        """Its row in a batch."""
        return vars(self) | {"origin": origin}


def batches(file: IO[bytes], origin: str, reading: Reading) -> Iterator[pyarrow.RecordBatch]:
    """The pages of an archive, each with the offset of its record."""
    pending: list[dict[str, Any]] = []
    weight = 0
    for record in _records(file, origin, reading):
        pending.append(record.row(origin))
        weight += len(record.data or b"")
        if len(pending) >= BATCH_PAGES or weight >= BATCH_BYTES:
            yield pyarrow.RecordBatch.from_pylist(pending, SCHEMA)
            pending, weight = [], 0
    if pending:
        yield pyarrow.RecordBatch.from_pylist(pending, SCHEMA)


def _records(file: IO[bytes], origin: str, reading: Reading) -> Iterator[Record]:
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as error:
        raise Problem("web archives are read with `warcio`", "pip install warcio") from error
    archive = ArchiveIterator(file)
    behind = 0
    try:
        for record in archive:
            # Asking the archive for it would read the record to its end.
            behind = archive.offset
            reason = _reason_to_leave_out(record)
            if reason:
                reading.left_out[reason] += 1
            else:
                yield _read(record, behind)
    except (ArchiveLoadFailed, zlib.error, OSError, ValueError, EOFError) as error:
        if is_passing(error):
            raise
        message = f"{origin}: damaged behind the record at byte {behind}: {in_words(error)}"
        hint = "what stands before is cleaned; fetch the file again for the rest"
        reading.problems.append(str(Problem(message, hint)))


def _reason_to_leave_out(record: Any) -> str | None:
    """Why a record is no page."""
    if record.rec_type not in ("response", "resource"):
        return f"{record.rec_type} records"
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    if status != "200":
        return f"answers of status {status}"
    kind = _type(record)
    return None if kind in ENDINGS else f"pages of type {kind or 'unknown'}"


def _type(record: Any) -> str:
    """What an answer is, as its sender says."""
    return (_media_type(record) or "").split(";")[0].strip().lower()


def _media_type(record: Any) -> str | None:
    """What an answer is, with its parameters."""
    stated: str | None = (record.http_headers or record.rec_headers).get_header("Content-Type")
    return stated


def _read(record: Any, position: int) -> Record:
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    captured = record.rec_headers.get_header("WARC-Date")
    page = Record(
        None, _name(url, _type(record)), url, captured, _media_type(record), position
    )
    packing = _unknown_packing(record)
    if packing:
        page.problem = f"the body is packed as `{packing}`, which is not read here"
        return page
    stream = record.content_stream()
    data = _body(stream)
    if len(data) > PAGE_BYTES:
        page.problem = f"the page has more than {PAGE_BYTES} bytes"
    elif record.raw_stream.limit > 0:
        page.problem = f"the record is cut short by {record.raw_stream.limit} bytes"
    elif _waits_for_more(stream):
        page.problem = "the packed body is damaged or cut short"
    else:
        page.data = data
    return page


def _body(stream: Any) -> bytes:
    """A body up to its end, or a little beyond what is read of a page."""
    portions, length = [], 0
    while length <= PAGE_BYTES and (portion := stream.read(2**16)):
        portions.append(portion)
        length += len(portion)
    return b"".join(portions)


def _waits_for_more(stream: Any) -> bool:
    """Whether what unpacks a body has not seen its end; behind damage the reader gives nothing."""
    decompressor = getattr(stream, "decompressor", None)
    return decompressor is not None and not getattr(decompressor, "eof", True)


def _name(url: str, kind: str) -> str:
    """A name for a page that tells its format."""
    path = url.split("#")[0].split("?")[0].rstrip("/")
    ending = ENDINGS[kind]
    return path if path.lower().endswith(ending) else path + ending


def _unknown_packing(record: Any) -> str | None:
    """How a body is packed, where that is not undone."""
    from warcio.bufferedreaders import BufferedReader

    stated = record.http_headers.get_header("Content-Encoding") if record.http_headers else None
    packing = (stated or "identity").strip().lower()
    known = {"identity", *BufferedReader.get_supported_decompressors()}
    return None if packing in known else packing
