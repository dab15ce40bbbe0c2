"""`python -m postil.ray`: the only place that knows the order of the passes, and that prints."""

from __future__ import annotations

import argparse
import hashlib
import logging
import os
import sys
import time
import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict

import fsspec
import ray

import postil
from postil.ray import arguments, blocks, cleaning, counting, pages
from postil.ray.blocks import Block
from postil.ray.cleaning import Cleaner, Report
from postil.ray.folder import COUNTS, EVIDENCE, LINES, UNFINISHED, Folder, part
from postil.ray.pages import Columns
from postil.ray.problem import HINT, Problem

SHOWN = 20
"""So many files of other kinds are named."""
PAUSE = 1.0
"""Seconds between two lines of progress."""


def main(words: list[str] | None = None) -> int:
    """Runs the command; gives its exit code."""
    typed = arguments.parse(words)
    try:
        return Run(typed).run()
    except Problem as problem:
        _say(f"error: {problem}")
        return 1


class Run:
    """One run of the command."""

    def __init__(self, typed: argparse.Namespace) -> None:
        self._typed = typed
        self._columns = arguments.columns(typed)
        self._folder = Folder(typed.output)
        _refuse_names_of_results(self._columns)

    def run(self) -> int:
        """Counts, cleans and says what became of it."""
        found = _find(self._typed.input, self._typed.output)
        columns = asdict(self._columns) | {"keep": list(self._columns.keep)}
        self._folder.claim({"version": postil.__version__, "columns": columns})
        _start_ray(self._typed.workers)
        evidence = self._evidence(found)
        digest = hashlib.blake2b(evidence, digest_size=16).hexdigest() if evidence else "none"
        self._folder.claim({"evidence": digest})
        reports = self._clean(found, evidence)
        self._folder.clear(COUNTS, LINES, UNFINISHED)
        self._name_strangers(found)
        return _sum_up(reports)

    def _evidence(self, found: Sequence[Block]) -> bytes | None:
        """What pages share, as bytes: given, kept of a run before, or collected."""
        if self._typed.no_evidence:
            return None
        given = self._typed.evidence
        if given and _exists(given):
            return _checked(given, _read(given))
        name = f"{EVIDENCE}/{self._name_of_evidence(found)}"
        if not self._folder.has(name):
            self._collect(found, name)
        evidence = self._folder.read(name)
        if given:
            _write(given, evidence)
        return _checked(name, evidence)

    def _name_of_evidence(self, found: Sequence[Block]) -> str:
        """Another name for other input, or for another bound."""
        words = [block.key for block in found] + [str(self._typed.evidence_lines)]
        return hashlib.blake2b(" ".join(words).encode(), digest_size=10).hexdigest()

    def _collect(self, found: Sequence[Block], name: str) -> None:
        if "evidence" in self._folder.state():
            message = f"the input is not that of the articles in {self._folder.address}"
            hint = "give a new folder, or what they were made with, as `--evidence FILE`"
            raise Problem(message, f"{hint}; it lies in `{EVIDENCE}`")
        progress = Progress("counted")
        evidence = counting.gather(
            found, self._columns, self._folder, self._typed.evidence_lines, progress.show
        )
        if evidence.least > 2:
            _say(f"note: lines that fewer than {evidence.least} pages share are left out")
        self._folder.put(name, lambda file: file.write(evidence.to_bytes()))

    def _clean(self, found: Sequence[Block], evidence: bytes | None) -> list[Report]:
        there = self._folder.names()
        done = [block for block in found if part(block) in there]
        missing = [block for block in found if part(block) not in there]
        reports = [cleaning.report_of(self._folder, block) for block in done]
        if done:
            _say(f"{len(done)} of {len(found)} blocks are cleaned already")
        if not missing:
            return reports
        shared = ray.put(evidence) if evidence else None
        cleaner = Cleaner(self._columns, self._folder, shared)
        progress, cleaned = Progress("cleaned"), sum(report.pages for report in reports)
        for report in cleaning.clean_all(missing, cleaner, self._typed.workers):
            reports.append(report)
            cleaned += report.pages
            progress.show(len(reports), len(found), f", {cleaned} pages")
        return reports

    def _name_strangers(self, found: Sequence[Block]) -> None:
        """Says which parts are of input that is not there, or no longer the same."""
        parts = {name for name in self._folder.names() if name.startswith("part-")}
        strangers = sorted(parts - {part(block) for block in found})
        if strangers:
            listed = ", ".join(strangers[:SHOWN])
            _say(f"note: {len(strangers)} parts are not of this input: {listed}")


class Progress:
    """Says how far a pass is, once a second at most and at its end."""

    def __init__(self, done: str) -> None:
        self._done = done
        self._next = 0.0

    def show(self, done: int, blocks: int, more: str = "") -> None:
        """Says it, if it is time."""
        now = time.monotonic()
        if now < self._next and done < blocks:
            return
        self._next = now + PAUSE
        _say(f"{self._done} {done} of {blocks} blocks{more}")


def _find(inputs: Sequence[str], output: str) -> list[Block]:
    """The blocks of all inputs, each once."""
    found: dict[str, Block] = {}
    others: list[str] = []
    for address in inputs:
        _refuse_output_within(address, output)
        of_address, strange = blocks.find(address)
        found.update((block.key, block) for block in of_address)
        others.extend(strange)
    if others:
        more = ", …" if len(others) > SHOWN else ""
        _say(
            f"note: {len(others)} files of other kinds are left out: {', '.join(others[:SHOWN])}{more}"
        )
    if not found:
        hint = "give files that end in .warc, .warc.gz, .warc.zst or .parquet"
        raise Problem("there is nothing to clean", hint)
    return sorted(found.values(), key=lambda block: (block.address, block.first_group or 0))


def _refuse_output_within(address: str, output: str) -> None:
    inner, outer = (fsspec.core.url_to_fs(each)[1].rstrip("/") + "/" for each in (output, address))
    if inner.startswith(outer):
        raise Problem(f"{output} lies in {address}", "give a folder outside of the input")


def _refuse_names_of_results(columns: Columns) -> None:
    made = cleaning.clean(pages.empty(), None).schema.names
    taken = [name for name in columns.keep if name in (*made, "data", "problem")]
    if taken:
        message = f"a column called `{taken[0]}` cannot be kept: the articles have one"
        raise Problem(message, "rename it in the input")


def _start_ray(workers: int | None) -> None:
    """Joins the cluster that `RAY_ADDRESS` names, or makes one of this machine."""
    if not ray.is_initialized():
        here = None if os.environ.get("RAY_ADDRESS") else workers or os.cpu_count()
        ray.init(
            num_cpus=here, include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR
        )
    # What Ray says of its own plans is nothing to whoever waits for articles.
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    ray.data.DataContext.get_current().enable_progress_bars = False


def _exists(address: str) -> bool:
    files, path = fsspec.core.url_to_fs(address)
    return bool(files.exists(path))


def _read(address: str) -> bytes:
    with fsspec.open(address, "rb") as file:
        return bytes(file.read())


def _write(address: str, data: bytes) -> None:
    """Puts a file in place whole."""
    files, path = fsspec.core.url_to_fs(address)
    unfinished = f"{path}.{uuid.uuid4().hex}"
    with files.open(unfinished, "wb") as file:
        file.write(data)
    files.mv(unfinished, path)


def _checked(name: str, evidence: bytes) -> bytes:
    try:
        postil.Evidence.from_bytes(evidence)
    except postil.EvidenceError as error:
        raise Problem(f"{name}: {error}", error.hint) from error
    return evidence


def _sum_up(reports: Sequence[Report]) -> int:
    """Says what became of all blocks; gives the exit code."""
    reports = sorted(reports, key=lambda report: report.block)
    for problem in (problem for report in reports for problem in report.problems):
        _say(f"error: {problem}")
    left_out = sum((Counter(report.left_out) for report in reports), Counter())
    if left_out:
        listed = ", ".join(f"{number} {kind}" for kind, number in sorted(left_out.items()))
        _say(f"left out: {listed}")
    cleaned, errors = (sum(getattr(each, name) for each in reports) for name in ("pages", "errors"))
    _say(f"{cleaned} pages, {errors} of them without an article: see the column `error`")
    at_fault = errors or any(report.problems for report in reports)
    return 1 if at_fault else 0


def _say(line: str) -> None:
    """Prints a line; what a file or column is called cannot steer the terminal."""
    parts = ("".join(map(_shown, part)) for part in line.split(HINT))
    print(HINT.join(parts), file=sys.stderr, flush=True)


def _shown(sign: str) -> str:
    return sign if sign.isprintable() else sign.encode("unicode_escape").decode()
