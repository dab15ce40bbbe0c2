"""`python -m postil.ray`: the same articles, however the input is cut and whatever breaks.

Needs Ray; without it the tests are left out.
"""

from __future__ import annotations

import re
import shlex
import shutil
import tempfile
import unittest
from pathlib import Path
from typing import Any
from unittest import mock

import postil

from tests.runs import COLUMNS, HAS_RAY, PAGES, ROWS, AtScale, run, run_words, write_table

if HAS_RAY:
    import pyarrow
    import ray
    from postil.ray import arguments, blocks, cleaning, counting, kept, pages
    from postil.ray.folder import Folder
    from postil.ray.problem import Problem
    from postil.ray.reading import Reading
    from pyarrow import parquet

    from tests import mortal


def expected(evidence: postil.Evidence | None) -> list[str]:
    """The articles of all pages."""
    return [postil.clean(page, evidence=evidence).to_json() for page in PAGES]


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
            self.assertEqual(
                [row["position"] for row in found], [at % size for at in range(len(ROWS))]
            )

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

    def test_the_page_itself_may_go_along(self) -> None:
        self.table("a.parquet", ROWS[:3])
        words = ["--column", "data=html", "--keep", "html", "--keep", "id"]
        self.assertEqual(self.run_command(*words)[0], 0)
        kept = [(row["id"], row["html"], row["error"]) for row in self.articles()]
        self.assertEqual(kept, [(number, PAGES[number], None) for number in range(3)])

    def test_articles_say_what_cleaned_them(self) -> None:
        self.table("a.parquet", ROWS)
        file = self.root / "shared.evidence"
        self.run_command(*COLUMNS, "--evidence", str(file))
        digest = postil.Evidence.from_bytes(file.read_bytes()).digest
        found = {(row["version"], row["evidence_digest"]) for row in self.articles()}
        self.assertEqual(found, {(postil.__version__, digest)})
        self.run_command(*COLUMNS, "--no-evidence", out="alone")
        self.assertEqual({row["evidence_digest"] for row in self.articles("alone")}, {None})

    def test_evidence_is_written_read_and_left_out(self) -> None:
        self.table("a.parquet", ROWS)
        file = self.root / "shared.evidence"
        self.run_command(*COLUMNS, "--evidence", str(file))
        self.assertEqual({path.name for path in self.root.iterdir()}, {"in", "out", file.name})
        evidence = postil.Evidence.from_bytes(file.read_bytes())
        self.assertEqual(evidence, postil.Evidence.of(PAGES).cut())
        self.table("a.parquet", ROWS[:3])
        code, said = self.run_command(*COLUMNS, "--evidence", str(file), out="again")
        self.assertEqual(code, 0)
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
    """A run that was broken off goes on where it was; each test begins with one that is finished."""

    place: Path

    @classmethod
    def setUpClass(cls) -> None:
        place = tempfile.TemporaryDirectory()
        cls.addClassCleanup(place.cleanup)
        cls.place = Path(place.name)
        (cls.place / "in").mkdir()
        for at in range(0, len(ROWS), 12):
            write_table(cls.place, f"{at:02}.parquet", ROWS[at : at + 12])
        run(cls.place, *COLUMNS, out="finished")

    def setUp(self) -> None:
        self.root = self.place
        shutil.copytree(self.root / "finished", self.root / "out")
        self.addCleanup(self._clear)

    def _clear(self) -> None:
        """Takes away whatever a test has left."""
        for path in self.root.iterdir():
            if path.name not in ("in", "finished"):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        (self.root / "in/new.parquet").unlink(missing_ok=True)

    def parts(self) -> dict[str, tuple[bytes, int]]:
        """The finished parts, with their bytes and times."""
        found = sorted((self.root / "out").glob("part-*"))
        return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in found}

    def test_finished_blocks_are_not_done_again(self) -> None:
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

    def test_lines_that_the_first_pass_keeps_are_the_input(self) -> None:
        typed = arguments.wanted(arguments.parse(["in", "out", *COLUMNS]))
        found, _ = blocks.find(str(self.root / "in"))
        folder = Folder(str(self.root / "broken"))
        for block in found:
            evidence = counting.count(block, typed, folder)
            self.assertTrue(folder.has(kept.name(block)))
            read = list(kept.batches(block, typed, folder, Reading()))
            self.assertNotIn("data", read[0].schema.names)
            whole = pages.batches(block, typed, Reading())
            clean = [[cleaning.clean(batch, evidence) for batch in each] for each in (read, whole)]
            self.assertEqual(*map(pyarrow.Table.from_batches, clean))

    def test_counted_blocks_are_not_counted_again(self) -> None:
        whole = {name: data for name, (data, _) in self.parts().items()}
        typed = arguments.wanted(arguments.parse(["in", "out", *COLUMNS]))
        found, _ = blocks.find(str(self.root / "in"))
        folder = Folder(str(self.root / "broken"))
        folder.claim({"version": postil.__version__})
        for block in found[:3]:
            ray.get(counting._count.remote(block, f"{block.key}-1", typed, folder, 1))
        with mock.patch.object(counting._count, "remote", wraps=counting._count.remote) as count:
            self.run_command(*COLUMNS, out="broken")
        self.assertEqual([call.args[0] for call in count.call_args_list], found[3:])
        (self.root / "out").rename(self.root / "first")
        (self.root / "broken").rename(self.root / "out")
        self.assertEqual({name: data for name, (data, _) in self.parts().items()}, whole)

    def test_nothing_unfinished_is_left(self) -> None:
        unfinished = self.root / "out/_unfinished/of a run before"
        unfinished.parent.mkdir()
        unfinished.write_bytes(b"half")
        self.run_command(*COLUMNS)
        names = {path.name for path in (self.root / "out").iterdir()}
        self.assertEqual(names - set(self.parts()), {"_postil.json", "_evidence"})

    def test_what_was_made_otherwise_is_not_mixed(self) -> None:
        before = self.parts()
        code, said = self.run_command(*COLUMNS, "--no-evidence")
        self.assertEqual(code, 1)
        self.assertIn("other evidence", said)
        self.table("new.parquet", ROWS[:2])
        code, said = self.run_command(*COLUMNS)
        self.assertEqual(code, 1)
        self.assertIn("other evidence", said)
        self.assertEqual(self.parts(), before)

    def test_what_is_new_is_cleaned_as_the_hint_says(self) -> None:
        before = self.parts()
        (old,) = [name for name in before if self._origin(name).endswith("/12.parquet")]
        self._keep("12.parquet")
        write_table(self.root, "12.parquet", ROWS[12:23])
        _, said = self.run_command(*COLUMNS)
        typed = re.search("theirs: `(.*)`", said)
        assert typed, said
        code, said = run_words(shlex.split(typed[1])[3:])
        self.assertEqual(code, 0, said)
        self.assertIn(
            f"note: parts of files that were replaced lie in `_replaced` now: {old}", said
        )
        self.assertEqual(len(self.articles()), len(ROWS) - 1)
        self.assertTrue((self.root / "out/_replaced" / old).exists())
        after = self.parts()
        self.assertEqual({name for name in before if name in after}, set(before) - {old})

    def _keep(self, name: str) -> None:
        """Lets a file of the input be as it was after the test."""
        kept = shutil.copy2(self.root / "in" / name, self.root / "finished")
        self.addCleanup(shutil.move, kept, self.root / "in" / name)

    def _origin(self, part: str) -> str:
        origins = parquet.read_table(self.root / "out" / part, columns=["origin"])["origin"]
        return str(origins[0].as_py())

    def test_the_hint_names_what_the_articles_were_made_with(self) -> None:
        file = str(self.root / "shared.evidence")
        self.run_command(*COLUMNS, "--no-evidence", out="alone")
        self.assertIn("--no-evidence`", self.run_command(*COLUMNS, out="alone")[1])
        write_table(self.root, "new.parquet", ROWS[:2])
        self.run_command(*COLUMNS, "--evidence", file, out="new")
        _, said = self.run_command(*COLUMNS, "--evidence", file)
        self.assertRegex(
            said, "--column data=html --keep id --workers 2 --evidence .*/out/_evidence/"
        )

    def test_a_file_that_cannot_be_read_any_more_keeps_its_articles(self) -> None:
        before = self.parts()
        self._keep("12.parquet")
        (self.root / "in/12.parquet").write_bytes(b"PAR1 and so on")
        evidence = next((self.root / "out/_evidence").iterdir())
        code, said = self.run_command(*COLUMNS, "--evidence", str(evidence))
        self.assertEqual(code, 1)
        self.assertIn("1 parts are not of this input", said)
        self.assertEqual(self.parts(), before)

    def test_a_foreign_folder_is_refused(self) -> None:
        (self.root / "other").mkdir()
        (self.root / "other/letter.txt").write_text("mine")
        code, said = self.run_command(*COLUMNS, out="other")
        self.assertEqual(code, 1)
        self.assertIn("hint: give a new folder", said)

    def test_a_worker_that_dies_changes_nothing(self) -> None:
        whole = {name: data for name, (data, _) in self.parts().items()}
        (self.root / "out").rename(self.root / "first")
        # A process that unpickles the function finds the original beside it.
        with mock.patch.object(cleaning, "clean_blocks", mortal.clean_blocks):
            self.assertEqual(self.run_command(*COLUMNS)[0], 0)
        self.assertTrue((self.root / "died").exists())
        self.assertEqual({name: data for name, (data, _) in self.parts().items()}, whole)


@unittest.skipUnless(HAS_RAY, "ray, pyarrow or warcio is not installed")
class Folders(unittest.TestCase):
    """A folder in a store that has objects and no folders."""

    def test_a_folder_is_known_by_what_lies_below(self) -> None:
        folder = Folder("memory://bucket/articles")
        self.assertEqual((folder.names(), folder.state()), (set(), {}))
        folder.claim({"version": "1"})
        folder.put("_counts/a", lambda file: file.write(b"counts"))
        table = pyarrow.table({"text": ["articles"]})
        folder.put("part-a.parquet", lambda file: parquet.write_table(table, file))
        self.assertLessEqual({"_postil.json", "_counts", "part-a.parquet"}, folder.names())
        self.assertEqual((folder.names("_counts"), folder.read("_counts/a")), ({"a"}, b"counts"))
        folder.claim({"version": "1", "evidence": "e"})
        self.assertEqual(folder.state(), {"version": "1", "evidence": "e"})
        with self.assertRaisesRegex(Problem, "other version"):
            folder.claim({"version": "2"})
        folder.clear("_counts", "_unfinished", "never there")
        self.assertEqual(folder.names(), {"_postil.json", "part-a.parquet"})
