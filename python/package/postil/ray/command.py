"""`python -m postil.ray`: the only place that knows the order of the passes, and that prints."""

from __future__ import annotations

import argparse
import hashlib
import json
import posixpath
import sys
import time
import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict

import fsspec
import ray

import postil
from postil.ray import arguments, blocks, cleaning, cluster, counting, pages
from postil.ray.addresses import located
from postil.ray.blocks import Block
from postil.ray.cleaning import Cleaner, Report
from postil.ray.folder import COUNTS, EVIDENCE, LINES, REPLACED, UNFINISHED, Folder, part
from postil.ray.problem import AGAIN, HINT, Problem, in_words
from postil.ray.wanted import Columns

SHOWN = 20
"""So many files are named."""
PAUSE = 1.0
"""Seconds between two lines of progress."""


def main(words: list[str] | None = None) -> int:
    """Runs the command; gives its exit code."""
    typed = arguments.parse(words)
    try:
        return Run(typed).run()
    except Problem as problem:
        _say(f"error: {problem}")
    except OSError as error:
        # What failed on another machine, and not how it came from there.
        _say(f"error: {Problem(in_words(getattr(error, 'cause', error)), AGAIN)}")
    return 1


class Run:
    """One run of the command."""

    def __init__(self, typed: argparse.Namespace) -> None:
        self._typed = typed
        self._wanted = arguments.wanted(typed)
        self._folder = Folder(typed.output)
        _refuse_names_of_results(self._wanted.columns)

    def run(self) -> int:
        """Counts, cleans and says what became of it."""
        found = _find(self._typed.input, self._typed.output)
        wanted = json.loads(json.dumps(asdict(self._wanted)))
        made = {"version": postil.__version__, **wanted}
        self._folder.claim(made, COUNTS, LINES, EVIDENCE)
        cluster.join(self._typed.workers)
        evidence = self._evidence(found)
        self._refuse_other_evidence(_digest(evidence))
        self._folder.claim({"evidence": _digest(evidence)})
        reports = self._clean(found, evidence)
        self._folder.clear(COUNTS, LINES, UNFINISHED)
        self._set_aside(found)
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
            self._refuse_other_evidence(None)
            self._collect(found, name)
        evidence = self._folder.read(name)
        if given:
            _write(given, evidence)
        return _checked(name, evidence)

    def _name_of_evidence(self, found: Sequence[Block]) -> str:
        """Another name for other input, or for another bound."""
        words = [block.key for block in found] + [str(self._typed.evidence_lines)]
        return hashlib.blake2b(" ".join(words).encode(), digest_size=10).hexdigest()

    def _refuse_other_evidence(self, digest: str | None) -> None:
        """Fails where there are articles that were made with other evidence; any is other where there is
        no digest."""
        known = self._folder.state().get("evidence")
        if known in (None, digest) or not self._folder.has_articles():
            return
        again = arguments.with_evidence(self._typed, *self._words_for(known))
        message = f"the articles in {self._folder.address} were made with other evidence"
        raise Problem(message, f"give a new folder, or clean what is new with theirs: `{again}`")

    def _words_for(self, digest: str) -> list[str]:
        """What is typed for the evidence of a digest."""
        if digest == _digest(None):
            return ["--no-evidence"]
        names = (f"{EVIDENCE}/{name}" for name in sorted(self._folder.names(EVIDENCE)))
        kept = (name for name in names if _digest(self._folder.read(name)) == digest)
        name = next(kept, None)
        return ["--evidence", posixpath.join(self._folder.address, name) if name else "FILE"]

    def _collect(self, found: Sequence[Block], name: str) -> None:
        progress = Progress("counted")
        evidence = counting.gather(
            found, self._wanted, self._folder, self._typed.evidence_lines, progress.show
        )
        if evidence.least > 2:
            _say(f"note: lines that fewer than {evidence.least} pages share are left out")
        self._folder.put(name, lambda file: file.write(evidence.to_bytes()))

    def _clean(self, found: Sequence[Block], evidence: bytes | None) -> list[Report]:
        there = self._folder.names()
        done = [block for block in found if part(block) in there]
        missing = [block for block in found if part(block) not in there]
        reports = list(filter(None, map(self._report, map(part, done))))
        if done:
            _say(f"{len(done)} of {len(found)} blocks are cleaned already")
        if not missing:
            return reports
        shared = ray.put(evidence) if evidence else None
        cleaner = Cleaner(self._wanted, self._folder, shared)
        progress, cleaned = Progress("cleaned"), sum(report.pages for report in reports)
        for report in cleaning.clean_all(missing, cleaner, self._typed.workers):
            reports.append(report)
            cleaned += report.pages
            progress.show(len(reports), len(found), f", {cleaned} pages")
        return reports

    def _set_aside(self, found: Sequence[Block]) -> None:
        """Puts parts of files that were replaced out of the way; names those of other input."""
        there = self._folder.parts()
        strangers = sorted(there - {part(block) for block in found})
        missing = {block.address for block in found if part(block) not in there}
        renewed = {block.address for block in found} - missing
        reports = {name: self._report(name) for name in strangers}
        replaced = [name for name, of in reports.items() if of and of.address in renewed]
        for name in replaced:
            self._folder.move(name, f"{REPLACED}/{name}")
        if replaced:
            _say(
                f"note: parts of files that were replaced lie in `{REPLACED}` now: {_few(replaced)}"
            )
        others = [name for name in strangers if name not in replaced]
        if others:
            _say(f"note: {len(others)} parts are not of this input: {_few(others)}")

    def _report(self, name: str) -> Report | None:
        return cleaning.report_of(self._folder, name)


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
        _say(f"note: {len(others)} files of other kinds are left out: {_few(others)}")
    if not found:
        raise Problem("there is nothing to clean", f"give files that end in {blocks.LISTED}")
    return sorted(found.values(), key=lambda block: (block.address, block.first_group or 0))


def _refuse_output_within(address: str, output: str) -> None:
    inner, outer = (located(each)[1].rstrip("/") + "/" for each in (output, address))
    if inner.startswith(outer):
        raise Problem(f"{output} lies in {address}", "give a folder outside of the input")


def _refuse_names_of_results(columns: Columns) -> None:
    made = cleaning.clean(pages.empty(), None).schema.names
    taken = [name for name in columns.keep if name in (*made, "data", *cleaning.NOTED)]
    if taken:
        message = f"a column called `{taken[0]}` cannot be kept: the articles have one"
        raise Problem(message, "rename it in the input")


def _digest(evidence: bytes | None) -> str:
    """What tells evidence from other evidence."""
    return hashlib.blake2b(evidence, digest_size=16).hexdigest() if evidence else "none"


def _few(names: Sequence[str]) -> str:
    more = ", …" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more


def _exists(address: str) -> bool:
    files, path = located(address)
    return bool(files.exists(path))


def _read(address: str) -> bytes:
    with fsspec.open(address, "rb") as file:
        return bytes(file.read())


def _write(address: str, data: bytes) -> None:
    """Puts a file in place whole."""
    files, path = located(address)
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
    _say(_counted(reports))
    return 1 if any(report.problems for report in reports) else 0


def _counted(reports: Sequence[Report]) -> str:
    """How many pages there are, and of what kinds."""
    kinds = ("pages", "errors", "cut")
    cleaned, errors, cut = (sum(getattr(each, kind) for each in reports) for kind in kinds)
    said = f"{cleaned} pages"
    if errors:
        said += f", {errors} of them without an article: see the column `error`"
    if cut:
        said += f", {cut} of them without their end: see the column `remarks`"
    return said


def _say(line: str) -> None:
    """Prints a line; what a file or column is called cannot steer the terminal."""
    parts = ("".join(map(_shown, part)) for part in line.split(HINT))
    print(HINT.join(parts), file=sys.stderr, flush=True)


def _shown(sign: str) -> str:
    return sign if sign.isprintable() else sign.encode("unicode_escape").decode()
