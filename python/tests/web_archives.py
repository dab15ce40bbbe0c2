"""`python -m postil.ray` over web archives.

Needs Ray, warcio and zstandard; without them the tests are left out.
"""

from __future__ import annotations

import errno
import gzip
import io
import json
import struct
from typing import Any
from unittest import mock

import postil

from tests.runs import HAS_RAY, PAGES, AtScale

if HAS_RAY:
    from pyarrow import parquet

    from tests import archives


class Broken(io.BytesIO):
    """A file whose end cannot be reached."""

    def __init__(self, data: bytes, error: Exception) -> None:
        super().__init__(data)
        self.error = error

    def read(self, size: int | None = -1) -> bytes:
        data = super().read(size)
        if not data:
            raise self.error
        return data


class WebArchives(AtScale):
    """Records of web archives are rows that know where they stood."""

    def test_a_failing_way_is_no_damage(self) -> None:
        from postil.ray import blocks, pages, reading, wanted

        data = self.archive("a.warc")
        (block,), _ = blocks.find(str(self.root / "in"))
        for error, is_passing in [
            (ConnectionResetError(errno.ECONNRESET, "reset"), True),
            (OSError(errno.EIO, "disk"), True),
            (TimeoutError(), True),
            (OSError("unexpected end of stream"), False),
            (gzip.BadGzipFile("no gzip"), False),
        ]:
            found = reading.Reading()
            broken = Broken(data[: len(data) // 2], error)
            with mock.patch("fsspec.open", return_value=broken):
                if is_passing:
                    with self.assertRaises(OSError):
                        list(pages.batches(block, wanted.Wanted(), found))
                else:
                    list(pages.batches(block, wanted.Wanted(), found))
                    self.assertEqual(len(found.problems), 1)

    def archive(self, name: str) -> bytes:
        """Writes an archive of the pages; gives its bytes."""
        data = archives.archive(PAGES, is_packed=name.endswith(".gz"))
        (self.root / "in" / name).write_bytes(data)
        return data

    def articles_of(self, name: str) -> list[dict[str, Any]]:
        """The articles of an archive's pages, in their order."""
        return [row for row in self.articles() if row["origin"].endswith(f"/{name}")]

    def test_pages_of_archives_are_cleaned(self) -> None:
        archives = {name: self.archive(name) for name in ("a.warc.gz", "b.warc")}
        code, said = self.run_command()
        self.assertEqual(code, 0, said)
        for name, data in archives.items():
            rows = self.articles_of(name)
            self.assertEqual(len(rows), len(PAGES))
            self.assertEqual(
                {row["digest"] for row in rows}, {postil.clean(page).digest for page in PAGES}
            )
            self.assertEqual(rows[3]["url"], "https://vestnik.example/news/3")
            self.assertEqual(rows[3]["captured"], "2026-03-13T10:00:03+00:00")
            self.assertEqual(rows[3]["media_type"], "text/html; charset=utf-8")
            for row in rows[:5]:
                record = data[row["position"] :]
                record = (
                    gzip.GzipFile(fileobj=io.BytesIO(record)).read(8) if name[-1] == "z" else record
                )
                self.assertTrue(record.startswith(b"WARC/1"), row["position"])
        for left_out in (
            "2 answers of status 404",
            "2 pages of type image/png",
            "2 revisit records",
        ):
            self.assertIn(left_out, said)

    def test_frames_are_unpacked(self) -> None:
        data = archives.archive(PAGES, is_packed=False)
        dictionary = archives.dictionary(PAGES)
        files = {
            "plain.warc.zst": archives.in_frames(data),
            "shared.warc.zst": archives.in_frames(data, dictionary),
            "packed.warc.zst": archives.in_frames(data, dictionary, is_packed=True),
        }
        for name, packed in files.items():
            (self.root / "in" / name).write_bytes(packed)
        code, said = self.run_command()
        self.assertEqual(code, 0, said)
        for name in files:
            rows = self.articles_of(name)
            self.assertEqual(
                [row["digest"] for row in rows], [postil.clean(page).digest for page in PAGES], name
            )
            for row in rows[:5]:
                frame = files[name][row["position"] :]
                self.assertTrue(frame.startswith(b"\x28\xb5\x2f\xfd"), row["position"])

    def test_damaged_frames_are_said(self) -> None:
        data = archives.archive(PAGES, is_packed=False)
        dictionary = archives.dictionary(PAGES)
        whole = archives.in_frames(data)
        broken = bytearray(archives.in_frames(data, dictionary, is_packed=True))
        broken[12:40] = bytes(28)
        middle = len(whole) // 2
        files = {
            "cut.warc.zst": whole[: len(whole) * 2 // 3],
            "damaged.warc.zst": whole[:middle] + bytes(40) + whole[middle + 40 :],
            "dictionary.warc.zst": bytes(broken),
        }
        for name, packed in files.items():
            (self.root / "in" / name).write_bytes(packed)
        code, said = self.run_command()
        self.assertEqual(code, 1, said)
        for name in ("cut.warc.zst", "damaged.warc.zst"):
            rows = self.articles_of(name)
            whole_rows = [row for row in rows if row["error"] is None]
            self.assertGreater(len(whole_rows), len(PAGES) // 4)
            self.assertIn(f"{name}: byte", said)
        self.assertIn("dictionary.warc.zst: byte 0: the dictionary is damaged, or too large", said)

    def test_a_dictionary_of_too_many_bytes_is_not_unpacked(self) -> None:
        held = b"\x28\xb5\x2f\xfd\xe0" + struct.pack("<Q", 2**40)
        head = b"\x5d\x2a\x4d\x18" + struct.pack("<I", len(held))
        frames = archives.in_frames(archives.archive(PAGES, is_packed=False))
        (self.root / "in/a.warc.zst").write_bytes(head + held + frames)
        code, said = self.run_command()
        self.assertEqual(code, 1, said)
        self.assertIn("a.warc.zst: byte 0: the dictionary is damaged, or too large", said)

    def test_packed_bodies_are_unpacked(self) -> None:
        (self.root / "in/a.warc.gz").write_bytes(archives.odd_bodies(PAGES[0]))
        code, said = self.run_command()
        by_url = {row["name"].split("/")[-1]: row for row in self.articles()}
        digest = postil.clean(PAGES[0]).digest
        for name in ("gzip.html", "chunked.html", "zstd.html", "plain.html"):
            self.assertEqual(by_url[name]["digest"], digest, name)
            self.assertEqual(by_url[name]["remarks"], [])
        self.assertIn("packed as `sdch`", by_url["sdch.html"]["error"])
        for name in ("broken.html", "short.html"):
            self.assertIn("the page is cut", by_url[name]["remarks"][0])
        self.assertIsNone(by_url["short.html"]["error"])
        self.assertEqual(code, 0)
        self.assertIn("2 of them without their end", said)

    def test_a_truncated_archive_is_cleaned_as_far_as_it_goes(self) -> None:
        names = ("a.warc.gz", "b.warc")
        for name in names:
            data = self.archive(name)
            (self.root / "in" / name).write_bytes(data[: len(data) * 2 // 3])
        code, said = self.run_command()
        self.assertEqual(code, 1, said)
        for name in names:
            rows = self.articles_of(name)
            whole = [row for row in rows if row["error"] is None]
            self.assertGreater(len(whole), len(PAGES) // 2)
            self.assertEqual(
                [row["digest"] for row in whole],
                [postil.clean(page).digest for page in PAGES[: len(whole)]],
            )
            self.assertRegex(said, f"{name}: byte .*: a record is cut off: the file ends amid it")

    def test_damage_in_the_middle_is_said_with_its_place(self) -> None:
        data = bytearray(self.archive("a.warc.gz"))
        middle = len(data) // 2
        data[middle : middle + 40] = b"\0" * 40
        (self.root / "in/a.warc.gz").write_bytes(bytes(data))
        code, said = self.run_command()
        self.assertEqual(code, 1)
        self.assertRegex(
            said, "a.warc.gz: byte [0-9]+: packed bytes are damaged"
        )
        self.assertGreater(len(self.articles()), len(PAGES) * 3 // 4, "the rest is read")
        report = json.loads(
            parquet.read_metadata(next((self.root / "out").glob("part-*"))).metadata[b"postil"]
        )
        self.assertEqual(report["pages"], len(self.articles()))
