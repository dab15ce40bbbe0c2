"""`postil.clean_batch`: rows of pages to rows of articles."""

import json
import unittest
from collections.abc import Sequence

import postil
import pyarrow

from tests import sample

PAGES = sample.pages(12)
NAMES = [f"{number}.html" for number in range(len(PAGES))]


def batch(data: Sequence[object], **columns: Sequence[object]) -> pyarrow.RecordBatch:
    """A batch of pages as bytes."""
    return pyarrow.RecordBatch.from_pydict(
        {"data": pyarrow.array(data, pyarrow.binary()), **columns}
    )


class Capsule:
    """Anything that speaks Arrow's interface, and is nobody's class."""

    def __init__(self, inner: pyarrow.RecordBatch) -> None:
        self._inner = inner

    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
        return self._inner.__arrow_c_array__(requested_schema)


class Batches(unittest.TestCase):
    """A batch is cleaned as its pages are."""

    def test_rows_are_the_articles_of_single_pages(self) -> None:
        evidence = postil.Evidence.of(PAGES)
        for known in (None, evidence):
            rows = postil.clean_batch(batch(PAGES, name=NAMES), evidence=known).to_pylist()
            for page, name, row in zip(PAGES, NAMES, rows):
                article = postil.clean(page, name=name, evidence=known)
                self.assertEqual(row["json"], article.to_json())
                for key in ("title", "date", "language", "tags", "text", "digest", "url", "name"):
                    self.assertEqual(row[key], getattr(article, key))
                self.assertIsNone(row["error"])

    def test_evidence_of_a_batch_is_that_of_its_pages(self) -> None:
        pages = batch([*PAGES, None, b"%PDF-1.7"])
        self.assertEqual(
            postil.Evidence.of_batch(pages), postil.Evidence.of([*PAGES, b"", b"%PDF-1.7"])
        )

    def test_pages_that_were_read_before_give_the_same(self) -> None:
        koi8 = "text/html; charset=koi8-r"
        data = [*PAGES, "<p>Мост через реку".encode("koi8-r"), None, b"", b"%PDF-1.7"]
        count = len(data)
        known = {"name": ["a.html"] * count, "id": range(count), "media_type": [koi8] * count}
        pages = batch(data, **known)
        read = postil.read_batch(pages)
        self.assertEqual(read.schema.names, ["name", "id", "media_type", "postil_lines"])
        evidence = postil.Evidence.of_batch(pages)
        self.assertEqual(postil.Evidence.of_batch(read), evidence)
        for known in (None, evidence):
            cleaned = postil.clean_batch(read, evidence=known)
            self.assertEqual(cleaned, postil.clean_batch(pages, evidence=known))
        self.assertEqual(postil.read_batch(read), read)

    def test_lines_that_nobody_has_read_are_errors(self) -> None:
        [lines] = postil.read_batch(batch(PAGES[:1]))["postil_lines"].to_pylist()
        other = lines.replace(postil.__version__.encode(), b"9.9.9", 1)
        bad = [lines, other, lines[:-1], b"", b"\xff" * 40]
        table = {"postil_lines": pyarrow.array(bad, pyarrow.large_binary())}
        rows = postil.clean_batch(pyarrow.RecordBatch.from_pydict(table)).to_pylist()
        self.assertIsNone(rows[0]["error"])
        for row in rows[1:]:
            self.assertIn("another version of Postil has read them", row["error"])

    def test_every_kind_of_bytes_and_strings_is_read(self) -> None:
        texts = [page.decode() for page in PAGES]
        expected = postil.clean_batch(batch(PAGES))
        kinds = ["binary", "large_binary", "binary_view", "string", "large_string", "string_view"]
        for kind in kinds:
            data = PAGES if "binary" in kind else texts
            column = pyarrow.array(data, getattr(pyarrow, kind)())
            cleaned = postil.clean_batch(pyarrow.RecordBatch.from_pydict({"data": column}))
            self.assertEqual(cleaned, expected, kind)

    def test_slices_and_other_exporters_are_read(self) -> None:
        whole = postil.clean_batch(batch(PAGES))
        self.assertEqual(postil.clean_batch(batch(PAGES).slice(3, 4)), whole.slice(3, 4))
        self.assertEqual(postil.clean_batch(Capsule(batch(PAGES))), whole)
        self.assertEqual(postil.clean_batch(batch([])).num_rows, 0)
        self.assertEqual(postil.clean_batch(batch([])).schema, whole.schema)

    def test_other_columns_are_handed_through_without_a_copy(self) -> None:
        numbers = pyarrow.array(range(len(PAGES)), pyarrow.int64())
        nested = pyarrow.array([{"a": [number]} for number in range(len(PAGES))])
        cleaned = postil.clean_batch(batch(PAGES, number=numbers, nested=nested))
        self.assertEqual(cleaned.schema.names[-2:], ["number", "nested"])
        self.assertEqual(cleaned["nested"], nested)
        addresses = [column.buffers()[1].address for column in (numbers, cleaned["number"])]
        self.assertEqual(*addresses)

    def test_what_is_known_of_a_page_is_used(self) -> None:
        page = "Мост открыт\n\nВчера, 10:15\n\nВ селе Белый Яр открыли мост через Талды.\n".encode()
        known = {"name": ["a.txt"], "url": ["https://dala.example/1"], "captured": ["2026-03-13"]}
        row = postil.clean_batch(batch([page], **known)).to_pylist()[0]
        self.assertEqual((row["url"], row["captured"]), ("https://dala.example/1", "2026-03-13"))
        self.assertTrue(row["date"].startswith("2026-03-12"))


    def test_the_server_s_word_is_used_and_handed_back(self) -> None:
        text = "Balıkçılar avın ertelenmesini istiyor, çünkü sular erken ısındı, dedi başkan."
        page = f"<meta charset='iso-8859-1'><p>{text}</p>".encode("iso-8859-9")
        kinds = ["text/html; charset=iso-8859-9", "text/html", None]
        pages = batch([page] * 3, media_type=pyarrow.array(kinds, pyarrow.string()))
        rows = postil.clean_batch(pages).to_pylist()
        self.assertEqual([row["media_type"] for row in rows], kinds)
        self.assertEqual([text in row["text"] for row in rows], [True, False, False])
        counted = [postil.Evidence.of_batch(pages.slice(at, 1)) for at in range(3)]
        self.assertNotEqual(counted[0], counted[1])
        self.assertEqual(counted[1], counted[2])


class BadBatches(unittest.TestCase):
    """A bad row is a row with an error; a bad column is an exception."""

    def test_bad_rows_keep_nobody_back(self) -> None:
        data, names = (
            [PAGES[0], None, b"%PDF-1.7", b"", PAGES[1]],
            ["a.html", "b", "c", None, "e.html"],
        )
        urls = [f"https://dala.example/{number}" for number in range(5)]
        rows = postil.clean_batch(batch(data, name=names, url=urls)).to_pylist()
        self.assertEqual([row["name"] for row in rows], ["a.html", "b", "c", "page.html", "e.html"])
        self.assertEqual([row["url"] for row in rows], urls)
        errors = [row["error"] for row in rows]
        self.assertEqual([error is None for error in errors], [True, False, False, False, True])
        self.assertEqual(errors[1:3], ["this row has no data", "this file is not text"])
        self.assertEqual(
            [row["text"] is None for row in rows], [error is not None for error in errors]
        )
        self.assertEqual(json.loads(rows[2]["json"])["path"], "c")

    def test_a_strange_address_is_remarked(self) -> None:
        row = postil.clean_batch(batch(PAGES[:1], url=["news/1"])).to_pylist()[0]
        self.assertIsNone(row["error"])
        self.assertIn("news/1", row["remarks"][0])

    def test_columns_are_checked(self) -> None:
        of_pages = {"data": PAGES[:1]}
        cases = [
            ({"html": PAGES[:1]}, "no-data-column", "`html`"),
            ({"data": [1]}, "column-kind", "`data`"),
            (of_pages | {"name": [1]}, "column-kind", "`name`"),
            (of_pages | {"title": ["Мост"]}, "column-taken", "`title`"),
        ]
        for columns, code, word in cases:
            with self.assertRaisesRegex(postil.BatchError, word) as caught:
                postil.clean_batch(pyarrow.RecordBatch.from_pydict(columns))
            self.assertEqual(caught.exception.code, code)
            self.assertTrue(caught.exception.hint)

    def test_what_is_no_batch_is_refused(self) -> None:
        for other in (None, [PAGES[0]], {"data": PAGES}, pyarrow.table({"data": PAGES})):
            self.assertRaises(TypeError, postil.clean_batch, other)
