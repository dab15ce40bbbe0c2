"""Unpacks what a packed archive is a row of: gzip members, or frames of Zstandard.

All frames of a file may be packed with one dictionary, which then stands in a frame before them
that other readers pass over (*WARC File Compression with Zstandard*, version 1.0).
"""

from __future__ import annotations

import struct
import zlib
from typing import Any, Protocol

from postil.ray.problem import Problem
from postil.ray.warc.trail import HEAD, Kind, Trail

GZIP = b"\x1f\x8b\x08"
"""How a gzip member that is packed by deflate begins (RFC 1952)."""
RESERVED_FLAGS = 0xE0
"""The flags of a gzip member that mean nothing, and are 0."""
ZSTD = b"\x28\xb5\x2f\xfd"
"""How a frame of Zstandard begins (RFC 8878, section 3.1.1)."""
SKIPPED = b"\x2a\x4d\x18"
"""How a frame that readers pass over goes on, behind a first byte of 0x50 to 0x5f."""
DICTIONARY = b"\x5d" + SKIPPED
"""How the frame of a dictionary begins."""
SKIPPED_HEAD = struct.Struct("<4sI")
"""The head of such a frame: its mark, and how many bytes it holds."""
LARGEST_DICTIONARY = 16 * 2**20
"""The largest dictionary that is read, as everywhere in Postil."""
LARGEST_WINDOW = 128 * 2**20
"""What a frame may refer back to, in bytes: as much as the program `zstd` takes unasked."""
IN_RECORDS = b"WARC"
"""What stands in the first line of each record, and before the names of its fields."""
FED_TO_GZIP = 2**14
FED_TO_ZSTD = 2**11
"""So many packed bytes are unpacked at once: few of a frame, since all that comes out is held."""
PORTION = 2**16
"""So many bytes come out of a gzip member at once."""


class Cut(Exception):
    """The file ends amid a member."""


class Corrupt(Exception):
    """A member cannot be unpacked, or is not what it was when it was packed."""


class Member(Protocol):
    """A member that is being unpacked."""

    def read(self, trail: Trail) -> bytes:
        """The next bytes; none at its end. Raises `Cut` or `Corrupt`."""


class Packing(Kind, Protocol):
    """How a file is packed."""

    def begin(self) -> Member:
        """Begins to unpack a member."""

    def pass_over(self, trail: Trail) -> None:
        """Passes what holds nothing of the file."""


def packing_of(trail: Trail) -> Packing | None:
    """How a file is packed, by its first bytes; none where it is not.

    Raises `ValueError` where its dictionary is damaged or too large.
    """
    ahead = trail.peek(PORTION)
    head = ahead[:HEAD]
    is_frame = head == ZSTD or _is_skipped(head)
    mark = GZIP if _is_gzip(head) else ZSTD if is_frame else _mark_behind_damage(ahead)
    if mark == GZIP:
        return Gzip()
    return Frames(trail) if mark else None


def _mark_behind_damage(ahead: bytes) -> bytes | None:
    """How the members begin of a file whose first ones are damaged; none where a record comes before
    them that is not packed."""
    places = {mark: ahead.find(mark) for mark in (GZIP, ZSTD)}
    found = [(at, mark) for mark, at in places.items() if at >= 0]
    at, mark = min(found, default=(0, None))
    return None if IN_RECORDS in ahead[:at] else mark


def _is_gzip(head: bytes) -> bool:
    return head.startswith(GZIP) and not any(flags & RESERVED_FLAGS for flags in head[3:4])


def _is_skipped(head: bytes) -> bool:
    return head[1:4] == SKIPPED and head[0] & 0xF0 == 0x50


class Gzip:
    """Gzip members."""

    mark = GZIP

    def begins(self, head: bytes) -> bool:
        """Whether a member begins with these bytes."""
        return _is_gzip(head)

    def begin(self) -> Member:
        """Begins to unpack a member."""
        return _GzipMember()

    def pass_over(self, trail: Trail) -> None:
        """Every member holds something of the file."""


class _GzipMember:
    def __init__(self) -> None:
        self._inflate = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self._is_broken = False

    def read(self, trail: Trail) -> bytes:
        while not self._inflate.eof:
            if self._is_broken:
                raise Corrupt
            fed = trail.peek(FED_TO_GZIP)
            unpacked = self._unpack(fed)
            rest = len(self._inflate.unconsumed_tail) + len(self._inflate.unused_data)
            trail.consume(len(fed) - rest)
            if unpacked:
                return unpacked
            if not fed:
                raise Cut
        return b""

    def _unpack(self, fed: bytes) -> bytes:
        spare = self._inflate.copy()
        try:
            return self._inflate.decompress(fed, PORTION)
        except zlib.error:
            self._is_broken = True
            return _before_damage(spare, fed)


def _before_damage(inflate: Any, fed: bytes) -> bytes:
    """What comes out of bytes before the damage in them, for which no more is asked step by step."""
    unpacked, step = bytearray(), PORTION
    while step:
        trial = inflate.copy()
        try:
            portion = trial.decompress(fed, step)
        except zlib.error:
            step //= 2
            continue
        unpacked += portion
        inflate, fed = trial, trial.unconsumed_tail
        step = min(step, len(portion))
    return bytes(unpacked)


class Frames:
    """Frames of Zstandard, with the dictionary that the file begins with."""

    mark = ZSTD

    def __init__(self, trail: Trail) -> None:
        zstandard = _zstandard()
        try:
            held = _dictionary(trail)
            shared = zstandard.ZstdCompressionDict(held) if held else None
            self._unpacker = zstandard.ZstdDecompressor(
                dict_data=shared, max_window_size=LARGEST_WINDOW
            )
        except zstandard.ZstdError as error:
            raise ValueError(f"the dictionary is damaged: {error}") from error
        self._damage = zstandard.ZstdError

    def begins(self, head: bytes) -> bool:
        """Whether a frame begins with these bytes."""
        return head.startswith(ZSTD) or _is_skipped(head)

    def begin(self) -> Member:
        """Begins to unpack a frame."""
        return _Frame(self._unpacker.decompressobj(), self._damage)

    def pass_over(self, trail: Trail) -> None:
        """Passes frames that hold nothing of the file."""
        while _is_skipped(trail.peek(HEAD)):
            head = trail.peek(SKIPPED_HEAD.size)
            whole = len(head) == SKIPPED_HEAD.size
            length = SKIPPED_HEAD.unpack(head)[1] if whole else 0
            trail.skip(SKIPPED_HEAD.size + length)


class _Frame:
    def __init__(self, unpacker: Any, damage: type[Exception]) -> None:
        self._unpacker = unpacker
        self._damage = damage

    def read(self, trail: Trail) -> bytes:
        while not self._unpacker.eof:
            fed = trail.peek(FED_TO_ZSTD)
            if not fed:
                raise Cut
            try:
                unpacked: bytes = self._unpacker.decompress(fed)
            except self._damage as error:
                raise Corrupt from error
            trail.consume(len(fed) - len(self._unpacker.unused_data))
            if unpacked:
                return unpacked
        return b""


def _zstandard() -> Any:
    try:
        import zstandard
    except ImportError as error:
        message = "archives packed by Zstandard are read with `zstandard`"
        raise Problem(message, "pip install zstandard") from error
    return zstandard


def _dictionary(trail: Trail) -> bytes | None:
    """The dictionary that a file begins with, which may be packed itself."""
    head = trail.peek(SKIPPED_HEAD.size)
    length = SKIPPED_HEAD.unpack(head)[1] if len(head) == SKIPPED_HEAD.size else 0
    if not head.startswith(DICTIONARY) or not 0 < length <= LARGEST_DICTIONARY:
        return None
    held = trail.peek(SKIPPED_HEAD.size + length)[SKIPPED_HEAD.size :]
    trail.consume(SKIPPED_HEAD.size + len(held))
    return _unpacked(held) if held.startswith(ZSTD) else held


def _unpacked(held: bytes) -> bytes:
    zstandard = _zstandard()
    # A size that a frame states goes before the limit, and has its memory at once.
    if zstandard.frame_content_size(held) > LARGEST_DICTIONARY:
        raise ValueError(f"the dictionary is larger than {LARGEST_DICTIONARY // 2**20} MiB")
    unpacker = zstandard.ZstdDecompressor()
    unpacked: bytes = unpacker.decompress(held, max_output_size=LARGEST_DICTIONARY)
    return unpacked
