"""The encodings that bodies are sent in.

Many crawlers write down the server's header and a body that is decoded already. So each encoding is
undone only where the bytes have it.
"""

from __future__ import annotations

import importlib
import re
import zlib
from collections.abc import Callable
from typing import Any, NamedTuple

from postil.ray.warc.packing import ZSTD
from postil.ray.warc.sniffing import looks_like_markup

GZIP = b"\x1f\x8b"
"""How a body begins that is packed by gzip."""
NONE = ("", "identity", "none", "utf-8", "binary", "8bit")
"""Encodings that change nothing: the standard's, and what servers say instead of it."""
CHUNK = re.compile(rb"[ \t]*([0-9A-Fa-f]+)[ \t\r]*(?:;[^\n]{0,1000})?\n")
"""The line before a chunk (RFC 9112, section 7.1)."""
PORTION = 2**16
"""So many bytes are unpacked at once."""


class Decoded(NamedTuple):
    """A body that is decoded."""

    data: bytes
    is_cut: bool = False
    """The transfer broke off, so that the end is missing."""


class Undecoded(Exception):
    """Why a body cannot be decoded."""


def decode(name: str, data: bytes, most: int) -> Decoded:
    """Undoes one encoding, for at most so many bytes and one more.

    Raises `Undecoded` where it is not known or does not fit.
    """
    if name in NONE or _is_undone(name, data):
        return Decoded(data)
    if name not in _DECODERS:
        raise Undecoded(f"the body is packed as `{name}`, which is not read here")
    decoded = _DECODERS[name](data, most)
    if decoded.is_cut and not decoded.data:
        raise Undecoded(f"the body is not packed as `{name}`, as it says")
    return decoded


def unchunked(body: bytes) -> Decoded:
    """A body without the sizes of its chunks; as it is where it has none."""
    data, at = bytearray(), 0
    while size := CHUNK.match(body, at):
        length, at = int(size[1], 16), size.end()
        if length == 0:
            return Decoded(bytes(data))
        data += body[at : at + length]
        at += length
        at += next((len(end) for end in (b"\r\n", b"\n") if body.startswith(end, at)), 0)
    # Without a size in front the body was unchunked before it was written down.
    return Decoded(bytes(data), True) if at else Decoded(body)


def _is_undone(name: str, data: bytes) -> bool:
    if name in ("gzip", "x-gzip"):
        return not data.startswith(GZIP)
    if name == "zstd":
        return not data.startswith(ZSTD)
    return name in ("deflate", "br") and (not data or looks_like_markup(data))


def _gzip(data: bytes, most: int) -> Decoded:
    unpacked, rest = bytearray(), data
    while rest.startswith(GZIP) and len(unpacked) <= most:
        inflate = zlib.decompressobj(zlib.MAX_WBITS | 16)
        member = _inflated(inflate, rest, most - len(unpacked))
        unpacked += member.data
        if member.is_cut:
            return Decoded(bytes(unpacked), True)
        rest = inflate.unused_data
    return Decoded(bytes(unpacked), bool(rest) and len(unpacked) <= most)


def _deflate(data: bytes, most: int) -> Decoded:
    """The standard means zlib's format, and some servers send what is within it."""
    decoded = _inflated(zlib.decompressobj(), data, most)
    is_other = decoded.is_cut and not decoded.data
    return _inflated(zlib.decompressobj(-zlib.MAX_WBITS), data, most) if is_other else decoded


def _inflated(inflate: Any, data: bytes, most: int) -> Decoded:
    """What comes out before the end, damage, or the bound."""
    unpacked, rest = bytearray(), data
    while not inflate.eof and len(unpacked) <= most:
        try:
            portion = inflate.decompress(rest, PORTION)
        except zlib.error:
            return Decoded(bytes(unpacked), True)
        unpacked += portion
        rest = inflate.unconsumed_tail
        if not portion and not rest:
            return Decoded(bytes(unpacked), not inflate.eof)
    return Decoded(bytes(unpacked))


def _zstd(data: bytes, most: int) -> Decoded:
    zstandard = _needed("zstandard", "zstd")
    reader = zstandard.ZstdDecompressor().stream_reader(data)
    unpacked = bytearray()
    try:
        while len(unpacked) <= most and (portion := reader.read(PORTION)):
            unpacked += portion
    except zstandard.ZstdError:
        return Decoded(bytes(unpacked), True)
    return Decoded(bytes(unpacked))


def _brotli(data: bytes, most: int) -> Decoded:
    brotli = _needed("brotli", "br")
    if not hasattr(brotli.Decompressor, "can_accept_more_data"):
        raise Undecoded("the body is packed as `br`: `pip install 'brotli>=1.2'`")
    unpacker, unpacked, rest = brotli.Decompressor(), bytearray(), data
    try:
        while not unpacker.is_finished() and len(unpacked) <= most:
            portion = unpacker.process(rest, output_buffer_limit=PORTION)
            unpacked += portion
            if not portion and unpacker.can_accept_more_data():
                break
            rest = b""
    except brotli.error:
        return Decoded(bytes(unpacked), True)
    return Decoded(bytes(unpacked), not unpacker.is_finished() and len(unpacked) <= most)


def _needed(module: str, name: str) -> Any:
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise Undecoded(f"the body is packed as `{name}`: `pip install {module}`") from error


_DECODERS: dict[str, Callable[[bytes, int], Decoded]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "zstd": _zstd,
    "br": _brotli,
}
