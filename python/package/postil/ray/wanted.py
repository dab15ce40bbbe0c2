"""What of the input is cleaned, and how it is called there."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Columns:
    """Which columns of a table hold what, and which are handed through."""

    data: str = "data"
    name: str = "name"
    url: str = "url"
    captured: str = "captured"
    media_type: str = "media_type"
    keep: tuple[str, ...] = ()


@dataclass(frozen=True)
class Wanted:
    """What is wanted of tables and of web archives."""

    columns: Columns = field(default_factory=Columns)
    formats: tuple[str, ...] = ()
    """Formats of pages in web archives besides HTML: `text`, `markdown`."""
