"""The bytes of an archive without their packing, and where each stands in the file.

A packed file is a row of members, by gzip or Zstandard: one a record as the standard asks for
(WARC 1.1, annex D), one for all, or cut at any place. Damage costs the member that it is in.
"""

from __future__ import annotations

import enum
from collections import deque
from dataclasses import dataclass
from typing import IO

from postil.ray.warc.packing import Corrupt, Cut, Member, packing_of
from postil.ray.warc.trail import HEAD, Trail

PORTION = 2**16
"""So many bytes of a file that is not packed are read at once, and so many are given at most."""
MOST_SHRUNK = 400
"""Text hardly ever shrinks to less than this part of itself: beyond, and above `NO_BOMB`, a file is
made to fill a disk or a day."""
NO_BOMB = 256 * 2**20
"""So many bytes may be unpacked from whatever."""


class Fault(enum.Enum):
    """What is wrong with a record, or in its place."""

    CUT_OFF = "a record is cut off: the file ends amid it"
    DAMAGED = "packed bytes are damaged"
    BOMB = "far too much comes out of so few bytes"
    WRONG_LENGTH = "a record is longer or shorter than it says"
    NO_HEADER = "the header of a record does not end, or states no length"
    GARBAGE = "there are bytes that belong to no record"


@dataclass(frozen=True)
class Place:
    """Where something stands in an archive."""

    offset: int
    """The byte in the file; in a packed one that at which its member begins."""
    unpacked: int
    """How many bytes are unpacked before it."""


class Damage(Exception):
    """Something wrong with the bytes of a file."""

    def __init__(self, fault: Fault, place: Place) -> None:
        super().__init__(fault, place)
        self.fault = fault
        self.place = place


class Stream:
    """The unpacked bytes of an archive, which says itself whether it is packed."""

    def __init__(self, file: IO[bytes]) -> None:
        self._trail = Trail(file)
        self._packing = packing_of(self._trail)
        self._member: Member | None = None
        self._is_over = False
        self._buffer = b""
        self._at = 0
        self._before = 0
        # Those that are reached, of which the last comes first, and those that are unpacked.
        self._members = deque([Place(0, 0)])
        # Comes when the buffer is empty.
        self._damage: Damage | None = None
        # From where on it is counted how much comes out of how little.
        self._counted = Place(0, 0)

    @property
    def is_packed(self) -> bool:
        """Whether the file is a row of members."""
        return self._packing is not None

    @property
    def reached(self) -> int:
        """How many bytes have been unpacked and passed."""
        return self._before + self._at

    @property
    def place(self) -> Place:
        """Where the next byte stands."""
        reached = self.reached
        return Place(self._members[0].offset if self.is_packed else reached, reached)

    @property
    def is_at_member(self) -> bool:
        """Whether the next byte is the first of a member."""
        return self.is_packed and self._members[0].unpacked == self.reached

    def peek(self, count: int) -> bytes:
        """The next bytes: so many, or all that there are before the end or before damage.

        Raises damage that stands right here, once.
        """
        while len(self._buffer) - self._at < count and self._read_more():
            pass
        damage = self._damage
        if damage and self._at == len(self._buffer):
            self._damage = None
            raise damage
        return self._buffer[self._at : self._at + count]

    def available(self) -> bytes:
        """Some bytes, at least one, and none of another member; nothing at the end.

        Raises damage that stands right here, once.
        """
        self.peek(1)
        ends = (each.unpacked - self._before for each in self._members)
        end = next((end for end in ends if end > self._at), len(self._buffer))
        return self._buffer[self._at : min(end, self._at + PORTION)]

    def consume(self, count: int) -> None:
        """Passes bytes."""
        self._at += count
        while len(self._members) > 1 and self._members[1].unpacked <= self.reached:
            self._members.popleft()

    def put_back(self, data: bytes, damage: Damage | None) -> None:
        """Puts back bytes that have been passed; `damage` comes behind all that is known."""
        self._before = self.reached - len(data)
        self._buffer = data + self._buffer[self._at :]
        self._at = 0
        self._damage = self._damage or damage

    def _read_more(self) -> bool:
        """Unpacks more; says whether there may be more to come."""
        if self._damage or self._is_over:
            return False
        if self._packing is None:
            self._read_plain()
        elif self._member is None:
            self._next_member()
        else:
            self._unpack(self._member)
        return True

    def _read_plain(self) -> None:
        data = self._trail.peek(PORTION)
        self._trail.consume(len(data))
        self._append(data)
        self._is_over = not data

    def _append(self, data: bytes) -> None:
        self._buffer = self._buffer[self._at :] + data
        self._before += self._at
        self._at = 0

    @property
    def _unpacked(self) -> int:
        return self._before + len(self._buffer)

    def _next_member(self) -> None:
        assert self._packing
        offset = self._trail.offset
        is_member = self._packing.begins(self._trail.peek(HEAD))
        if not is_member and self._trail.skip_to_member(self._packing):
            self._damage = Damage(Fault.GARBAGE, Place(offset, self._unpacked))
            return
        self._packing.pass_over(self._trail)
        if not self._trail.peek(1):
            self._is_over = True
            return
        self._members.append(Place(self._trail.offset, self._unpacked))
        self._member = self._packing.begin()
        self.consume(0)

    def _unpack(self, member: Member) -> None:
        try:
            data = member.read(self._trail)
        except Cut:
            self._give_up(Fault.CUT_OFF)
        except Corrupt:
            self._give_up(Fault.DAMAGED)
        else:
            self._append(data)
            self._member = member if data else None
            if self._is_bomb():
                self._leave_bomb()

    def _give_up(self, fault: Fault) -> None:
        """Leaves a damaged member, and goes on with whatever follows its start."""
        self._damage = Damage(fault, self._members[-1])
        behind = self._members[-1].offset + 1
        self._trail.go_back(behind)
        # Of a member with a broken head nothing has been passed.
        self._trail.skip(behind - self._trail.offset)
        self._seek_member()

    def _leave_bomb(self) -> None:
        """Reads nothing more of a member, and goes on with the next one."""
        self._damage = Damage(Fault.BOMB, self._members[-1])
        self._counted = Place(self._trail.offset, self._unpacked)
        self._seek_member()

    def _seek_member(self) -> None:
        assert self._packing
        self._member = None
        self._trail.skip_to_member(self._packing)

    def _is_bomb(self) -> bool:
        unpacked = self._unpacked - self._counted.unpacked
        packed = max(1, self._trail.offset - self._counted.offset)
        return unpacked > NO_BOMB and unpacked // packed > MOST_SHRUNK
