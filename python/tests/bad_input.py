"""`python -m postil.ray` where something is wrong: a clear line or an error, and all else is cleaned.

Needs Ray; without it the tests are left out.
"""

from __future__ import annotations

import dataclasses
import datetime
import importlib.util
import json
import os
import shutil
from unittest import mock

from tests import records
from tests.runs import COLUMNS, HAS_RAY, PAGES, ROWS, AtScale, run_words

if HAS_RAY:
    import pyarrow
    from postil.ray import blocks, cleaning, wanted
    from postil.ray.folder import Folder
    from pyarrow import parquet


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

    def test_columns_of_other_kinds_are_named_or_read(self) -> None:
        day = datetime.datetime(2026, 3, 13, tzinfo=datetime.timezone.utc)
        known = {"fetched": pyarrow.array([day] * 3), "address": ["https://dala.example/1"] * 3}
        packed = pyarrow.array(PAGES[:3]).dictionary_encode()
        parquet.write_table(pyarrow.table({"html": packed, **known}), self.root / "in/a.parquet")
        columns = ["--column", "captured=fetched", "--column", "url=address"]
        code, said = self.run_command("--column", "data=html", *columns)
        self.assertEqual(code, 0, said)
        for row in self.articles():
            self.assertTrue(row["captured"].startswith("2026-03-13"), row["captured"])
            self.assertEqual(row["url"], "https://dala.example/1")
        code, said = self.run_command("--column", "data=fetched", out="none")
        self.assertEqual(code, 1)
        self.assertRegex(
            said, "a.parquet: column `fetched` holds timestamp.*, not bytes or strings"
        )

    def test_bad_rows_are_rows_with_errors(self) -> None:
        bad = [{"html": data, "id": 100} for data in (None, b"%PDF-1.7", b"")]
        self.table("a.parquet", [*ROWS[:3], *bad])
        code, said = self.run_command(*COLUMNS)
        self.assertEqual(code, 0)
        self.assertIn("6 pages, 3 of them without an article", said)
        self.assertNotIn("error: ", said)
        errors = [row["error"] for row in self.articles()]
        self.assertEqual(errors[:3], [None] * 3)
        self.assertEqual(errors[3], "this row has no data")
        self.assertNotIn(None, errors[3:])

    def test_a_run_without_articles_leaves_the_folder_free(self) -> None:
        self.table("a.parquet", ROWS[:4])
        self.assertEqual(self.run_command("--column", "data=nope")[0], 1)
        self.assertEqual(self.run_command("--column", "data=html", "--keep", "id")[0], 0)
        self.assertEqual([row["error"] for row in self.articles()], [None] * 4)
        self.assertIn("made with other columns", self.run_command("--column", "data=html")[1])

    def test_a_run_over_other_kinds_of_pages_leaves_the_folder_free(self) -> None:
        lines = "Content-Type: text/plain; charset=utf-8"
        text = "Мост через реку открыли вчера утром, сообщил акимат района. " * 4
        (self.root / "in/a.warc").write_bytes(records.response(lines, text.encode()))
        self.assertEqual(self.run_command("--no-evidence")[0], 0)
        self.assertEqual(self.run_command("--type", "text")[0], 0)
        self.assertEqual(len(self.articles()), 1)

    def test_names_cannot_steer_the_terminal(self) -> None:
        self.table("a\x1b[2J\u202e\n.parquet", [{"bo\x07dy": "text", "id": 1}])
        _, said = self.run_command(*COLUMNS)
        self.assertTrue(all(line.isprintable() for line in said.splitlines()), said)
        self.assertIn("a\\x1b[2J\\u202e\\n.parquet: no column `html`", said)

    def test_wrong_usage_is_said(self) -> None:
        self.table("a.parquet", ROWS[:1])
        for words in (["--column", "body=html"], ["--workers", "0"], ["--evidence"]):
            with self.assertRaises(SystemExit) as left:
                self.run_command(*words)
            self.assertEqual(left.exception.code, 2)
        for words, said in (
            (["--column", "data=html", "--keep", "title"], "cannot be kept"),
            (
                ["--evidence", str(self.root / "in/a.parquet"), *COLUMNS],
                "no evidence of shared lines",
            ),
        ):
            code, words_said = self.run_command(*words)
            self.assertEqual(code, 1)
            self.assertIn(said, words_said)
        self.assertIn("lies in", self.run_command(*COLUMNS, out="in/out")[1])

    def test_input_that_is_not_there_is_named(self) -> None:
        code, said = self.run_command(*COLUMNS)
        self.assertEqual(code, 1)
        self.assertIn("in: the folder is empty\n  hint: put files there that end in", said)
        (self.root / "in/paper.pdf").write_bytes(b"%PDF-1.7")
        self.assertIn("there is nothing to clean", self.run_command(*COLUMNS)[1])
        shutil.rmtree(self.root / "in")
        self.assertIn("there is no such file or folder", self.run_command(*COLUMNS)[1])

    def test_addresses_that_nobody_can_open_are_said(self) -> None:
        self.table("a.parquet", ROWS[:1])
        known = importlib.util.find_spec("s3fs")
        places = ["nowhere://bucket/pages", *([] if known else ["s3://bucket/pages"])]
        for place in places:
            here = str(self.root / "in")
            for words in (
                [place, here],
                [here, place],
                [here, str(self.root / "out"), "--evidence", place],
            ):
                code, said = run_words(words)
                self.assertEqual((code, said.count("\n")), (1, 2), said)
                self.assertRegex(said, f"error: {place}: .*\n  hint: .")

    def test_a_way_that_fails_costs_a_block_and_is_said(self) -> None:
        self.table("a.parquet", ROWS[:1])
        (block,), _ = blocks.find(str(self.root / "in"))
        cleaner = cleaning.Cleaner(wanted.Wanted(), Folder(str(self.root / "out")), None)
        typed = {"block": [json.dumps(dataclasses.asdict(block))]}
        with mock.patch("fsspec.open", side_effect=ConnectionResetError(104, "reset")):
            (report,) = cleaning.clean_blocks(typed, cleaner)["report"]
        (problem,) = json.loads(report)["problems"]
        self.assertRegex(problem, r"a.parquet: \[Errno 104\] reset\n  hint: start it again")
        self.assertEqual(cleaner.folder.parts(), set())

    def test_a_place_that_cannot_be_written_is_said(self) -> None:
        self.table("a.parquet", ROWS[:1])
        (self.root / "file").write_bytes(b"")
        code, said = self.run_command(*COLUMNS, out="file/out")
        self.assertEqual(code, 1)
        self.assertRegex(said, "error: .*\n  hint: .")

    def test_a_cluster_that_is_not_there_is_said(self) -> None:
        self.table("a.parquet", ROWS[:1])
        for address in ("auto", "no address"):
            init, said = self._run_alone(address)
            self.assertEqual(init.call_args.args, (address,))
            self.assertIn(f"error: `RAY_ADDRESS` is `{address}`, and no cluster", said)
            self.assertIn("nobody\n  hint: start one with `ray start --head`", said)

    def test_without_an_address_no_cluster_of_others_is_joined(self) -> None:
        self.table("a.parquet", ROWS[:1])
        init, said = self._run_alone("")
        self.assertEqual((init.call_args.args, init.call_args.kwargs["num_cpus"]), (("local",), 2))
        self.assertIn("error: Ray cannot be started here: nobody", said)

    def _run_alone(self, address: str) -> tuple[mock.Mock, str]:
        """A run where Ray does not start, with what was asked of it."""
        around = mock.patch.dict(os.environ, {"RAY_ADDRESS": address})
        alone = mock.patch("ray.is_initialized", return_value=False)
        with around, alone, mock.patch("ray.init", side_effect=ConnectionError("nobody")) as init:
            code, said = self.run_command(*COLUMNS)
        self.assertEqual(code, 1)
        return init, said
