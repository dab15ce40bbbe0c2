"""The bytes of a file as they are packed, of which the last ones can be gone back to.

A damaged member is found out late: what unpacks it may have swallowed the start of the next one.
"""

from __future__ import annotations

from typing import IO, Protocol

PORTION = 2**16
"""So many bytes are read at once."""
KEPT = 2**18
"""So many bytes that were read are kept."""
SLACK = 2**20
"""So many bytes may be gone back over besides as many as have been read, so that a file that is damaged
everywhere takes no more than twice the time of any other."""
HEAD = 4
"""So many bytes tell what a member is packed by."""


class Kind(Protocol):
    """How members of a kind are found."""

    @property
    def mark(self) -> bytes:
        """The bytes by which the next member is looked for."""

    def begins(self, head: bytes) -> bool:
        """Whether a member begins with these bytes."""


class Trail:
    """Bytes that are counted while they are read."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._buffer = b""
        self._at = 0
        self._start = 0
        self._gone_back = 0

    @property
    def offset(self) -> int:
        """The offset in the file of the next byte."""
        return self._start + self._at

    def peek(self, count: int) -> bytes:
        """The next bytes: so many, or all that there are."""
        while len(self._buffer) - self._at < count and self._read_more():
            pass
        return self._buffer[self._at : self._at + count]

    def consume(self, count: int) -> None:
        """Passes bytes that were looked at."""
        self._at += count

    def skip(self, count: int) -> None:
        """Passes bytes, as far as there are any."""
        while count > 0 and (portion := self.peek(min(count, PORTION))):
            self.consume(len(portion))
            count -= len(portion)

    def go_back(self, offset: int) -> None:
        """Goes back to an offset, or as near to it as bytes are kept."""
        distance = max(0, self.offset - max(offset, self._start))
        if self._gone_back + distance <= self._start + len(self._buffer) + SLACK:
            self._gone_back += distance
            self._at -= distance

    def skip_to_member(self, kind: Kind) -> int:
        """Goes on to the next member, or to the end; gives how many bytes it has passed."""
        start = self.offset
        while ahead := self.peek(PORTION):
            found = _member_in(ahead, kind)
            # The start of a member may stand across the end of what is known.
            beyond = max(1, len(ahead) - len(kind.mark) + 1)
            self.consume(beyond if found is None else found)
            if found is not None:
                break
        return self.offset - start

    def _read_more(self) -> bool:
        portion = self._file.read(PORTION)
        passed = max(0, self._at - KEPT)
        self._buffer = self._buffer[passed:] + portion
        self._start += passed
        self._at -= passed
        return bool(portion)


def _member_in(ahead: bytes, kind: Kind) -> int | None:
    at = ahead.find(kind.mark)
    while at >= 0 and not kind.begins(ahead[at : at + HEAD]):
        at = ahead.find(kind.mark, at + 1)
    return None if at < 0 else at
