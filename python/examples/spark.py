"""Cleans a Parquet file of pages with PySpark: `spark-submit spark.py IN OUT`.

IN has the columns that `postil.clean_batch` takes: `data`, and as it may be `name`, `url`, `captured`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import postil
import pyarrow
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

Batches = Iterator[pyarrow.RecordBatch]


def counts(batches: Batches) -> Batches:
    """The evidence of a partition, as one row of bytes."""
    evidence = postil.Evidence.merged(map(postil.Evidence.of_batch, batches))
    yield pyarrow.RecordBatch.from_pydict({"counts": [evidence.to_bytes()]})


def merged(one: bytes, other: bytes) -> bytes:
    """The evidence of two parts."""
    return postil.Evidence.from_bytes(one).merge(postil.Evidence.from_bytes(other)).to_bytes()


def cleaner(evidence: bytes) -> Callable[[Batches], Batches]:
    """A function that cleans the batches of a partition."""

    def clean(batches: Batches) -> Batches:
        known = postil.Evidence.from_bytes(evidence)
        return (postil.clean_batch(batch, evidence=known) for batch in batches)

    return clean


def articles(pages: DataFrame) -> DataFrame:
    """The articles of pages, in two passes."""
    parts = pages.mapInArrow(counts, "counts binary").rdd.map(lambda row: bytes(row.counts))
    evidence = postil.Evidence.from_bytes(parts.treeReduce(merged)).cut()
    no_pages = pyarrow.RecordBatch.from_pylist([], pages.limit(0).toArrow().schema)
    schema = postil.clean_batch(no_pages).schema
    return pages.mapInArrow(cleaner(evidence.to_bytes()), from_arrow_schema(schema))


def main(source: str, target: str) -> None:
    """Cleans one file into another."""
    spark = SparkSession.builder.appName("postil").getOrCreate()
    # A batch has few pages, for a page may be large.
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", 64)
    articles(spark.read.parquet(source)).write.parquet(target)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
