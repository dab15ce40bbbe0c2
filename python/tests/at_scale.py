"""`python -m postil.ray`: the same articles, however the input is cut and whatever breaks.

Needs Ray, and warcio for the archives; without them the tests are left out.
"""

from __future__ import annotations

import contextlib
import gzip
import importlib.util
import io
import json
import tempfile
import unittest
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from unittest import mock

import postil
from tests import sample

HAS_RAY = all(importlib.util.find_spec(name) for name in ("ray", "pyarrow", "warcio"))
if HAS_RAY:
    import pyarrow
    import pyarrow.parquet as parquet
    import ray

    from postil.ray import arguments, blocks, cleaning, command, counting
    from postil.ray.folder import Folder
    from tests import archives, mortal

PAGES = sample.pages(48)
ROWS = [{"html": page, "id": number} for number, page in enumerate(PAGES)]
COLUMNS = ["--column", "data=html", "--keep", "id"]


def expected(evidence: postil.Evidence | None) -> list[str]:
    """The articles of all pages."""
    return [postil.clean(page, evidence=evidence).to_json() for page in PAGES]


@unittest.skipUnless(HAS_RAY, "ray, pyarrow or warcio is not installed")
class AtScale(unittest.TestCase):
    """Runs of the command in this process, with two workers."""

    def setUp(self) -> None:
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        self.root = Path(place.name)
        (self.root / "in").mkdir()

    def run_command(self, *words: str, out: str = "out") -> tuple[int, str]:
        """Runs the command; gives its code and what it says."""
        said = io.StringIO()
        with contextlib.redirect_stderr(said):
            code = command.main(
                [str(self.root / "in"), str(self.root / out), "--workers", "2", *words]
            )
        return code, said.getvalue()

    def articles(self, out: str = "out") -> list[dict[str, Any]]:
        """The rows of the output, in the order of the input's."""
        rows = parquet.read_table(self.root / out).to_pylist()
        return sorted(rows, key=lambda row: (row.get("id") or 0, row["origin"], row["position"]))

    def table(self, name: str, rows: Sequence[dict[str, Any]], group: int | None = None) -> None:
        """Writes a Parquet file of the input."""
        parquet.write_table(pyarrow.Table.from_pylist(rows), self.root / "in" / name, row_group_size=group)


class Partitions(AtScale):
    """No result depends on how the input is cut."""

    def test_every_partition_gives_the_same_articles(self) -> None:
        rows = [row["json"] for row in self._whole()]
        self.assertEqual(rows, expected(postil.Evidence.of(PAGES)))
        for number, size in enumerate([5, 16]):
            for path in (self.root / "in").iterdir():
                path.unlink()
            for at in reversed(range(0, len(ROWS), size)):
                self.table(f"{at}.parquet", ROWS[at : at + size], group=3)
            split = mock.patch.object(blocks, "SPLIT_BYTES", 1)
            pieces = mock.patch.object(counting, "PIECE_BYTES", 4096)
            fan = mock.patch.object(counting, "FAN", 2)
            with split, pieces, fan:
                self.assertEqual(self.run_command(*COLUMNS, out=str(number))[0], 0)
            found = self.articles(str(number))
            self.assertEqual([row["json"] for row in found], rows)
            self.assertEqual([row["position"] for row in found], [at % size for at in range(len(ROWS))])

    def _whole(self) -> list[dict[str, Any]]:
        self.table("all.parquet", ROWS)
        self.assertEqual(self.run_command(*COLUMNS), (0, mock.ANY))
        return self.articles()

    def test_columns_are_those_of_a_batch_and_the_way_back(self) -> None:
        row = self._whole()[7]
        made = postil.clean_batch(pyarrow.RecordBatch.from_pydict({"data": PAGES[:1]})).schema.names
        self.assertEqual(list(row), [*made, "id", "origin", "position"])
        self.assertEqual((row["id"], row["position"]), (7, 7))
        self.assertTrue(row["origin"].endswith("in/all.parquet"))

    def test_evidence_is_written_read_and_left_out(self) -> None:
        self.table("a.parquet", ROWS)
        file = self.root / "shared.evidence"
        self.run_command(*COLUMNS, "--evidence", str(file))
        evidence = postil.Evidence.from_bytes(file.read_bytes())
        self.assertEqual(evidence, postil.Evidence.of(PAGES).cut())
        self.table("a.parquet", ROWS[:3])
        code, said = self.run_command(*COLUMNS, "--evidence", str(file), out="again")
        self.assertNotIn("counted", said)
        self.assertEqual([row["json"] for row in self.articles("again")], expected(evidence)[:3])
        self.run_command(*COLUMNS, "--no-evidence", out="alone")
        self.assertEqual([row["json"] for row in self.articles("alone")], expected(None)[:3])

    def test_evidence_keeps_to_its_bound_by_leaving_out_the_rarest(self) -> None:
        self.table("a.parquet", ROWS)
        file = self.root / "shared.evidence"
        self.run_command(*COLUMNS, "--evidence", str(file), "--evidence-lines", "8")
        evidence = postil.Evidence.from_bytes(file.read_bytes())
        self.assertLessEqual(len(evidence), 8)
        self.assertGreater(evidence.least, 2)
        self.assertEqual(evidence, postil.Evidence.of(PAGES).cut(evidence.least))


class Resuming(AtScale):
    """A run that was broken off goes on where it was."""

    def setUp(self) -> None:
        super().setUp()
        for at in range(0, len(ROWS), 12):
            self.table(f"{at:02}.parquet", ROWS[at : at + 12])

    def parts(self) -> dict[str, tuple[bytes, int]]:
        """The finished parts, with their bytes and times."""
        found = sorted((self.root / "out").glob("part-*"))
        return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in found}

    def test_finished_blocks_are_not_done_again(self) -> None:
        self.run_command(*COLUMNS)
        whole = self.parts()
        gone = sorted(whole)[1:3]
        for name in gone:
            (self.root / "out" / name).unlink()
        code, said = self.run_command(*COLUMNS)
        self.assertEqual(code, 0)
        self.assertIn("2 of 4 blocks are cleaned already", said)
        again = self.parts()
        for name in whole:
            self.assertEqual(again[name][0], whole[name][0])
            self.assertEqual(again[name] == whole[name], name not in gone)

    def test_counted_blocks_are_not_counted_again(self) -> None:
        self.run_command(*COLUMNS)
        whole = {name: data for name, (data, _) in self.parts().items()}
        columns = arguments.columns(arguments.parse(["in", "out", *COLUMNS]))
        found, _ = blocks.find(str(self.root / "in"))
        folder = Folder(str(self.root / "broken"))
        folder.claim({"version": postil.__version__})
        for block in found[:3]:
            ray.get(counting._count.remote(block, f"{block.key}-1", columns, folder, 1))
        with mock.patch.object(counting._count, "remote", wraps=counting._count.remote) as count:
            self.run_command(*COLUMNS, out="broken")
        self.assertEqual([call.args[0] for call in count.call_args_list], found[3:])
        (self.root / "out").rename(self.root / "first")
        (self.root / "broken").rename(self.root / "out")
        self.assertEqual({name: data for name, (data, _) in self.parts().items()}, whole)

    def test_nothing_unfinished_is_left(self) -> None:
        unfinished = self.root / "out/_unfinished/of a run before"
        self.run_command(*COLUMNS)
        unfinished.parent.mkdir()
        unfinished.write_bytes(b"half")
        self.run_command(*COLUMNS)
        names = {path.name for path in (self.root / "out").iterdir()}
        self.assertEqual(names - set(self.parts()), {"_postil.json", "_evidence"})

    def test_what_was_made_otherwise_is_not_mixed(self) -> None:
        self.run_command(*COLUMNS)
        before = self.parts()
        code, said = self.run_command(*COLUMNS, "--no-evidence")
        self.assertEqual(code, 1)
        self.assertIn("another evidence", said)
        self.table("new.parquet", ROWS[:2])
        code, said = self.run_command(*COLUMNS)
        self.assertEqual(code, 1)
        self.assertIn("the input is not that of the articles", said)
        self.assertEqual(self.parts(), before)

    def test_a_foreign_folder_is_refused(self) -> None:
        (self.root / "out").mkdir()
        (self.root / "out/letter.txt").write_text("mine")
        code, said = self.run_command(*COLUMNS)
        self.assertEqual(code, 1)
        self.assertIn("hint: give a new folder", said)

    def test_a_worker_that_dies_changes_nothing(self) -> None:
        self.run_command(*COLUMNS)
        whole = {name: data for name, (data, _) in self.parts().items()}
        (self.root / "out").rename(self.root / "first")
        # A process that unpickles the function finds the original beside it.
        with mock.patch.object(cleaning, "clean_blocks", mortal.clean_blocks):
            self.assertEqual(self.run_command(*COLUMNS)[0], 0)
        self.assertTrue((self.root / "died").exists())
        self.assertEqual({name: data for name, (data, _) in self.parts().items()}, whole)


class BadInput(AtScale):
    """Each bad file and row has a clear line or an error; the others are cleaned."""

    def test_files_that_cannot_be_read_are_named(self) -> None:
        self.table("good.parquet", ROWS[:4])
        self.table("other.parquet", [{"body": "text", "id": 1}])
        (self.root / "in/broken.parquet").write_bytes(b"PAR1 and so on")
        (self.root / "in/paper.pdf").write_bytes(b"%PDF-1.7")
        code, said = self.run_command(*COLUMNS)
        self.assertEqual(code, 1)
        self.assertIn("1 files of other kinds are left out", said)
        self.assertRegex(said, "error: .*/other.parquet: no column `html`; there are `body`, `id`")
        self.assertRegex(said, "error: .*/broken.parquet: .")
        self.assertEqual(len(self.articles()), 4)
        self.assertEqual(self.run_command(*COLUMNS)[1].count("error: "), 2, "and again")

    def test_bad_rows_are_rows_with_errors(self) -> None:
        bad = [{"html": data, "id": 100} for data in (None, b"%PDF-1.7", b"")]
        self.table("a.parquet", [*ROWS[:3], *bad])
        code, said = self.run_command(*COLUMNS)
        self.assertEqual(code, 1)
        self.assertIn("6 pages, 3 of them without an article", said)
        errors = [row["error"] for row in self.articles()]
        self.assertEqual(errors[:3], [None] * 3)
        self.assertEqual(errors[3], "this row has no data")
        self.assertNotIn(None, errors[3:])

    def test_wrong_usage_is_said(self) -> None:
        self.table("a.parquet", ROWS[:1])
        for words in (["--column", "body=html"], ["--workers", "0"], ["--evidence"]):
            with self.assertRaises(SystemExit) as left:
                self.run_command(*words)
            self.assertEqual(left.exception.code, 2)
        for words, said in (
            (["--column", "data=html", "--keep", "title"], "cannot be kept"),
            (["--evidence", str(self.root / "in/a.parquet"), *COLUMNS], "no evidence of shared lines"),
        ):
            code, words_said = self.run_command(*words)
            self.assertEqual(code, 1)
            self.assertIn(said, words_said)
        self.assertIn("lies in", self.run_command(*COLUMNS, out="in/out")[1])

    def test_input_that_is_not_there_is_named(self) -> None:
        code, said = self.run_command(*COLUMNS)
        self.assertEqual(code, 1)
        self.assertIn("there is no such file or folder", said)
        (self.root / "in/paper.pdf").write_bytes(b"%PDF-1.7")
        self.assertIn("there is nothing to clean", self.run_command(*COLUMNS)[1])


class WebArchives(AtScale):
    """Records of web archives are rows that know where they stood."""

    def archive(self, name: str) -> bytes:
        """Writes an archive of the pages; gives its bytes."""
        data = archives.archive(PAGES, is_packed=name.endswith(".gz"))
        (self.root / "in" / name).write_bytes(data)
        return data

    def test_pages_of_archives_are_cleaned(self) -> None:
        for name in ("a.warc.gz", "b.warc"):
            data = self.archive(name)
            code, said = self.run_command(out=name)
            self.assertEqual(code, 0, said)
            rows = self.articles(name)
            self.assertEqual(len(rows), len(PAGES))
            self.assertEqual({row["digest"] for row in rows},
                             {postil.clean(page).digest for page in PAGES})
            self.assertEqual(rows[3]["url"], "https://vestnik.example/news/3")
            self.assertEqual(rows[3]["captured"], "2026-03-13T10:00:03+00:00")
            for row in rows[:5]:
                record = data[row["position"] :]
                record = gzip.GzipFile(fileobj=io.BytesIO(record)).read(8) if name[-1] == "z" else record
                self.assertTrue(record.startswith(b"WARC/1"), row["position"])
            for left_out in ("1 answers of status 404", "1 pages of type image/png", "1 revisit records"):
                self.assertIn(left_out, said)
            (self.root / "in" / name).unlink()

    def test_packed_bodies_are_unpacked(self) -> None:
        (self.root / "in/a.warc.gz").write_bytes(archives.odd_bodies(PAGES[0]))
        code, said = self.run_command()
        by_url = {row["name"].split("/")[-1]: row for row in self.articles()}
        digest = postil.clean(PAGES[0]).digest
        for name in ("gzip.html", "chunked.html", "plain.html"):
            self.assertEqual(by_url[name]["digest"], digest, name)
        self.assertIn("packed as `zstd`", by_url["zstd.html"]["error"])
        for name in ("broken.html", "short.html"):
            self.assertEqual(by_url[name]["error"], "the packed body is damaged or cut short")
        self.assertEqual(code, 1)

    def test_a_truncated_archive_is_cleaned_as_far_as_it_goes(self) -> None:
        for name in ("a.warc.gz", "b.warc"):
            data = self.archive(name)
            (self.root / "in" / name).write_bytes(data[: len(data) * 2 // 3])
            code, said = self.run_command(out=name)
            self.assertEqual(code, 1, said)
            rows = self.articles(name)
            whole = [row for row in rows if row["error"] is None]
            self.assertGreater(len(whole), len(PAGES) // 2)
            self.assertEqual([row["digest"] for row in whole],
                             [postil.clean(page).digest for page in PAGES[: len(whole)]])
            cut = [row["error"] for row in rows if row["error"]]
            self.assertTrue(cut or "damaged behind the record at byte" in said, said)
            (self.root / "in" / name).unlink()

    def test_damage_in_the_middle_is_said_with_its_place(self) -> None:
        data = bytearray(self.archive("a.warc.gz"))
        middle = len(data) // 2
        data[middle : middle + 40] = b"\0" * 40
        (self.root / "in/a.warc.gz").write_bytes(bytes(data))
        code, said = self.run_command()
        self.assertEqual(code, 1)
        told = "damaged behind the record at byte" in said or any(
            row["error"] for row in self.articles()
        )
        self.assertTrue(told, said)
        report = json.loads(parquet.read_metadata(next((self.root / "out").glob("part-*"))).metadata[b"postil"])
        self.assertEqual(report["pages"], len(self.articles()))
