"""Blocks as batches of pages, with the columns that `postil.clean_batch` takes.

Whatever the form of the input, a batch has `data`, and `name`, `url`, `captured` and
`media_type` where they are known, then `origin` and `position`, which lead back to the page's place in
the input, `problem` where the page cannot be read, `remark` where there is else something to say of
it, and what the caller wants to keep.
"""

from __future__ import annotations

from collections.abc import Iterator

import fsspec
import pyarrow

from postil.ray import tables, warcs
from postil.ray.blocks import Block
from postil.ray.problem import Problem, in_words, is_passing
from postil.ray.reading import Reading
from postil.ray.wanted import Wanted


def empty() -> pyarrow.RecordBatch:
    """A batch of no page."""
    return pyarrow.RecordBatch.from_pylist([], warcs.SCHEMA)


def batches(block: Block, wanted: Wanted, reading: Reading) -> Iterator[pyarrow.RecordBatch]:
    """The pages of a block; what keeps the rest of them back is noted in `reading`.

    Raises what keeps them back for now only: then nothing of the block counts as done.
    """
    try:
        with fsspec.open(block.address, "rb") as file:
            if block.is_warc:
                yield from warcs.batches(file, block, wanted.formats, reading)
            else:
                yield from tables.batches(file, block, wanted.columns)
    except Problem as problem:
        reading.problems.append(f"{block}: {problem}")
    except (OSError, ValueError, pyarrow.ArrowException) as error:
        if is_passing(error):
            raise
        reading.problems.append(f"{block}: {in_words(error)}")
