"""The input, cut into blocks: files, and parts of large Parquet files.

A block is the unit of work and of resuming. How large it is changes no result.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

import fsspec
from pyarrow import parquet

from postil.ray.addresses import located
from postil.ray.problem import Problem

WARC_ENDINGS = (".warc", ".warc.gz", ".warc.zst")
PARQUET_ENDINGS = (".parquet", ".pq")
LISTED = ".warc, .warc.gz, .warc.zst or .parquet"
"""The endings as a sentence has them."""

SPLIT_BYTES = 256 * 2**20
"""A Parquet file beyond this is cut between its row groups."""


@dataclass(frozen=True)
class Block:
    """A file, or some row groups of one."""

    address: str
    size: int
    stamp: str
    """What tells this state of the file from another."""
    first_group: int | None = None
    last_group: int | None = None

    @property
    def key(self) -> str:
        """A name for the block's results, of letters and digits."""
        words = "\0".join(str(value) for value in asdict(self).values())
        return hashlib.blake2b(words.encode(), digest_size=10).hexdigest()

    @property
    def is_warc(self) -> bool:
        """Whether it is a web archive; else it is a table."""
        return self.address.lower().endswith(WARC_ENDINGS)

    @property
    def groups(self) -> list[int] | None:
        """Its row groups; none for all that the file has."""
        if self.first_group is None or self.last_group is None:
            return None
        return list(range(self.first_group, self.last_group + 1))

    def __str__(self) -> str:
        if self.first_group is None:
            return self.address
        return f"{self.address} (row groups {self.first_group} to {self.last_group})"


def find(address: str) -> tuple[list[Block], list[str]]:
    """The blocks of a file, or of all files below a folder, and the files of other kinds.

    Files and folders whose names begin with `_` or `.` are no input, as everywhere in Parquet's world.
    """
    files, path = located(address)
    try:
        found = files.find(path, detail=True)
        is_folder = not found and files.isdir(path)
    except OSError as error:
        raise Problem(f"{address}: {error}", "check the address and who may read it") from error
    if is_folder:
        raise Problem(f"{address}: the folder is empty", f"put files there that end in {LISTED}")
    if not found:
        raise Problem(f"{address}: there is no such file or folder", "check the address")
    blocks: list[Block] = []
    others: list[str] = []
    for name in sorted(found):
        if _is_hidden(name.removeprefix(path)):
            continue
        if name.lower().endswith(WARC_ENDINGS + PARQUET_ENDINGS):
            blocks.extend(_blocks_of(files, name, found[name]))
        else:
            others.append(name)
    return blocks, others


def _is_hidden(below: str) -> bool:
    return any(part.startswith(("_", ".")) for part in below.split("/"))


def _blocks_of(
    files: fsspec.AbstractFileSystem, name: str, about: dict[str, Any]
) -> Iterator[Block]:
    states = (about.get(key) for key in ("ETag", "etag", "mtime", "LastModified", "updated"))
    stamp = next((str(state) for state in states if state), "")
    whole = Block(files.unstrip_protocol(name), about["size"] or 0, stamp)
    if whole.is_warc or whole.size <= SPLIT_BYTES:
        yield whole
        return
    sizes = _sizes_of_groups(files, name)
    start = taken = 0
    for group, size in enumerate(sizes):
        taken += size
        if taken >= SPLIT_BYTES or group + 1 == len(sizes):
            yield Block(whole.address, taken, stamp, start, group)
            start, taken = group + 1, 0
    if not sizes:
        yield whole


def _sizes_of_groups(files: fsspec.AbstractFileSystem, name: str) -> list[int]:
    """The sizes of the row groups; none of a file that is damaged, which its reader will say."""
    try:
        with files.open(name, "rb") as file:
            about = parquet.ParquetFile(file).metadata
            return [_size_of(about.row_group(group)) for group in range(about.num_row_groups)]
    except (OSError, ValueError):
        return []


def _size_of(group: parquet.RowGroupMetaData) -> int:
    columns = (group.column(index) for index in range(group.num_columns))
    return sum(column.total_compressed_size for column in columns)
