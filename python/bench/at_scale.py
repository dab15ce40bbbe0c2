"""Measures `python -m postil.ray` beside `postil clean --json`.

    python bench/at_scale.py FOLDER POSTIL PLACE [PAGES]

FOLDER holds pages (`*.html`), POSTIL is the program, PLACE a folder for what is written. The pages are
varied, so that each of PAGES (20000) is another one, and cleaned by both on two cores. The processor's
seconds of a page, those of Ray's own processes among them, say more than the clock's on a machine that
has other work. A tenth of the pages is cleaned before, which tells what a start costs and how a
worker's memory grows; then a worker is killed on the way. Prints what all that comes to.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import postil
import pyarrow
from pyarrow import parquet

WORKERS = 2
FILE_PAGES = 200
FILES = "files"
LINES = "lines.jsonl"
AIM = 100_000_000
TICKS = os.sysconf("SC_CLK_TCK")


def varied(sources: list[Path], count: int) -> Iterator[tuple[str, bytes]]:
    """So many pages, each with another number in its words, so that no two share all lines."""
    for number in range(count):
        source = sources[number % len(sources)]
        page = source.read_bytes()
        turn = number // len(sources)
        if turn:
            # A word that stands in most paragraphs of a language makes them other paragraphs.
            for word in (b" the ", " и ".encode(), b" de ", " в ".encode()):
                page = page.replace(word, b" %d%s" % (turn, word))
        yield f"{FILES}/{source.stem}-{turn}.html", page


def write_tables(pages: Iterator[tuple[str, bytes]], folder: Path) -> int:
    """Writes the pages as Parquet files; gives the number of their bytes."""
    folder.mkdir(parents=True)
    size = 0
    pending: list[dict[str, object]] = []

    def flush() -> None:
        if pending:
            name = f"{len(list(folder.iterdir())):05}.parquet"
            parquet.write_table(
                pyarrow.Table.from_pylist(pending), folder / name, row_group_size=100
            )
            pending.clear()

    for name, data in pages:
        size += len(data)
        pending.append({"name": name, "data": data})
        if len(pending) == FILE_PAGES:
            flush()
    flush()
    return size


@dataclass
class Cost:
    """What a run has taken."""

    wall: float
    processor: float
    peak: int = 0
    """The most that one worker has held of its own, in bytes."""


def children() -> float:
    """The processor's seconds of all finished children."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run_program(program: str, root: Path) -> Cost:
    """Cleans the files with the command line, on as many cores."""
    start, before = time.monotonic(), children()
    with (root / LINES).open("wb") as file:
        settings = os.environ | {"RAYON_NUM_THREADS": str(WORKERS)}
        command = [program, "clean", "--json", FILES]
        subprocess.run(
            command, cwd=root, stdout=file, stderr=subprocess.DEVNULL, env=settings, check=False
        )
    return Cost(time.monotonic() - start, children() - before)


def run_ray(source: Path, target: Path, kill: bool = False) -> Cost:
    """Cleans tables with Ray; watches the workers, and kills one on the way if asked."""
    command = [
        sys.executable,
        "-m",
        "postil.ray",
        str(source),
        str(target),
        "--workers",
        str(WORKERS),
    ]
    start = time.monotonic()
    with target.with_suffix(".log").open("wb") as log:
        run = subprocess.Popen(command, stderr=log, stdout=log, start_new_session=True)
    watch = Watch(run.pid, target if kill else None)
    watch.start()
    run.wait()
    watch.join()
    return Cost(time.monotonic() - start, watch.processor(), watch.peak)


class Watch(threading.Thread):
    """Looks at the processes of a run while it lasts: the driver, Ray's servants, the workers."""

    def __init__(self, pid: int, kill_below: Path | None) -> None:
        super().__init__()
        self._pid = pid
        self._kill_below = kill_below
        self._seconds: dict[int, float] = {}
        self.peak = 0

    def run(self) -> None:
        while (processes := stats()) and processes.get(self._pid, ("Z",))[0] != "Z":
            for process in family(self._pid, processes):
                self._look_at(process, processes[process])
            time.sleep(0.2)

    def processor(self) -> float:
        """The seconds of all processes, as last seen."""
        return sum(self._seconds.values())

    def _look_at(self, process: int, stat: list[str]) -> None:
        self._seconds[process] = sum(map(int, stat[11:13])) / TICKS
        try:
            name = Path(f"/proc/{process}/cmdline").read_bytes()
            status = Path(f"/proc/{process}/status").read_text()
        except OSError:
            return
        if not name.startswith(b"ray::"):
            return
        own = next(
            (line for line in status.splitlines() if line.startswith("RssAnon")), "RssAnon: 0"
        )
        self.peak = max(self.peak, int(own.split()[1]) * 1024)
        if self._kill_below and list(self._kill_below.glob("part-*")) and b"clean_blocks" in name:
            os.kill(process, signal.SIGKILL)
            self._kill_below = None


def stats() -> dict[int, list[str]]:
    """What the system says of each process: its state, its parent and so on."""
    found = {}
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            try:
                found[int(process.name)] = (process / "stat").read_text().rsplit(") ", 1)[1].split()
            except OSError:
                continue
    return found


def family(root: int, processes: dict[int, list[str]]) -> list[int]:
    """A process and all that it has started."""
    members = {root}
    while more := {each for each, stat in processes.items() if int(stat[1]) in members} - members:
        members |= more
    return sorted(members & processes.keys())


def contents(folder: Path) -> dict[str, bytes]:
    """The parts of a run."""
    return {path.name: path.read_bytes() for path in folder.glob("part-*")}


def main(source: str, program: str, place: str, count: int = 20000) -> None:
    """Measures all of it."""
    root = Path(place)
    shutil.rmtree(root, ignore_errors=True)
    sources = sorted(Path(source).glob("*.html"))
    random.Random(1).shuffle(sources)
    write_tables(varied(sources, count // 10), root / "small")
    size = write_tables(varied(sources, count), root / "large")
    print(f"{count} pages of {size / count / 1000:.0f} KB", flush=True)
    (root / FILES).mkdir()
    for name, data in varied(sources, count):
        (root / name).write_bytes(data)
    line = run_program(program, root)
    print(f"load {os.getloadavg()[0]:.1f}, command line: {line}", flush=True)
    few = run_ray(root / "small", root / "small-out")
    print(f"load {os.getloadavg()[0]:.1f}, Ray, a tenth: {few}", flush=True)
    many = run_ray(root / "large", root / "large-out")
    print(f"load {os.getloadavg()[0]:.1f}, Ray: {many}", flush=True)
    print(f"articles that differ from the command line's: {differing(root)}", flush=True)
    report(count, line, few, many)
    weigh(count, few, many, root / "large-out")
    run_ray(root / "large", root / "killed-out", kill=True)
    same = contents(root / "large-out") == contents(root / "killed-out")
    died = b"died" in (root / "killed-out.log").read_bytes()
    print(f"a worker was killed: {died}; the same bytes: {same}")


def differing(root: Path) -> int:
    """How many articles of Ray are not those of the command line, byte by byte."""
    with (root / LINES).open() as lines:
        printed = {line.rstrip("\n") for line in lines}
    rows = parquet.read_table(root / "large-out", columns=["json"])["json"].to_pylist()
    return len(printed ^ set(rows)) + abs(len(rows) - len(printed))


def report(count: int, line: Cost, few: Cost, many: Cost) -> None:
    """Prints what a page costs."""
    start = max(0.0, (10 * few.processor - many.processor) / 9)
    per_page = {
        "command line": line.processor / count,
        "Ray": many.processor / count,
        "Ray, without its start": (many.processor - start) / count,
    }
    print("\n| | processor, ms a page | pages a second and core | ratio |\n|---|---|---|---|")
    for name, seconds in per_page.items():
        ratio = per_page["command line"] / seconds
        print(f"| {name} | {seconds * 1000:.2f} | {1 / seconds:.0f} | {ratio:.2f} |")
    print(f"\na start of Ray: {start:.0f} s of the processor")
    print(
        f"clock: command line {count / line.wall:.0f} pages/s, Ray {count / many.wall:.0f} pages/s"
    )


def weigh(count: int, few: Cost, many: Cost, out: Path) -> None:
    """Prints what is held, what is written, and what that comes to for many pages."""
    print(f"peak of a worker: {few.peak / 2**20:.0f} MiB for a tenth, {many.peak / 2**20:.0f} MiB")
    evidence = next((out / "_evidence").iterdir()).read_bytes()
    lines = len(postil.Evidence.from_bytes(evidence))
    written = sum(path.stat().st_size for path in out.glob("part-*"))
    print(f"evidence: {lines} lines, {len(evidence) / count:.1f} bytes a page")
    print(f"articles: {written / count:.0f} bytes a page")
    hours, size = many.processor / count * AIM / 3600, written / count * AIM / 1e12
    print(f"{AIM} pages: {hours:.0f} core hours, {size:.2f} TB of articles\n")


if __name__ == "__main__":
    main(*sys.argv[1:4], *map(int, sys.argv[4:]))
