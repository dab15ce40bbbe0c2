"""The recipe for PySpark gives the articles that the package gives.

Needs PySpark, Java and pyarrow; without them the test is left out.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import postil

from tests import sample

RECIPE = Path(__file__).parents[1] / "examples/spark.py"
HAS_SPARK = bool(importlib.util.find_spec("pyspark") and shutil.which("java"))
PAGES = sample.pages(40)


@unittest.skipUnless(HAS_SPARK, "pyspark or java is not installed")
class Recipe(unittest.TestCase):
    """One run over a file, as a reader would start it."""

    def test_articles_are_those_of_the_package(self) -> None:
        import pyarrow
        from pyarrow import parquet

        with tempfile.TemporaryDirectory() as place:
            names = [f"{number}.html" for number in range(len(PAGES))]
            pages = pyarrow.table({"data": PAGES, "name": names, "id": list(range(len(PAGES)))})
            parquet.write_table(pages, f"{place}/in.parquet", row_group_size=7)
            command = [sys.executable, str(RECIPE), f"{place}/in.parquet", f"{place}/out"]
            settings = {
                "PYSPARK_PYTHON": sys.executable,
                "PYSPARK_SUBMIT_ARGS": "--master local[2] pyspark-shell",
            }
            done = subprocess.run(
                command, env=os.environ | settings, capture_output=True, check=False
            )
            self.assertEqual(done.returncode, 0, done.stderr.decode()[-2000:])
            rows = sorted(parquet.read_table(f"{place}/out").to_pylist(), key=lambda row: row["id"])
        evidence = postil.Evidence.of(PAGES)
        articles = [
            postil.clean(page, name=name, evidence=evidence).to_json()
            for page, name in zip(PAGES, names)
        ]
        self.assertEqual([row["json"] for row in rows], articles)
