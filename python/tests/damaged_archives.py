"""Damaged web archives: one line for each fault, and everything else is read, as by `postil import`."""

from __future__ import annotations

import gzip
import unittest

from tests import records
from tests.records import packed, page
from tests.what_is_a_page import HAS_ARROW, found

WRONG_LENGTH = "a record is longer or shorter than it says"
CUT_OFF = "a record is cut off: the file ends amid it"
DAMAGED = "packed bytes are damaged"
GARBAGE = "there are bytes that belong to no record"
NO_HEADER = "the header of a record does not end, or states no length"


def read(data: bytes) -> tuple[list[str], list[str]]:
    """The numbers of the pages that are whole, and what is wrong."""
    rows, reading = found(data)
    whole = [row["url"].rsplit("/", 1)[1] for row in rows if row["problem"] is None]
    return whole, [problem.split("\n")[0].removeprefix("a.warc: ") for problem in reading.problems]


def forms(parts: list[bytes]) -> list[bytes]:
    """An archive as it is, with a member a record, and packed as one."""
    return [b"".join(parts), packed(parts), gzip.compress(b"".join(parts))]


@unittest.skipUnless(HAS_ARROW, "pyarrow or fsspec is not installed")
class DamagedArchives(unittest.TestCase):
    """What is damaged costs the record that it is in."""

    def check(self, data: bytes, whole: list[str], fault: str) -> list[dict[str, object]]:
        """Checks what is read, with one line for the fault; gives the rows with problems."""
        numbers, said = read(data)
        self.assertEqual(numbers, whole, said)
        self.assertEqual([line.split(": ", 1)[1] for line in said], [fault] if fault else [])
        return [row for row in found(data)[0] if row["problem"]]

    def test_a_file_is_the_same_however_it_is_packed(self) -> None:
        parts = [page(number) for number in range(4)]
        data = b"".join(parts)
        cut = b"".join(gzip.compress(data[at : at + 50]) for at in range(0, len(data), 50))
        for form in (*forms(parts), cut):
            self.check(form, ["0", "1", "2", "3"], "")

    def test_a_record_of_another_length_costs_itself_alone(self) -> None:
        for off in (-(10**4), -300, -1, 5, 300, 2**20, 2**62):
            length = max(off, -len(page(1)) + 300)
            parts = [page(0), page(1, length), page(2), page(3)]
            for data in forms(parts):
                (row,) = self.check(data, ["0", "2", "3"], WRONG_LENGTH)
                self.assertEqual((row["url"], row["data"]), ("https://dala.example/1", None))
                self.assertEqual(row["problem"], WRONG_LENGTH)

    def test_the_place_of_a_fault_is_said(self) -> None:
        parts = [page(0), page(1, 300), page(2)]
        start = len(page(0))
        member = len(gzip.compress(page(0)))
        places = [
            f"byte {start}",
            f"byte {member}",
            f"byte 0, unpacked byte {start}",
        ]
        for data, place in zip(forms(parts), places):
            self.assertEqual(read(data)[1], [f"{place}: {WRONG_LENGTH}"])
        parts = [page(0), page(1, 300), page(2), page(3, 300), page(4)]
        self.assertEqual(read(b"".join(parts))[1], [f"byte {start}: {WRONG_LENGTH}, and so 1 more"])

    def test_a_damaged_member_costs_itself_alone(self) -> None:
        members = [gzip.compress(page(number)) for number in range(4)]
        length = len(members[1])
        for at in (10, 11, 40, length // 3, length // 2, length - 40, length - 8, length - 1):
            damaged = bytearray(members[1])
            damaged[at] ^= 0x55
            data = b"".join([members[0], damaged, *members[2:]])
            self.check(data, ["0", "2", "3"], read(data)[1][0].split(": ", 1)[1])
        half = b"".join([members[0], members[1][: length // 2], *members[2:]])
        (row,) = self.check(half, ["0", "2", "3"], DAMAGED)
        self.assertEqual(row["url"], "https://dala.example/1")
        headless = b"".join([members[0], b"\0" + members[1][1:], *members[2:]])
        self.check(headless, ["0", "2", "3"], GARBAGE)

    def test_records_before_damage_in_their_member_are_read(self) -> None:
        data = bytearray(gzip.compress(b"".join(page(number) for number in range(40))))
        data[len(data) * 3 // 4] ^= 0x55
        numbers, said = read(bytes(data) + packed([page(40)]))
        self.assertEqual((numbers[:20], numbers[-1]), ([str(at) for at in range(20)], "40"))
        self.assertEqual(len(said), 1)

    def test_a_file_that_is_cut_off_has_all_records_before(self) -> None:
        parts = [page(0), page(1), page(2)]
        last = len(parts[2])
        for missing in (5, last // 2):
            (row,) = self.check(b"".join(parts)[:-missing], ["0", "1"], CUT_OFF)
            self.assertEqual((row["url"], row["problem"]), ("https://dala.example/2", CUT_OFF))
        self.check(b"".join(parts)[:-3], ["0", "1", "2"], "")
        last = len(gzip.compress(parts[2]))
        for missing in (20, last // 2, last - 12):
            self.check(packed(parts)[:-missing], ["0", "1"], CUT_OFF)

    def test_a_damaged_start_costs_no_more_than_its_record(self) -> None:
        parts = [page(number) for number in range(4)]
        for data in (packed(parts), b"".join(parts)):
            for added, removed in ((b"\x00", 0), (b"\n\n\n", 0), (b"PK\x03\x04", 2), (b"", 3)):
                whole, _ = read(added + data[removed:])
                self.assertLessEqual({"1", "2", "3"}, set(whole), (added, removed))

    def test_garbage_between_records_is_passed(self) -> None:
        first, second = page(0), page(1)
        for garbage in (
            b"garbage",
            b"garbage\r\n\r\n",
            b"WARC",
            b"\0\0\0\0",
            b"WARC/0.9 is old\r\n",
            b"\nWARC/1",
        ):
            self.check(first + garbage + b"\r\n" + second, ["0", "1"], GARBAGE)
            self.check(gzip.compress(first) + garbage + gzip.compress(second), ["0", "1"], GARBAGE)
        for breaks in (b"", b"\n", b"\r\n", b"\r\n\r\n\r\n"):
            self.check(first[:-4] + breaks + second, ["0", "1"], "")

    def test_a_header_that_does_not_end_costs_itself_alone(self) -> None:
        endless = b"WARC/1.0\r\n" + b"X: yes\r\n" * 20_000
        for broken in (b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", b"WARC/1.0\r\n\r\n", endless):
            self.check(page(0) + broken + b"\r\n" + page(1), ["0", "1"], NO_HEADER)

    def test_an_archive_within_a_record_is_a_thing_of_its_own(self) -> None:
        inner = page(0) + page(1)
        outer = records.response("Content-Type: application/warc", inner)
        for data in forms([page(8), outer, page(9)]):
            self.check(data, ["8", "9"], "")

    def test_what_unpacks_to_far_too_much_is_left(self) -> None:
        bomb = gzip.compress(page(1) + bytes(300 * 2**20), 9)
        data = gzip.compress(page(0)) + bomb + gzip.compress(page(2))
        numbers, said = read(data)
        self.assertEqual((numbers[0], numbers[-1]), ("0", "2"))
        self.assertIn("far too much comes out of so few bytes", said[0])
