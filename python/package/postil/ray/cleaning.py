"""The second pass: blocks of pages to parts of articles."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from itertools import chain
from typing import IO, Any

import pyarrow
import ray
from pyarrow import compute, parquet

import postil
from postil.ray import kept, pages
from postil.ray.blocks import Block
from postil.ray.folder import Folder, part
from postil.ray.problem import AGAIN, Problem, in_words
from postil.ray.reading import Reading
from postil.ray.wanted import Wanted
from postil.ray.warcs import CUT

GROUP_ROWS = 4096
"""A row group of a part has so many articles, at most."""
GROUP_BYTES = 32 * 2**20
"""A row group ends with the batch that brings it so far."""
NOTED = ("problem", "remark")
"""Columns of `pages` that become part of others."""
NOTES = b"postil"
"""What a part's own metadata calls its report."""


@dataclass
class Report:
    """What became of a block."""

    block: str
    address: str
    """Its file."""
    pages: int = 0
    errors: int = 0
    cut: int = 0
    """Pages whose end is missing."""
    left_out: dict[str, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Cleaner:
    """What the cleaning of all blocks has in common."""

    wanted: Wanted
    folder: Folder
    evidence: ray.ObjectRef[bytes] | None
    """Where Ray has the bytes of the evidence; none without evidence."""


def clean_all(blocks: Sequence[Block], cleaner: Cleaner, workers: int | None) -> Iterator[Report]:
    """Cleans blocks with so many workers, each on a core; gives their reports as they are done."""
    items = [{"block": json.dumps(asdict(block))} for block in blocks]
    size = workers or max(1, int(ray.cluster_resources().get("CPU", 1)))  # type: ignore[no-untyped-call]
    reports = ray.data.from_items(items, override_num_blocks=len(items)).map_batches(
        clean_blocks,  # type: ignore[arg-type]  # Ray adds the second argument.
        fn_args=(cleaner,),
        batch_size=1,
        num_cpus=1,
        compute=ray.data.TaskPoolStrategy(size=min(size, len(items))),
    )
    for row in reports.iter_rows():
        yield Report(**json.loads(row["report"]))


def clean_blocks(batch: dict[str, Any], cleaner: Cleaner) -> dict[str, list[str]]:
    """Cleans the blocks of a batch, one after the other; gives their reports."""
    reference = cleaner.evidence
    evidence = None if reference is None else _evidence(reference)
    blocks = (Block(**json.loads(block)) for block in batch["block"])
    reports = [_attempted(block, cleaner, evidence) for block in blocks]
    return {"report": [json.dumps(asdict(report)) for report in reports]}


@lru_cache(maxsize=1)
def _evidence(reference: ray.ObjectRef[bytes]) -> postil.Evidence:
    """The evidence, which a process reads once for all its blocks."""
    return postil.Evidence.from_bytes(ray.get(reference))


def _attempted(block: Block, cleaner: Cleaner, evidence: postil.Evidence | None) -> Report:
    """Cleans a block, but for what keeps its pages back for now: then the next run does."""
    try:
        return _clean_block(block, cleaner, evidence)
    except OSError as error:
        problem = Problem(f"{block}: {in_words(error)}", AGAIN)
        return Report(str(block), block.address, problems=[str(problem)])


def _clean_block(block: Block, cleaner: Cleaner, evidence: postil.Evidence | None) -> Report:
    """Puts the part of a block in place, unless nothing of the block can be read: then the next run
    tries again."""
    report = Report(str(block), block.address)
    read = _articles(block, cleaner, evidence, report)
    first = next(read, None)
    if first is None and report.problems:
        return report
    first = clean(pages.empty(), None) if first is None else first
    tables = _grouped(chain([first], read))
    cleaner.folder.put(part(block), lambda file: _write(file, tables, report))
    return report


def _articles(
    block: Block, cleaner: Cleaner, evidence: postil.Evidence | None, report: Report
) -> Iterator[pyarrow.RecordBatch]:
    """The articles of a block; what there is to say of it stands in the report afterwards."""
    reading = Reading(report.problems)
    for batch in kept.batches(block, cleaner.wanted, cleaner.folder, reading):
        articles = clean(batch, evidence)
        report.pages += articles.num_rows
        report.errors += articles.num_rows - articles["error"].null_count
        report.cut += compute.sum(compute.equal(batch["remark"], CUT)).as_py() or 0
        yield articles
    report.left_out = dict(sorted(reading.left_out.items()))


def clean(batch: pyarrow.RecordBatch, evidence: postil.Evidence | None) -> pyarrow.RecordBatch:
    """Cleans a batch of `pages`; what kept a page from being read is its error."""
    articles = postil.clean_batch(batch, evidence=evidence)
    errors = compute.coalesce(articles["problem"], articles["error"])
    place = articles.schema.get_field_index("error")
    articles = articles.set_column(place, "error", errors)
    place = articles.schema.get_field_index("remarks")
    articles = articles.set_column(place, "remarks", _remarks(articles))
    return articles.drop_columns([*NOTED])


def _remarks(articles: pyarrow.RecordBatch) -> pyarrow.Array:
    """What there is to say of each page, first what its reader says."""
    remarks = articles["remarks"]
    if articles["remark"].null_count == articles.num_rows:
        return remarks
    pairs = zip(articles["remark"].to_pylist(), remarks.to_pylist())
    return pyarrow.array([[*filter(None, [first]), *rest] for first, rest in pairs], remarks.type)


def _grouped(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.Table]:
    """Batches as the row groups of a part."""
    pending: list[pyarrow.RecordBatch] = []
    for batch in batches:
        pending.append(batch)
        rows = sum(each.num_rows for each in pending)
        if rows >= GROUP_ROWS or sum(each.nbytes for each in pending) >= GROUP_BYTES:
            yield pyarrow.Table.from_batches(pending)
            pending = []
    if pending:
        yield pyarrow.Table.from_batches(pending)


def _write(file: IO[bytes], tables: Iterator[pyarrow.Table], report: Report) -> None:
    first = next(tables)
    with parquet.ParquetWriter(file, first.schema, compression="zstd") as writer:
        for table in chain([first], tables):
            writer.write_table(table, GROUP_ROWS)
        writer.add_key_value_metadata({NOTES: json.dumps(asdict(report))})


def report_of(folder: Folder, name: str) -> Report | None:
    """What became of the block that a part is of; nothing where it is none of Postil's."""
    with folder.open(name) as file:
        notes = (parquet.read_metadata(file).metadata or {}).get(NOTES)
    return Report(**json.loads(notes)) if notes else None
