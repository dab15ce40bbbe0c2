"""Parquet files as batches of pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

import pyarrow
from pyarrow import compute, parquet, types

from postil.ray.blocks import Block
from postil.ray.problem import Problem
from postil.ray.wanted import Columns

KINDS = {
    pyarrow.binary(),
    pyarrow.large_binary(),
    pyarrow.binary_view(),
    pyarrow.string(),
    pyarrow.large_string(),
    pyarrow.string_view(),
}
"""What a column of pages may hold."""
KNOWN = ("name", "url", "captured", "media_type")
"""What a table may say of a page."""
BATCH_PAGES = 16
"""So many pages are in memory at once."""
BUFFER_BYTES = 2**20
"""Columns are read in such portions, however large a row group is."""


def batches(file: IO[bytes], block: Block, columns: Columns) -> Iterator[pyarrow.RecordBatch]:
    """The pages of some row groups of a table; positions count the file's rows from 0."""
    table = parquet.ParquetFile(file, buffer_size=BUFFER_BYTES, pre_buffer=False)
    names = _names(table, columns)
    position = _rows_before(table, block)
    wanted = [*names, *(kept for kept in columns.keep if kept not in names)]
    read = table.iter_batches(
        BATCH_PAGES, row_groups=block.groups, columns=wanted, use_threads=False
    )
    for batch in read:
        roles = {role: batch.column(name) for name, role in names.items()}
        kept = {name: batch.column(name) for name in columns.keep}
        yield _batch(roles, kept, block.address, position)
        position += batch.num_rows


def _names(table: parquet.ParquetFile, columns: Columns) -> dict[str, str]:
    """The columns that have a role, with that."""
    there = table.schema_arrow.names
    listed = ", ".join(f"`{name}`" for name in there)
    if columns.data not in there:
        hint = "name the column that holds the pages, as `--column data=NAME`"
        raise Problem(f"no column `{columns.data}`; there are {listed}", hint)
    for kept in columns.keep:
        if kept not in there:
            raise Problem(f"no column `{kept}` to keep; there are {listed}", "see `--keep`")
    _check_kind(columns.data, table.schema_arrow.field(columns.data).type)
    known = {getattr(columns, role): role for role in ("data", *KNOWN)}
    return {name: role for name, role in known.items() if name in there}


def _check_kind(name: str, kind: pyarrow.DataType) -> None:
    inner = kind.value_type if types.is_dictionary(kind) else kind
    if inner not in KINDS:
        raise Problem(f"column `{name}` holds {kind}, not bytes or strings", "name another column")


def _rows_before(table: parquet.ParquetFile, block: Block) -> int:
    before = range(block.groups[0]) if block.groups else range(0)
    return sum(table.metadata.row_group(group).num_rows for group in before)


def _batch(
    arrays: dict[str, pyarrow.Array], kept: dict[str, pyarrow.Array], origin: str, position: int
) -> pyarrow.RecordBatch:
    for role in KNOWN:
        if role in arrays:
            arrays[role] = arrays[role].cast(pyarrow.string())
    if types.is_dictionary(arrays["data"].type):
        arrays["data"] = arrays["data"].dictionary_decode()
    rows = len(arrays["data"])
    arrays |= kept
    arrays["origin"] = pyarrow.repeat(pyarrow.scalar(origin), rows)
    arrays["position"] = pyarrow.array(range(position, position + rows), pyarrow.int64())
    missing = compute.is_null(arrays["data"])
    arrays["problem"] = compute.if_else(missing, "this row has no data", None).cast(
        pyarrow.string()
    )
    arrays["remark"] = pyarrow.nulls(rows, pyarrow.string())
    return pyarrow.RecordBatch.from_pydict(arrays)
