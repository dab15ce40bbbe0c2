from collections.abc import Iterable, Sequence
from datetime import date
from typing import IO, Any, Literal, final

import pyarrow
from typing_extensions import TypeAlias

__all__ = [
    "VERSION",
    "ArchivePage",
    "ArchiveRecord",
    "Article",
    "BatchError",
    "Block",
    "Evidence",
    "EvidenceError",
    "FieldEvidence",
    "PageError",
    "PostilError",
    "Quotation",
    "Remark",
    "RemovedLines",
    "RestoredLines",
    "TextSpan",
    "TrimmedText",
    "WebArchive",
    "clean",
    "clean_batch",
]

VERSION: str
"""The version of the package."""

_Lines: TypeAlias = tuple[int, int]
"""The first and the last line of a run, counted from 1."""

class PostilError(Exception):
    """Something that Postil cannot do."""

    code: str
    """A stable name for it, as `binary-file`."""
    hint: str
    """What to do about it."""

class PageError(PostilError):
    """A page that holds no text."""

class BatchError(PostilError):
    """A batch whose columns are not those asked for."""

class EvidenceError(PostilError):
    """Bytes that are no evidence, or evidence that does not merge."""

def clean(
    data: bytes,
    *,
    name: str = "page.html",
    url: str | None = None,
    captured: str | date | None = None,
    media_type: str | None = None,
    evidence: Evidence | None = None,
) -> Article:
    """Finds the article in a page.

    The ending of `name` says how the page is written: `.html` and `.htm`, `.md`, else plain text.
    `url` is where the page stood; `captured`, when it was scraped: `yesterday` counts from it.
    `media_type` is what the server called it, as `text/html; charset=koi8-r`: that charset outranks
    what the page says of itself.
    `evidence` is that of all pages of the archive, this one among them.

    The interpreter's lock is released meanwhile.

    Raises `PageError` where the page holds no text, and `ValueError` where `url` is no web address
    or `captured` no date.
    """

def clean_batch(
    batch: pyarrow.RecordBatch, *, evidence: Evidence | None = None
) -> pyarrow.RecordBatch:
    """Finds the articles in the pages of a record batch, or of anything with `__arrow_c_array__`.

    The column `data` holds the pages, as bytes or strings; `name`, `url`, `captured` and
    `media_type`, strings, may stand beside it. Other columns are handed through without being copied. The result has a row for
    each page, in the same order; where there is no article, `error` says why.

    Raises `BatchError` where there is no `data`, or a column is of another kind or called as one of
    the result.
    """

def read_batch(batch: pyarrow.RecordBatch) -> pyarrow.RecordBatch:
    """Reads the pages of a record batch once for several passes.

    The result is the batch with a column `postil_lines` in the place of `data`: bytes that
    `Evidence.of_batch` and `clean_batch` of this version take for the pages, with the same result in
    less time. The other columns are handed through without being copied.

    Raises `BatchError` where there is no `data`, or a column is of another kind.
    """

@final
class Evidence:
    """In how many pages each line stands: what many pages of a site share is its furniture.

    Parts of an archive are counted apart and merged in any order. Nine bytes hold a line.
    """

    def __new__(cls) -> Evidence:
        """Evidence of no page."""

    @classmethod
    def of(
        cls,
        pages: Iterable[bytes | tuple[bytes, str] | tuple[bytes, str, str | None]],
        *,
        name: str = "page.html",
    ) -> Evidence:
        """The evidence of some pages: bytes, or tuples of bytes, the page's name and its address.

        Give an address where `clean` gets it too: lines are counted by its host.
        Pages without text count as pages without lines.
        """

    @classmethod
    def of_batch(cls, batch: pyarrow.RecordBatch) -> Evidence:
        """The evidence of the pages of a record batch, with the columns that `clean_batch` takes."""

    def merge(self, other: Evidence) -> Evidence:
        """The evidence of both parts together, in whatever order they come.

        Raises `EvidenceError` where one of them was cut.
        """

    @classmethod
    def merged(cls, parts: Iterable[Evidence]) -> Evidence:
        """The evidence of all parts together, in whatever order they come.

        Copies less than merging them one by one. Raises `EvidenceError` as `merge` does.
        """

    def split(self, parts: int) -> list[Evidence]:
        """The lines in `parts` pieces, each of which merges with the same piece of other evidence.

        Raises `ValueError` where `parts` is not from 1 to 65536.
        """

    @classmethod
    def join(cls, pieces: list[Evidence]) -> Evidence:
        """The pieces of a split in one."""

    def cut(self, least: int = 2) -> Evidence:
        """The lines of at least so many pages; such evidence merges no more.

        Cut at 2, it says of the pages that were counted what it said before.
        """

    def spread(self) -> list[int]:
        """How many lines stand in one page, in two, and so on; the last number is of all beyond."""

    def to_bytes(self) -> bytes:
        """The evidence as bytes: the same for the same evidence."""

    @classmethod
    def from_bytes(cls, data: bytes) -> Evidence:
        """Reads what `to_bytes` gave.

        Raises `EvidenceError` where the bytes are foreign, damaged or of another version.
        """

    @property
    def pages(self) -> int:
        """How many pages were counted."""

    @property
    def digest(self) -> str:
        """What tells it from other evidence, as `evidence_digest` of the articles that it helped with."""

    @property
    def least(self) -> int:
        """The smallest number of pages that lines are held of."""

    def __len__(self) -> int:
        """How many lines are held."""

    def __bool__(self) -> Literal[True]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __reduce__(self) -> tuple[object, tuple[bytes]]: ...

@final
class Article:
    """An article, and everything that was found or removed around it."""

    @property
    def name(self) -> str:
        """The page's name, as it was given."""

    @property
    def title(self) -> str | None:
        """The headline."""

    @property
    def title_derived(self) -> bool:
        """The page shows no headline, and this one was made from its text."""

    @property
    def date(self) -> str | None:
        """When it was published, as exact as the page states it: `2026-02-14T16:52+05:00`."""

    @property
    def source(self) -> str | None:
        """The outlet, as it calls itself."""

    @property
    def url(self) -> str | None:
        """Where the page stood: as given, else as the page says."""

    @property
    def author(self) -> str | None:
        """Who wrote it; several names are joined by `, `."""

    @property
    def authors(self) -> list[str]:
        """The names of those who wrote it."""

    @property
    def author_role(self) -> str | None:
        """The author's role."""

    @property
    def section(self) -> str | None:
        """The outlet's section."""

    @property
    def language(self) -> str | None:
        """An ISO 639-1 code."""

    @property
    def tags(self) -> list[str]:
        """Its tags."""

    @property
    def captured(self) -> str | None:
        """When the page was saved: as given, else as the page says."""

    @property
    def digest(self) -> str:
        """The BLAKE3 of the page, in hexadecimal."""

    @property
    def text(self) -> str:
        """The article's text: its blocks, with an empty line between."""

    @property
    def blocks(self) -> list[Block]:
        """The article's text in reading order."""

    @property
    def quotations(self) -> list[Quotation]:
        """Who says what in the text, in reading order."""

    @property
    def removed(self) -> list[RemovedLines]:
        """The lines that are no part of the text, in the page's order."""

    @property
    def restored(self) -> list[RestoredLines]:
        """The lines that would have been removed but came back."""

    @property
    def evidence(self) -> dict[str, FieldEvidence]:
        """Where each field comes from, by the field's name."""

    @property
    def remarks(self) -> list[Remark]:
        """What there is to say of the page."""

    def to_json(self) -> str:
        """The article in one line, as `postil clean --json` prints it."""

@final
class Block:
    """A paragraph-sized piece of the text."""

    @property
    def kind(self) -> str:
        """`heading`, `lede`, `paragraph`, `quotation`, `list` or `caption`."""

    @property
    def text(self) -> str:
        """The text with white space collapsed; never empty."""

    @property
    def lines(self) -> _Lines:
        """The lines that it was made from."""

    @property
    def language(self) -> str | None:
        """Its language, where that is not the article's."""

    @property
    def credit(self) -> str | None:
        """Of a caption, the photographer or agency that it names."""

    @property
    def trimmed(self) -> list[TrimmedText]:
        """Pieces cut from these lines."""

    @property
    def spans(self) -> list[TextSpan]:
        """What stretches of the text are; an outer one stands before those in it."""

    @property
    def form(self) -> dict[str, Any] | None:
        """What the block is as a whole, as `to_json` has it; none where its kind says all."""

@final
class TextSpan:
    """A stretch of a block's text that its markup says something of."""

    @property
    def kind(self) -> str:
        """`link`, `emphasis`, `strong`, `code`, `subscript`, `superscript`, `struck`, `inserted`,
        `quotation` or `abbreviation`."""

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands in the block's text, in code points."""

    @property
    def target(self) -> str | None:
        """Of a link, its address."""

    @property
    def meaning(self) -> str | None:
        """Of an abbreviation, what it stands for."""

@final
class TrimmedText:
    """A piece that was cut from a kept line."""

    @property
    def rule(self) -> str:
        """The rule that cut it."""

    @property
    def line(self) -> int:
        """The line that it stood in."""

    @property
    def text(self) -> str:
        """The piece as it stands in the line."""

@final
class Quotation:
    """Somebody's words in the text."""

    @property
    def block(self) -> int:
        """The index of the block that holds the words."""

    @property
    def span(self) -> tuple[int, int]:
        """Where they stand in the block's text, in code points."""

    @property
    def text(self) -> str:
        """The words, without quotation marks."""

    @property
    def speaker(self) -> str | None:
        """The speaker as the attribution says it."""

    @property
    def name(self) -> str | None:
        """The speaker's name, as full as the article gives it."""

    @property
    def named_in(self) -> int | None:
        """The index of the block that the name comes from, where the attribution does not state it."""

    @property
    def role(self) -> str | None:
        """What the speaker is."""

    @property
    def rule(self) -> str:
        """How the words stand to their speaker."""

@final
class RemovedLines:
    """A run of lines that one rule took out of the text."""

    @property
    def rule(self) -> str:
        """The rule that removed them."""

    @property
    def lines(self) -> _Lines:
        """Which lines."""

@final
class RestoredLines:
    """A run of lines that one rule put back into the text."""

    @property
    def rule(self) -> str:
        """The rule that put them back."""

    @property
    def removed_by(self) -> str:
        """What would have removed them."""

    @property
    def lines(self) -> _Lines:
        """Which lines."""

@final
class FieldEvidence:
    """Where the value of a field comes from."""

    @property
    def rule(self) -> str:
        """The rule that found it."""

    @property
    def line(self) -> int | None:
        """The line; none where the value stands in no line of the page."""

    @property
    def confidence(self) -> Literal["certain", "likely", "guess"]:
        """How sure it is."""

@final
class Remark:
    """Something that there is to say of a page."""

    @property
    def severity(self) -> Literal["notice", "warning", "error"]:
        """How bad it is."""

    @property
    def code(self) -> str:
        """A stable name for it."""

    @property
    def message(self) -> str:
        """What it is."""

    @property
    def line(self) -> int | None:
        """The line that it is about."""

    @property
    def hint(self) -> str:
        """What to do about it."""

@final
class WebArchive:
    """The records of a web archive (WARC), packed or not, whatever is wrong with it.

    The file is read on as far as is asked for; no more than one record is held. What its `read`
    raises is raised here.
    """

    def __new__(
        cls, file: IO[bytes], *, size: int | None = None, formats: Sequence[str] = ()
    ) -> WebArchive:
        """Begins to read a file of so many bytes, where that is known.

        HTML is a page, and what is named: `text`, `markdown`. Raises `ValueError` where another
        format is.
        """

    def __iter__(self) -> WebArchive: ...
    def __next__(self) -> ArchiveRecord: ...

@final
class ArchiveRecord:
    """What was found in a place of a web archive."""

    @property
    def offset(self) -> int:
        """The byte in the file; in a packed one that at which its member begins."""

    @property
    def unpacked(self) -> int:
        """How many bytes of the member are unpacked before it."""

    @property
    def page(self) -> ArchivePage | None:
        """The page, where there is one, or one that cannot be taken."""

    @property
    def left_out(self) -> str | None:
        """What it is besides a page, in the plural."""

    @property
    def fault(self) -> str | None:
        """What is wrong with the file there."""

@final
class ArchivePage:
    """A page of a web archive, as `postil import` takes it."""

    @property
    def data(self) -> bytes | None:
        """The page without the encodings of its transfer."""

    @property
    def ending(self) -> str:
        """What says its format in the name of a file: `html`, `txt`, `md`."""

    @property
    def url(self) -> str:
        """Where it stood."""

    @property
    def captured(self) -> str | None:
        """When it was captured, as its record says."""

    @property
    def media_type(self) -> str | None:
        """What the server called it, with parameters."""

    @property
    def problem(self) -> str | None:
        """Why it cannot be taken."""

    @property
    def flaw(self) -> str | None:
        """What is wrong with its bytes: `cut`, `altered`."""
