"""The lines of `Name: value` on top of a record and of an HTTP message.

Both are read alike, and leniently: lines may end without a carriage return, a line that begins with
white space goes on with the one before, and what is no such line is passed over.
"""

from __future__ import annotations

import re

END = re.compile(rb"\n\r?\n")


class Head:
    """A block of header lines, with or without the empty line that ends it."""

    def __init__(self, block: bytes) -> None:
        first, *lines = block.split(b"\n")
        self.first_line = _text(first)
        self._values: dict[str, list[str]] = {}
        last: list[str] = []
        for line in lines:
            if line[:1] in (b" ", b"\t") and line.strip():
                last[-1:] = [f"{last[-1]} {_text(line)}"] if last else []
            elif b":" in line:
                name, _, value = line.partition(b":")
                last = self._values.setdefault(_text(name).lower(), [])
                last.append(_text(value))

    def get(self, name: str) -> str | None:
        """The value of the first line with a name, in any letter case; none where it is empty."""
        return self._values.get(name.lower(), [""])[0] or None

    def all(self, name: str) -> str:
        """The values of all lines with a name, parted by commas."""
        return ",".join(self._values.get(name.lower(), []))


def block_length(data: bytes) -> int | None:
    """The length of the block at the start, with the empty line that ends it; none where it does
    not end."""
    end = END.search(data)
    return end.end() if end else None


def _text(data: bytes) -> str:
    """Text in UTF-8 or, as servers of old wrote it, in Latin-1."""
    data = data.strip()
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")
