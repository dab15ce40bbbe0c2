"""Web archives packed by Zstandard, `.warc.zst`, as what they are packed from.

All frames of a file may be packed with one dictionary, which then stands in a frame before them
that other readers pass over (*WARC File Compression with Zstandard*, version 1.0).
"""

from __future__ import annotations

import io
import struct
from typing import IO, Any

from postil.ray.problem import Problem

ENDING = ".warc.zst"
DICTIONARY = b"\x5d\x2a\x4d\x18"
"""How the frame of a dictionary begins; the number of its bytes follows."""
PACKED = b"\x28\xb5\x2f\xfd"
"""How a packed dictionary begins."""
LARGEST_DICTIONARY = 16 * 2**20
"""The largest dictionary that is read, as everywhere in Postil."""
LARGEST_WINDOW = 128 * 2**20
"""What a frame may refer back to, in bytes: as much as the program `zstd` takes unasked."""


def unpacked(file: IO[bytes]) -> IO[bytes]:
    """The bytes that all frames of a file hold.

    Fails with `ValueError` where the dictionary is damaged or too large, and so does reading them
    where a frame is damaged; a file that ends within a frame ends early.
    """
    try:
        import zstandard
    except ImportError as error:
        message = "archives packed by Zstandard are read with `zstandard`"
        raise Problem(message, "pip install zstandard") from error
    try:
        held = _dictionary(file)
        shared = zstandard.ZstdCompressionDict(held) if held else None
        packing = zstandard.ZstdDecompressor(dict_data=shared, max_window_size=LARGEST_WINDOW)
    except zstandard.ZstdError as error:
        raise ValueError(f"the dictionary is damaged: {error}") from error
    frames = packing.stream_reader(file, read_across_frames=True)
    return io.BufferedReader(_Frames(frames, zstandard.ZstdError))


def _dictionary(file: IO[bytes]) -> bytes | None:
    """The dictionary that a file begins with; a file without one is read from its start."""
    import zstandard

    head = file.read(8)
    length = struct.unpack("<I", head[4:])[0] if len(head) == 8 else 0
    if not head.startswith(DICTIONARY) or not 0 < length <= LARGEST_DICTIONARY:
        file.seek(0)
        return None
    held = file.read(length)
    if not held.startswith(PACKED):
        return held
    # A size that a frame states goes before the limit, and has its memory at once.
    if zstandard.frame_content_size(held) > LARGEST_DICTIONARY:
        raise ValueError(f"the dictionary is larger than {LARGEST_DICTIONARY // 2**20} MiB")
    return zstandard.ZstdDecompressor().decompress(held, max_output_size=LARGEST_DICTIONARY)


class _Frames(io.RawIOBase):
    """What unpacks frames, as a file whose damage is an error that all readers of archives know."""

    def __init__(self, frames: Any, damage: type[Exception]) -> None:
        super().__init__()
        self._frames = frames
        self._damage = damage

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            count: int = self._frames.readinto(buffer)
        except self._damage as error:
            raise ValueError(str(error)) from error
        return count
