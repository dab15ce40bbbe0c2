"""The records of an archive, one after the other (ISO 28500, WARC/1.0 and 1.1).

Whatever is wrong costs the record that it is in. Of a record as much is held as a page may have; the
rest is passed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from postil.ray.warc.head import Head, block_length
from postil.ray.warc.search import LINE, VERSION, Search
from postil.ray.warc.stream import Damage, Fault, Place

LARGEST_PAGE = 16 * 2**20
"""The most bytes of a record that are held, and of a page that are taken, as `postil import` has it."""
LONGEST_HEAD = 2**16
"""A record's header has a dozen lines."""
TRAILER = b"\r\n\r\n"
"""How each record ends."""


@dataclass
class Record:
    """A record, as far as it came."""

    place: Place
    head: Head
    body: bytes
    """What follows the header, as far as it is held."""
    length: int
    """How many bytes follow the header, or should."""


@dataclass
class Trouble:
    """Something that is no record, or none that can be taken."""

    fault: Fault
    place: Place
    record: Record | None = None
    """What the record still told."""


@dataclass
class _Body:
    """The body of a record: what is held of it, how many bytes there were, and what ended it early."""

    held: bytearray
    read: int = 0
    fault: Fault | None = None
    damage: Damage | None = None


class Records:
    """Reads the records of a file of so many bytes, where that is known."""

    def __init__(self, file: IO[bytes], size: int | None) -> None:
        self._search = Search(file)
        self._stream = self._search.stream
        self._size = None if self._stream.is_packed else size

    def __iter__(self) -> Iterator[Record | Trouble]:
        while True:
            try:
                step = self._step()
            except Damage as damage:
                step = Trouble(damage.fault, damage.place)
            yield from (Trouble(each.fault, each.place) for each in self._search.told())
            if step is None:
                return
            yield step

    def _step(self) -> Record | Trouble | None:
        """A record, or what is wrong in its place; nothing where the file ends."""
        self._search.skip_breaks()
        place = self._stream.place
        ahead = self._stream.peek(len(VERSION))
        if not ahead:
            return None
        if ahead != VERSION:
            return self._passed(place, Fault.GARBAGE)
        head = self._head()
        return self._record(place, head) if head else self._passed(place, Fault.NO_HEADER)

    def _passed(self, place: Place, fault: Fault, record: Record | None = None) -> Trouble:
        """Goes on to the next record, past something wrong."""
        self._search.skip_to_record()
        return Trouble(self._search.unless_damaged(place, fault), place, record)

    def _head(self) -> Head | None:
        wanted = 2**10
        while True:
            ahead = self._stream.peek(wanted)
            # No line of a header begins as a record does.
            following = ahead.find(LINE)
            length = block_length(ahead)
            if length is not None and (following < 0 or length <= following + 1):
                self._stream.consume(length)
                return Head(ahead[:length])
            if following >= 0 or len(ahead) < wanted or wanted >= LONGEST_HEAD:
                self._stream.consume(len(VERSION))
                return None
            wanted *= 2

    def _record(self, place: Place, head: Head) -> Record | Trouble:
        stated = head.get("Content-Length") or ""
        if not (stated.isascii() and stated.isdigit()):
            return self._passed(place, Fault.NO_HEADER, Record(place, head, b"", 0))
        record = Record(place, head, b"", int(stated))
        if self._size is not None and record.length > self._size - self._stream.reached:
            record.body = self._stream.peek(LONGEST_HEAD)
            trouble = self._passed(place, Fault.WRONG_LENGTH, record)
            is_last = not self._search.ahead(1)
            return Trouble(Fault.CUT_OFF, place, record) if is_last else trouble
        body = self._body(record.length)
        record.body = bytes(body.held)
        fault = self._ending(place, body)
        return Trouble(fault, place, record) if fault else record

    def _body(self, length: int) -> _Body:
        """Reads a body of so many bytes, and holds as much of it as a page may have."""
        body = _Body(bytearray())
        while body.read < length:
            try:
                ahead = self._stream.available()
            except Damage as damage:
                body.fault, body.damage = damage.fault, damage
                break
            if not ahead or (body.read and self._search.is_at_record_of_member()):
                body.fault = Fault.WRONG_LENGTH if ahead else Fault.CUT_OFF
                break
            portion = ahead[: length - body.read]
            body.held += portion[: LARGEST_PAGE - len(body.held)]
            body.read += len(portion)
            self._stream.consume(len(portion))
        return body

    def _ending(self, place: Place, body: _Body) -> Fault | None:
        """Passes what ends a record; gives what is wrong with it, and goes on to the next one then."""
        fault = body.fault or self._fault_of_trailer(place)
        if fault is None:
            return None
        swallowed = self._search.swallowed(body.held) if len(body.held) == body.read else None
        if swallowed is not None and self._search.may_put_back(len(body.held) - swallowed):
            self._stream.put_back(bytes(body.held[swallowed:]), body.damage)
            return Fault.WRONG_LENGTH
        return self._passed(place, fault).fault

    def _fault_of_trailer(self, place: Place) -> Fault | None:
        """What is wrong with the end of a record, or with the member that holds it."""
        try:
            return None if self._has_ended() else Fault.WRONG_LENGTH
        except Damage as damage:
            if damage.fault is Fault.DAMAGED and damage.place.offset == place.offset:
                return damage.fault
            # The record is whole; what comes next is not.
            self._search.tell(damage)
            return None

    def _has_ended(self) -> bool:
        """Whether a record ends here: with two empty lines, which are passed, or as far as one can
        see."""
        is_exact = self._stream.peek(len(TRAILER)) == TRAILER
        if is_exact:
            self._stream.consume(len(TRAILER))
        return self._next_is_record() or is_exact

    def _next_is_record(self) -> bool:
        """Whether there is a record behind some line breaks, or the end."""
        for wanted in range(1, 5):
            ahead = self._stream.peek(wanted + len(VERSION))
            rest = ahead.lstrip(b"\r\n")
            if not rest:
                self._stream.consume(len(ahead))
                # What stands behind them may be damage, and then the record is none.
                self._stream.peek(1)
                return True
            if rest.startswith(VERSION):
                return True
        return False
