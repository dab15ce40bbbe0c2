"""The first pass: which lines pages share, as a tree of merges.

Each block is counted by itself, and its counts are kept as a file until all are there, so that a run
that was broken off counts no block again; its lines are kept for the second pass. Then the counts are
merged by sixteens, and these again. Lines are cut into pieces by their keys, each with a tree of its
own, so that no worker ever holds more than a piece; a line of a single page is left out at the root.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Sequence
from typing import IO, TypeVar

import ray

from postil import Evidence
from postil.ray import kept, pages
from postil.ray.blocks import Block
from postil.ray.folder import COUNTS, Folder
from postil.ray.reading import Reading
from postil.ray.wanted import Wanted

FAN = 16
"""So many counts become one in a merge."""
PIECE_BYTES = 4 * 2**30
"""There is a piece for so much of the input; its lines take about a hundredth of that, and less where
pages share much."""

Item = TypeVar("Item")
Progress = Callable[[int, int], None]


def gather(
    blocks: Sequence[Block], wanted: Wanted, folder: Folder, most_lines: int, progress: Progress
) -> Evidence:
    """The evidence of all blocks, of at most about so many lines.

    Lines that the fewest pages have are the first to go, all of one count together, so that what is
    left depends on the input alone; lines that count as shared by many stay.
    """
    pieces = max(1, sum(block.size for block in blocks) // PIECE_BYTES)
    names = {_name(block, pieces): block for block in blocks}
    missing = sorted(names.keys() - folder.names(COUNTS))
    tasks = [_count.remote(names[name], name, wanted, folder, pieces) for name in missing]
    for done in _finished(tasks):
        progress(len(blocks) - len(missing) + done, len(blocks))
    roots = [_tree(sorted(names), folder, piece) for piece in range(pieces)]
    spreads = ray.get([_spread.remote(root) for root in roots])
    least = _least([sum(lines) for lines in zip(*spreads)], most_lines)
    cut = ray.get([_cut.remote(root, least) for root in roots])
    return Evidence.join([Evidence.from_bytes(piece) for piece in cut])


def _name(block: Block, pieces: int) -> str:
    return f"{block.key}-{pieces}"


def _finished(tasks: list[ray.ObjectRef[None]]) -> Iterator[int]:
    """How many tasks are done, whenever another is; raises what one of them raised."""
    waiting = tasks
    while waiting:
        done, waiting = ray.wait(waiting)
        ray.get(done)
        yield len(tasks) - len(waiting)


def _least(spread: list[int], most_lines: int) -> int:
    """The smallest count with at most so many lines of it and of larger ones; two at least."""
    counts = range(2, len(spread) + 1)
    return next((least for least in counts if sum(spread[least - 1 :]) <= most_lines), len(spread))


def count(block: Block, wanted: Wanted, folder: Folder) -> Evidence:
    """The evidence of one block, whose lines are kept; what cannot be read of it is said when it is
    cleaned."""
    reading = Reading()
    batches = pages.batches(block, wanted, reading)
    evidence = Evidence()

    def write(file: IO[bytes]) -> None:
        nonlocal evidence
        evidence = Evidence.merged(map(Evidence.of_batch, kept.write(file, batches, reading)))

    folder.put(kept.name(block), write)
    return evidence


@ray.remote(max_retries=-1)
def _count(block: Block, name: str, wanted: Wanted, folder: Folder, pieces: int) -> None:
    parts = [piece.to_bytes() for piece in count(block, wanted, folder).split(pieces)]
    ends = [sum(map(len, parts[:end])) for end in range(pieces + 1)]
    head = struct.pack(f"<{pieces + 1}Q", *ends)
    folder.put(f"{COUNTS}/{name}", lambda file: file.write(b"".join([head, *parts])))


def _tree(names: list[str], folder: Folder, piece: int) -> ray.ObjectRef[bytes]:
    """The root of the merges of one piece."""
    level = [_merge_files.remote(group, folder, piece) for group in _by_fans(names)]
    while len(level) > 1:
        level = [_merge.remote(*group) for group in _by_fans(level)]
    return level[0]


def _by_fans(items: list[Item]) -> Iterator[list[Item]]:
    return (items[start : start + FAN] for start in range(0, len(items), FAN))


@ray.remote(max_retries=-1)
def _merge_files(names: list[str], folder: Folder, piece: int) -> bytes:
    return _merged(_read_piece(folder, name, piece) for name in names)


@ray.remote(max_retries=-1)
def _merge(*counts: bytes) -> bytes:
    return _merged(counts)


def _merged(counts: Iterator[bytes] | Sequence[bytes]) -> bytes:
    return Evidence.merged(map(Evidence.from_bytes, counts)).to_bytes()


def _read_piece(folder: Folder, name: str, piece: int) -> bytes:
    """One piece of a block's counts; the file begins with where each ends."""
    pieces = int(name.rsplit("-", 1)[1])
    width = struct.calcsize("<Q")
    with folder.open(f"{COUNTS}/{name}") as file:
        ends = struct.unpack(f"<{pieces + 1}Q", file.read(width * (pieces + 1)))
        file.seek(width * (pieces + 1) + ends[piece])
        return file.read(ends[piece + 1] - ends[piece])


@ray.remote(max_retries=-1)
def _spread(counts: bytes) -> list[int]:
    return Evidence.from_bytes(counts).spread()


@ray.remote(max_retries=-1)
def _cut(counts: bytes, least: int) -> bytes:
    return Evidence.from_bytes(counts).cut(least).to_bytes()
