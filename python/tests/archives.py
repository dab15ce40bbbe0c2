"""Web archives as crawlers write them."""

from __future__ import annotations

import gzip
import io
import random
import struct
from collections.abc import Sequence

import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter


def archive(pages: Sequence[bytes], is_packed: bool) -> bytes:
    """An archive of pages, with records between them that are none."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=is_packed)
    writer.write_record(writer.create_warcinfo_record("pages.warc", {"software": "invented"}))
    for number, page in enumerate(pages):
        _answer(writer, f"news/{number}", page, second=number)
    _answer(writer, "gone", b"<p>not found</p>", status="404 Not Found")
    _answer(writer, "logo", b"\x89PNG", kind="image/png")
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    revisit = writer.create_revisit_record(
        "https://vestnik.example/news/0",
        "sha1:AAAA",
        "https://vestnik.example/news/0",
        "2026-03-13T10:00:00Z",
        http_headers=headers,
    )
    writer.write_record(revisit)
    return file.getvalue()


def in_frames(data: bytes, dictionary: bytes | None = None, is_packed: bool = False) -> bytes:
    """An archive packed by Zstandard, in frames of a few kilobytes; with a dictionary, which may be
    packed itself, behind a head of its own."""
    shared = zstandard.ZstdCompressionDict(dictionary) if dictionary else None
    packing = zstandard.ZstdCompressor(dict_data=shared)
    parts = (data[start : start + 4000] for start in range(0, len(data), 4000))
    packed = b"".join(map(packing.compress, parts))
    if dictionary is None:
        return packed
    held = zstandard.ZstdCompressor().compress(dictionary) if is_packed else dictionary
    return b"\x5d\x2a\x4d\x18" + struct.pack("<I", len(held)) + held + packed


def dictionary(pages: Sequence[bytes]) -> bytes:
    """A dictionary made of pages."""
    parts = [page[start : start + 300] for page in pages for start in range(0, len(page), 300)]
    return bytes(zstandard.train_dictionary(4096, parts).as_bytes())


def odd_bodies(page: bytes) -> bytes:
    """An archive whose answers are packed in several ways, some of them badly."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=True)
    packed = gzip.compress(page)
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (page[:99], page[99:]))
    _answer(writer, "gzip", packed, more=[("Content-Encoding", "gzip")])
    _answer(writer, "chunked", chunks + b"0\r\n\r\n", more=[("Transfer-Encoding", "chunked")])
    zstd = zstandard.ZstdCompressor().compress(page)
    _answer(writer, "zstd", zstd, more=[("Content-Encoding", "zstd")])
    _answer(writer, "sdch", page, more=[("Content-Encoding", "sdch")])
    long = gzip.compress(random.Random(1).randbytes(2**17).hex().encode())
    broken = long[: 2**16] + b"\xff" * 2**12 + long[2**16 + 2**12 :]
    _answer(writer, "short", packed[:-9], more=[("Content-Encoding", "gzip")])
    _answer(writer, "plain", page, more=[("Content-Encoding", "gzip")])
    _answer(writer, "broken", broken, more=[("Content-Encoding", "gzip")])
    return file.getvalue()


def _answer(
    writer: WARCWriter,
    path: str,
    body: bytes,
    *,
    second: int = 0,
    status: str = "200 OK",
    kind: str = "text/html; charset=utf-8",
    more: Sequence[tuple[str, str]] = (),
) -> None:
    headers = StatusAndHeaders(status, [("Content-Type", kind), *more], protocol="HTTP/1.1")
    record = writer.create_warc_record(
        f"https://vestnik.example/{path}",
        "response",
        payload=io.BytesIO(body),
        http_headers=headers,
        warc_headers_dict={"WARC-Date": f"2026-03-13T10:00:{second % 60:02}Z"},
    )
    writer.write_record(record)
