"""Records of web archives, byte by byte."""

from __future__ import annotations

import gzip
from collections.abc import Sequence

DAY = "2026-02-14T11:52:03Z"


def record(
    kind: str, address: str, body: bytes, length: int | None = None, more: str = ""
) -> bytes:
    """A record, of another length than it has if so."""
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: {DAY}\r\n{more}"
        f"Content-Length: {len(body) if length is None else length}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def response(lines: str, body: bytes, address: str = "https://dala.example/a") -> bytes:
    """The record of an answer with some header lines."""
    lines = f"{lines}\r\n" if lines else ""
    return record("response", address, f"HTTP/1.1 200 OK\r\n{lines}\r\n".encode() + body)


def page(number: int, length: int | None = None) -> bytes:
    """The record of a page of which no two have the same bytes; its length may be off."""
    words = " ".join(str((number + 1) * (at + 7) * 2_654_435_761 % 99_991) for at in range(400))
    body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>{words}".encode()
    stated = None if length is None else len(body) + length
    return record("response", f"https://dala.example/{number}", body, stated)


def packed(records: Sequence[bytes]) -> bytes:
    """A gzip member a record, as the standard asks for."""
    return b"".join(map(gzip.compress, records))
