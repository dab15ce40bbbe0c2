"""Tells a page by its first bytes, where nobody says what it is, as `postil import` does."""

from __future__ import annotations

LOOKED_AT = 1445
"""So many bytes are looked at, as the standard for browsers has it (WHATWG, *MIME Sniffing*)."""
PAGE_STARTS = (
    "<!doctype html",
    "<html",
    "<head",
    "<body",
    "<title",
    "<meta",
    "<script",
    "<div",
    "<h1",
    "<p>",
    "<table",
)
"""What a page begins with, in small letters."""


def is_page(data: bytes) -> bool:
    """Whether these are the first bytes of an HTML page."""
    start = _first_words(data)
    if start.startswith("<?xml"):
        # XHTML; other XML is no page.
        start = start.partition("?>")[2].lstrip()
    return start.startswith(PAGE_STARTS)


def looks_like_markup(data: bytes) -> bool:
    """Whether these are the first bytes of some markup, and not of something packed."""
    start = _first_words(data)
    follows = start[1:2]
    return start[:1] == "<" and (follows in "!?" or (follows.isascii() and follows.isalpha()))


def _first_words(data: bytes) -> str:
    """The start of a text in small letters, without white space, a byte order mark and comments before
    it."""
    text = data[:LOOKED_AT].decode(errors="replace").lower()
    rest = text.lstrip("\ufeff").lstrip()
    while rest.startswith("<!--"):
        rest = rest.partition("-->")[2].lstrip()
    return rest
