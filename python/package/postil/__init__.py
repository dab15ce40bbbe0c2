"""Finds the article in a scraped page: its text, its fields and who said what.

Each line of a page is kept or removed, and each field is found, by a rule with a name:

>>> import postil
>>> article = postil.clean(data, name="page.html")
>>> article.title, article.date, article.text, article.removed

`clean_batch` does the same for the rows of an Arrow record batch, `Evidence` knows what the pages of
an archive share, and `python -m postil.ray` cleans what no one machine holds.
"""

from postil._native import VERSION as __version__
from postil._native import (
    Article,
    BatchError,
    Block,
    Evidence,
    EvidenceError,
    FieldEvidence,
    PageError,
    PostilError,
    Quotation,
    Remark,
    RemovedLines,
    RestoredLines,
    TextSpan,
    TrimmedText,
    clean,
    clean_batch,
    read_batch,
)

__all__ = [
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
    "__version__",
    "clean",
    "clean_batch",
    "read_batch",
]
