"""The folder that a run writes: finished parts, each put in place whole, and what they were made with.

    part-KEY.parquet     the articles of a block
    _postil.json         how all parts are made
    _evidence/           what pages share
    _counts/             the same of single blocks, while it is gathered
    _lines/              what the first pass has read, for the second
    _replaced/           parts of files that were replaced since
    _unfinished/         what is being written

Readers of Parquet pass over names that begin with `_`.
"""

from __future__ import annotations

import contextlib
import json
import posixpath
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Any

import fsspec
from pyarrow import parquet

from postil.ray.addresses import located
from postil.ray.blocks import Block
from postil.ray.problem import Problem

STATE = "_postil.json"
COUNTS = "_counts"
LINES = "_lines"
EVIDENCE = "_evidence"
REPLACED = "_replaced"
UNFINISHED = "_unfinished"


@dataclass(frozen=True)
class Folder:
    """A folder on any file system that fsspec knows; travels between machines as its address."""

    address: str

    @property
    def _files(self) -> fsspec.AbstractFileSystem:
        return located(self.address)[0]

    def _path(self, name: str) -> str:
        return posixpath.join(located(self.address)[1], name).rstrip("/")

    def claim(self, state: dict[str, Any], *stale: str) -> None:
        """Takes the folder for articles that are made in some way, and remembers that.

        One that holds other things, or articles that were made otherwise, is refused. What a run
        without an article has left gives way, with what else is `stale` then.
        """
        known = self.state()
        if not known and self.names() - {UNFINISHED}:
            message = f"{self.address} holds files, and no `{STATE}` that says they are Postil's"
            raise Problem(message, "give a new folder")
        other = [key for key in sorted(known.keys() & state) if known[key] != state[key]]
        if other and self.has_articles():
            message = f"the articles in {self.address} were made with other {' and '.join(other)}"
            hint = f"give a new folder, or give what they were made with; see `{STATE}` there"
            raise Problem(message, hint)
        if other:
            self.clear(*stale, *self.parts())
        if other or state.keys() - known:
            written = json.dumps(known | state, indent=1, ensure_ascii=False)
            self.put(STATE, lambda file: file.write(written.encode()))

    def parts(self) -> set[str]:
        """The names of the parts."""
        return {name for name in self.names() if name.startswith("part-")}

    def has_articles(self) -> bool:
        """Whether any part has a row."""
        return any(self._rows(name) for name in sorted(self.parts()))

    def _rows(self, name: str) -> int:
        with self.open(name) as file:
            return int(parquet.read_metadata(file).num_rows)

    def state(self) -> dict[str, Any]:
        """How the articles are made, as far as that was said."""
        return json.loads(self.read(STATE)) if self.has(STATE) else {}

    def has(self, name: str) -> bool:
        """Whether a file is there."""
        return bool(self._files.exists(self._path(name)))

    def names(self, below: str = "") -> set[str]:
        """The files of a folder below; none where it is not there."""
        try:
            # Asked whether it is there, a store of objects would say no: it has no folders.
            found = self._files.ls(self._path(below), detail=False, refresh=True)
        except FileNotFoundError:
            return set()
        return {posixpath.basename(name.rstrip("/")) for name in found}

    def open(self, name: str) -> IO[bytes]:
        """A file, to be read."""
        file: IO[bytes] = self._files.open(self._path(name), "rb")
        return file

    def read(self, name: str) -> bytes:
        """All of a file."""
        with self.open(name) as file:
            return file.read()

    def put(self, name: str, write: Callable[[IO[bytes]], Any]) -> None:
        """Writes a file and puts it in place whole; whoever else does so writes the same."""
        files, unfinished = self._files, self._path(f"{UNFINISHED}/{uuid.uuid4().hex}")
        files.makedirs(posixpath.dirname(unfinished), exist_ok=True)
        with files.open(unfinished, "wb") as file:
            write(file)
        place = self._path(name)
        files.makedirs(posixpath.dirname(place), exist_ok=True)
        files.mv(unfinished, place)

    def move(self, name: str, place: str) -> None:
        """Puts a file in another place of the folder."""
        self._files.makedirs(posixpath.dirname(self._path(place)), exist_ok=True)
        self._files.mv(self._path(name), self._path(place))

    def clear(self, *below: str) -> None:
        """Deletes what nobody needs any more."""
        for name in below:
            with contextlib.suppress(FileNotFoundError):
                self._files.rm(self._path(name), recursive=True)


def part(block: Block) -> str:
    """The name of the part that holds a block's articles."""
    return f"part-{block.key}.parquet"
