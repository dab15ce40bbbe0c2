"""The HTTP message in a record: its status, what it says of its body, and the body as it was meant."""

from __future__ import annotations

import re

from postil.ray.warc.encodings import Decoded, Undecoded, decode, unchunked
from postil.ray.warc.head import Head, block_length

STATUS = re.compile(r"(?:HTTP/\S*|ICY) +([1-9][0-9]{2})(?: |$)")
"""A status line, as `HTTP/1.1 200 OK`, `HTTP/2 200` or `ICY 200 OK`."""


class Answer:
    """What a server answered."""

    def __init__(self, status: int, head: Head, body: bytes) -> None:
        self.status = status
        self._head = head
        self._body = body

    @staticmethod
    def parse(data: bytes) -> Answer | None:
        """Reads an answer; none where these bytes are none."""
        while True:
            length = block_length(data) or len(data)
            head = Head(data[:length])
            status = STATUS.match(head.first_line)
            if not status:
                return None
            data = data[length:]
            # A server may say first that it will answer.
            if not status[1].startswith("1"):
                return Answer(int(status[1]), head, data)

    @property
    def media_type(self) -> str | None:
        """The media type with its parameters."""
        return self._head.get("Content-Type")

    def decoded(self, most: int) -> Decoded:
        """The body without the encodings of its transfer.

        Raises `Undecoded` where it has too many bytes, or one that nobody knows or that does not fit.
        """
        transfer = self._head.all("Transfer-Encoding").lower()
        content = self._head.all("Content-Encoding").lower()
        decoded = unchunked(self._body) if "chunked" in transfer else Decoded(self._body)
        data, is_cut = decoded
        names = [name.strip() for name in f"{content},{transfer}".split(",")]
        for name in reversed([name for name in names if not name.startswith("chunked")]):
            data, is_next_cut = decode(name, data, most)
            is_cut = is_cut or is_next_cut
            if len(data) > most:
                break
        if len(data) > most:
            raise Undecoded(f"the page has more than {most} bytes")
        return Decoded(data, is_cut)
