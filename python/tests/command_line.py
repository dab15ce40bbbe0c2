"""The same bytes give the same article as `postil clean --json`.

`$POSTIL` names the program; without it the tests are left out. `$POSTIL_PAGES` names a folder whose
pages are compared as well as those of the repository.
"""

import json
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

import postil

from tests import sample
from tests.runs import HAS_RAY, AtScale

ROOT = Path(__file__).parents[2]
PROGRAM = os.environ.get("POSTIL", "")
FOLDERS = [
    ROOT / "content/articles",
    ROOT / "tests/golden",
    *filter(None, [os.environ.get("POSTIL_PAGES")]),
]
ENDINGS = {".txt", ".html", ".htm", ".md"}


@unittest.skipUnless(PROGRAM, "$POSTIL does not name the program")
class CommandLine(unittest.TestCase):
    """Pages of this repository, copied away from their sidecars."""

    def setUp(self) -> None:
        self._place = tempfile.TemporaryDirectory()
        self.addCleanup(self._place.cleanup)
        self._root = Path(self._place.name)
        self._names = [name for folder in FOLDERS for name in self._copy(Path(folder))]

    def _copy(self, folder: Path) -> list[str]:
        """Copies the pages of a folder; gives their names in the place."""
        found = sorted(
            path for path in folder.rglob("*") if path.suffix in ENDINGS and path.is_file()
        )
        for path in found:
            copy = self._root / folder.name / path.relative_to(folder)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
        return [f"{folder.name}/{path.relative_to(folder)}" for path in found]

    def _printed(self, *names: str) -> dict[str, str]:
        """What the program prints of pages that it sees together, by their names."""
        command = [PROGRAM, "clean", "--json", *names]
        done = subprocess.run(command, cwd=self._root, capture_output=True, check=False)
        lines = done.stdout.decode().splitlines()
        return {line.split('"')[3]: line for line in lines}

    def _data(self, name: str) -> bytes:
        return (self._root / name).read_bytes()

    def test_pages_alone_are_the_program_s(self) -> None:
        self.assertGreater(len(self._names), 20)
        for name in self._names[:20]:
            try:
                article = postil.clean(self._data(name), name=name).to_json()
            except postil.PageError:
                continue
            self.assertEqual(article, self._printed(name)[name])

    def test_pages_of_an_archive_are_the_program_s(self) -> None:
        printed = self._printed(*sorted({name.split("/")[0] for name in self._names}))
        self.assertEqual(sorted(printed), sorted(self._names))
        evidence = postil.Evidence.of((self._data(name), name) for name in self._names)
        differing = []
        for name in self._names:
            try:
                article = postil.clean(self._data(name), name=name, evidence=evidence.cut())
            except postil.PageError:
                self.assertIn('"digest":null', printed[name])
                continue
            if article.to_json() != printed[name]:
                differing.append(name)
        self.assertEqual(differing, [])


@unittest.skipUnless(PROGRAM and HAS_RAY, "$POSTIL does not name the program, or ray is missing")
class Imports(AtScale):
    """What `postil.ray` has cleaned is imported, and not cleaned again."""

    INVITATION = "Читайте также: в селе Тасты достроили школу и открыли новую дорогу."

    def _import(self, rows: list[dict[str, object]], name: str) -> dict[str, object]:
        """Imports rows into a new archive; gives its articles by their addresses."""
        place = self.root / name
        place.with_suffix(".jsonl").write_text(
            "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        )
        self._run("init", str(place), cwd=self.root)
        self._run("import", str(place.with_suffix(".jsonl")), cwd=place)
        lines = self._run("export", "jsonl", cwd=place).splitlines()
        return {article["url"]: article for article in map(json.loads, lines) if "url" in article}

    def _run(self, *words: str, cwd: Path) -> str:
        done = subprocess.run([PROGRAM, *words], cwd=cwd, capture_output=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return done.stdout.decode()

    def test_text_of_this_version_is_taken_as_it_is(self) -> None:
        pages = sample.pages(12)
        self.table("a.parquet", [{"data": page} for page in pages])
        self.assertEqual(self.run_command()[0], 0)
        rows = self.articles()
        # A cleaner would take this out; whoever cleaned the page did not.
        for row in rows:
            article = json.loads(row["json"])
            said = {"kind": "quotation", "text": self.INVITATION, "lines": [1, 1]}
            article["blocks"].append(said)
            row["json"] = json.dumps(article, ensure_ascii=False)
            row["text"] += "\n\n" + self.INVITATION
        for name, version in (("same", postil.__version__), ("other", "0.0.1")):
            found = self._import([row | {"version": version} for row in rows], name)
            for row in rows:
                blocks = [block["text"] for block in found[row["url"]]["blocks"]]
                if name == "same":
                    self.assertEqual("\n\n".join(blocks), row["text"])
                else:
                    self.assertNotIn(self.INVITATION, blocks)
