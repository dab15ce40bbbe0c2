"""Finds the next record of an archive in which something is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from postil.ray.warc.stream import Damage, Fault, Place, Stream

VERSION = b"WARC/1."
"""How each record begins."""
LINE = b"\nWARC/1."
"""The same behind the end of a line."""
SLACK = 2**20
"""So many bytes may be read twice besides as many as have been read, so that a file in which every
length is wrong takes no more than twice the time of any other."""


class Search:
    """The bytes of an archive, and what was found on the way to the next record and is to be told."""

    def __init__(self, file: IO[bytes]) -> None:
        self.stream = Stream(file)
        self._waiting: list[Damage] = []
        self._put_back = 0

    def tell(self, damage: Damage) -> None:
        """Keeps damage to be told."""
        self._waiting.append(damage)

    def told(self) -> Iterator[Damage]:
        """The damage that is to be told, once."""
        while self._waiting:
            yield self._waiting.pop(0)

    def unless_damaged(self, place: Place, fault: Fault) -> Fault:
        """What is wrong with something in a place: where the member that holds it turned out to be
        damaged, that is all there is to say."""
        around = (each for each in self._waiting if _is_around(each, place))
        damage = next(around, None)
        if damage is None:
            return fault
        self._waiting.remove(damage)
        return damage.fault

    def ahead(self, count: int) -> bytes:
        """The next bytes, none of them before damage, which is told as the next thing."""
        try:
            return self.stream.peek(count)
        except Damage as damage:
            self.tell(damage)
            return b""

    def skip_breaks(self) -> None:
        """Passes empty lines; raises damage that stands right here."""
        while ahead := self.stream.available():
            rest = ahead.lstrip(b"\r\n")
            self.stream.consume(len(ahead) - len(rest))
            if rest:
                return

    def swallowed(self, body: bytes | bytearray) -> int | None:
        """Where another record begins in a body that turned out to have the wrong length; it may begin
        with the last bytes of it."""
        found = body.find(LINE)
        if found < 0:
            start = max(0, len(body) - len(LINE) + 1)
            across = (bytes(body[start:]) + self.ahead(len(LINE))).find(LINE)
            found = start + across if across >= 0 else across
        return found + 1 if 0 <= found < len(body) - 1 else None

    def may_put_back(self, count: int) -> bool:
        """Whether so many bytes may be read again."""
        may = self._put_back + count <= self.stream.reached + SLACK
        self._put_back += count if may else 0
        return may

    def is_at_record_of_member(self) -> bool:
        """Whether a member begins here, and in it a record: nothing goes on across that."""
        return self.stream.is_at_member and self.ahead(len(VERSION)) == VERSION

    def skip_to_record(self) -> None:
        """Goes on to the next line that begins a record, or to damage, or to the end."""
        while ahead := self.ahead(len(LINE)):
            if self.is_at_record_of_member():
                return
            if ahead == LINE:
                self.stream.consume(1)
                return
            self.stream.consume(self._passable() if len(ahead) == len(LINE) else len(ahead))

    def _passable(self) -> int:
        """How many of the next bytes come before a line that may begin a record."""
        ahead = self.stream.available()
        found = ahead.find(LINE, 1)
        return found if found >= 0 else max(1, len(ahead) - len(LINE) + 1)


def _is_around(damage: Damage, place: Place) -> bool:
    """Whether it is damage to the member that holds a place."""
    is_damage = damage.fault in (Fault.DAMAGED, Fault.CUT_OFF)
    return is_damage and damage.place.offset == place.offset
