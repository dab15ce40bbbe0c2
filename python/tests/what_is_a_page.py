"""What counts as a page in a web archive: the table that `postil import` is tested with."""

from __future__ import annotations

import gzip
import importlib.util
import io
import json
import unittest
import zlib
from pathlib import Path
from typing import Any

from tests import records

HAS_ARROW = all(importlib.util.find_spec(name) for name in ("pyarrow", "fsspec"))
if HAS_ARROW:
    from postil.ray import warcs
    from postil.ray.blocks import Block
    from postil.ray.reading import Reading

TABLE = Path(__file__).parents[2] / "src/import/tests/files/answers.json"
PARAGRAPHS = "".join(f"<p>Мост {number} открыли." for number in range(400))
HTML = f"<!doctype html><title>Мост</title>{PARAGRAPHS}"


def chunked(body: bytes) -> bytes:
    """A body in chunks."""
    parts = (body[at : at + 40] for at in range(0, len(body), 40))
    return b"".join(b"%x;name=value\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


PACKINGS = {"gzip": gzip.compress, "zlib": zlib.compress, "chunked": chunked}


def found(data: bytes, *formats: str) -> tuple[list[dict[str, Any]], Reading]:
    """The rows of an archive, and what there is to say of it."""
    reading = Reading()
    block = Block("a.warc", len(data), "")
    batches = warcs.batches(io.BytesIO(data), block, formats, reading)
    return [row for batch in batches for row in batch.to_pylist()], reading


def body_of(case: dict[str, Any]) -> bytes:
    """The body of a case, as it was sent."""
    body: bytes = case.get("body", HTML).encode().ljust(case.get("mebibytes", 0) * 2**20)
    for name in case.get("packed", []):
        body = PACKINGS[name](body)
    return body[: len(body) // 2] if case.get("is_half") else body


def answer_to(case: dict[str, Any]) -> str:
    """What is made of a case."""
    rows, reading = found(records.response(case.get("lines", ""), body_of(case)))
    assert not reading.problems
    whole = [row for row in rows if row["problem"] is None]
    if not whole:
        return "no page"
    return "cut" if whole[0]["remark"] else "page"


@unittest.skipUnless(HAS_ARROW, "pyarrow or fsspec is not installed")
class WhatIsAPage(unittest.TestCase):
    """One rule with `postil import`."""

    def test_the_table_holds(self) -> None:
        for case in json.loads(TABLE.read_text(encoding="utf-8")):
            with self.subTest(case["what"]):
                self.assertEqual(answer_to(case), case["answer"])

    def test_a_body_that_is_unpacked_is_the_page(self) -> None:
        for name, packing in [("gzip", "gzip"), ("deflate", "zlib")]:
            body = PACKINGS[packing](HTML.encode())
            lines = f"Content-Type: text/html\r\nContent-Encoding: {name}"
            (row,), _ = found(records.response(lines, body))
            self.assertEqual(
                (row["data"], row["name"]), (HTML.encode(), "https://dala.example/a.html")
            )

    @unittest.skipUnless(importlib.util.find_spec("brotli"), "brotli is not installed")
    def test_brotli_is_undone_up_to_the_largest_page(self) -> None:
        import brotli

        lines = "Content-Type: text/html\r\nContent-Encoding: br"
        whole = brotli.compress(HTML.encode())
        (row,), _ = found(records.response(lines, whole))
        self.assertEqual((row["data"], row["remark"]), (HTML.encode(), None))
        (row,), _ = found(records.response(lines, whole[: len(whole) // 2]))
        self.assertEqual((HTML.encode().startswith(row["data"]), row["remark"]), (True, warcs.CUT))
        (row,), _ = found(records.response(lines, brotli.compress(bytes(2**25), quality=1)))
        self.assertEqual(row["problem"], f"the page has more than {2**24} bytes")

    def test_texts_are_taken_where_they_are_asked_for(self) -> None:
        data = records.response("Content-Type: text/plain", "Мост открыли.".encode())
        (row,), _ = found(data, "text")
        self.assertEqual(row["name"], "https://dala.example/a.txt")
        rows, reading = found(data)
        self.assertEqual((rows, reading.left_out), ([], {"pages of type text/plain": 1}))

    def test_other_records_are_counted(self) -> None:
        html = b"<html><p>text"
        for kind, address, body, said in [
            ("resource", "https://dala.example/a", html, None),
            ("resource", "file:///home/a.html", html, "pages without an address of the web"),
            ("response", "https://dala.example/a", html, "records without an answer of a server"),
            ("conversion", "https://dala.example/a", html, "conversion records"),
            ("response", "https://", html, "pages without an address of the web"),
        ]:
            rows, reading = found(records.record(kind, address, body))
            self.assertEqual(
                (len(rows), [*reading.left_out]), (int(said is None), [said] if said else [])
            )

    def test_a_page_that_a_crawler_ended_says_so(self) -> None:
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>text"
        data = records.record(
            "response", "https://dala.example/a", body, more="WARC-Truncated: time\r\n"
        )
        (row,), _ = found(data)
        self.assertEqual((row["data"], row["remark"]), (b"<p>text", warcs.CUT))

    def test_a_page_that_its_digest_contradicts_says_so(self) -> None:
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>text"
        for digest, remark in [("A" * 32, warcs.REMARKS["altered"]), ("unknown", None)]:
            more = f"WARC-Payload-Digest: sha1:{digest}\r\n"
            (row,), _ = found(records.record("response", "https://dala.example/a", body, more=more))
            self.assertEqual((row["data"], row["remark"]), (b"<p>text", remark))

    def test_another_format_is_refused(self) -> None:
        with self.assertRaises(ValueError):
            found(records.response("", b"<html>"), "pdf")

    def test_what_brackets_and_spaces_an_address_has(self) -> None:
        (row,), _ = found(records.response("", b"<html><p>text", "<https://dala.example/a b>"))
        self.assertEqual(row["url"], "https://dala.example/a%20b")
