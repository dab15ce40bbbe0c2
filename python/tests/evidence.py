"""`postil.Evidence`: what pages share, counted in parts and merged in any order."""

import pickle
import random
import unittest
from functools import reduce

import postil
from postil import Evidence

from tests import sample

PAGES = sample.pages(60)


class Merging(unittest.TestCase):
    """Parts make the same whole, however they are cut."""

    def test_parts_merge_in_any_order(self) -> None:
        whole = Evidence.of(PAGES)
        chance = random.Random(3)
        for size in (1, 7, 25):
            parts = [Evidence.of(PAGES[at : at + size]) for at in range(0, len(PAGES), size)]
            chance.shuffle(parts)
            merged = reduce(Evidence.merge, parts, Evidence())
            self.assertEqual(merged, whole)
            self.assertEqual(Evidence.merged(iter(parts)), whole)
            self.assertEqual(merged.to_bytes(), whole.to_bytes())
            self.assertEqual(merged.pages, len(PAGES))

    def test_pieces_merge_apart(self) -> None:
        whole = Evidence.of(PAGES)
        halves = [Evidence.of(PAGES[:30]).split(5), Evidence.of(PAGES[30:]).split(5)]
        merged = [one.merge(other) for one, other in zip(*halves)]
        self.assertEqual(Evidence.join(merged[::-1]), whole)

    def test_pieces_have_a_number(self) -> None:
        for parts in (0, 2**16 + 1, 2**62):
            self.assertRaises(ValueError, Evidence().split, parts)
        self.assertEqual(len(Evidence().split(2**16)), 2**16)

    def test_lines_are_counted_by_the_host_of_an_address(self) -> None:
        page = "<p>Паром встал.</p>".encode()
        addresses = ["https://dala.example/1", "https://www.dala.example/2", "https://parom.example/1"]
        lines = [len(Evidence.of([(page, "a.html", url) for url in addresses[:n]])) for n in (1, 2, 3)]
        self.assertEqual(lines, [1, 1, 2])

    def test_names_say_the_format(self) -> None:
        pages = [page.decode() + "\n" for page in PAGES[:3]]
        text = Evidence.of([page.encode() for page in pages], name="a.txt")
        pairs = Evidence.of([(page.encode(), "a.txt") for page in pages])
        self.assertEqual(text, pairs)
        self.assertNotEqual(text, Evidence.of(PAGES[:3]))

    def test_pages_without_text_share_nothing(self) -> None:
        evidence = Evidence.of([b"", b"%PDF-1.7", PAGES[0]])
        self.assertEqual((evidence.pages, len(evidence)), (3, len(Evidence.of(PAGES[:1]))))


class Using(unittest.TestCase):
    """Evidence tells furniture, and does so when it is cut, copied or written down."""

    def test_what_many_pages_share_is_furniture(self) -> None:
        about = "Газета выходит по средам и субботам, её можно купить в каждом киоске района."
        lines = "В селе {0} открыли мост номер {1}, который строили {1} года.\n\n{2}\n"
        pages = [lines.format(place, at, about).encode() for at, place in enumerate("абвгдежзий")]
        urls = [f"https://gazeta.example/{at}" for at in range(len(pages))]
        evidence = Evidence.of([(page, "a.txt", url) for page, url in zip(pages, urls)])
        alone = postil.clean(pages[0], name="a.txt", url=urls[0])
        among_others = postil.clean(pages[0], name="a.txt", url=urls[0], evidence=evidence)
        self.assertIn(about, alone.text)
        self.assertNotIn(about, among_others.text)
        self.assertIn("мост номер 0", among_others.text)

    def test_lines_of_one_page_may_be_left_out(self) -> None:
        evidence = Evidence.of(PAGES)
        cut = evidence.cut()
        self.assertLess(len(cut), len(evidence))
        self.assertEqual(cut.least, 2)
        for page in PAGES[:10]:
            articles = [postil.clean(page, evidence=each).to_json() for each in (evidence, cut)]
            self.assertEqual(*articles)

    def test_written_evidence_is_read_again(self) -> None:
        evidence = Evidence.of(PAGES)
        for copy in (
            Evidence.from_bytes(evidence.to_bytes()),
            pickle.loads(pickle.dumps(evidence)),
        ):
            self.assertEqual(copy, evidence)

    def test_the_spread_counts_every_line(self) -> None:
        evidence = Evidence.of(PAGES)
        self.assertEqual(sum(evidence.spread()), len(evidence))
        self.assertEqual(sum(evidence.cut(3).spread()), sum(evidence.spread()[2:]))


class BadEvidence(unittest.TestCase):
    """What is no evidence, or does not merge, is an exception that says so."""

    def test_bytes_are_checked(self) -> None:
        good = Evidence.of(PAGES[:5]).to_bytes()
        middle = len(good) // 2
        changed = good[:middle] + bytes([good[middle] ^ 1]) + good[middle + 1 :]
        version = good[:8] + b"\x63\0\0\0" + good[12:]
        cases = [
            (b"", "foreign-evidence"),
            (b"PAR1 and so on", "foreign-evidence"),
            (good[:-1], "damaged-evidence"),
            (good + b"!", "damaged-evidence"),
            (changed, "damaged-evidence"),
            (version, "evidence-version"),
        ]
        for data, code in cases:
            with self.assertRaises(postil.EvidenceError) as caught:
                Evidence.from_bytes(data)
            self.assertEqual(caught.exception.code, code)
            self.assertTrue(caught.exception.hint)

    def test_what_was_cut_merges_no_more(self) -> None:
        evidence = Evidence.of(PAGES[:5])
        with self.assertRaises(postil.EvidenceError) as caught:
            evidence.cut().merge(evidence)
        self.assertEqual(caught.exception.code, "cut-evidence")
        with self.assertRaises(postil.EvidenceError):
            Evidence.merged([evidence, evidence.cut()])
        self.assertRaises(TypeError, Evidence.merged, [b"bytes"])
        self.assertEqual(Evidence.merged([]), Evidence())

    def test_what_is_no_page_is_refused(self) -> None:
        for pages in (["text"], [1], [(b"data",)], 5):
            with self.assertRaises(TypeError):
                Evidence.of(pages)
