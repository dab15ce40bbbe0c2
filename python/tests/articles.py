"""`postil.clean`: one page, and what is known of it."""

import datetime
import json
import random
import threading
import unittest

import postil

from tests import sample

PAGE = (
    "<title>Мост открыт – Дала</title><nav><a>Главная</a> <a>Спорт</a></nav><article>"
    "<h1>Мост открыт</h1><time datetime='2026-03-12'>12 марта</time>"
    "<p>В селе Белый Яр открыли мост через реку Талды, который строили два года.</p>"
    "<p>«По новой дороге школьники доезжают за двадцать минут», – сказал аким Ержан Толеу.</p>"
    "</article>"
).encode()


MARKED = (
    "<title>Мост открыт – Дала</title><article><h1>Мост открыт</h1>"
    "<p>В селе Белый Яр открыли <a href='https://dala.example/most'>мост <b>через</b> реку</a>"
    " Талды, который строили два года.</p><h3>Сроки работ</h3><ol>"
    "<li>Весной рабочие забили сваи и привезли балки.</li>"
    "<li>Осенью они уложили дорогу и поставили перила.</li></ol>"
    "<table><tr><th>Месяц</th><th>Уложено метров</th></tr>"
    "<tr><td>Апрель</td><td>Сорок два метра дороги</td></tr></table>"
    "<p>По новой дороге школьники доезжают до районного центра за двадцать минут.</p></article>"
).encode()
TURKISH = "Balıkçılar avın ertelenmesini istiyor, çünkü sular erken ısındı, dedi köyün başkanı."


def printed(value: object) -> object:
    """A value as JSON has it: what is empty is left out."""
    if isinstance(value, (list, tuple)):
        return [printed(each) for each in value]
    if value is None or isinstance(value, (str, int, dict)):
        return value
    names = [name for name in dir(value) if not name.startswith("_")]
    parts = {name: printed(getattr(value, name)) for name in names}
    return {name: part for name, part in parts.items() if part not in (None, [])}


class Articles(unittest.TestCase):
    """What an article says of its page."""

    def test_fields_blocks_and_quotations_are_there(self) -> None:
        article = postil.clean(PAGE)
        self.assertEqual((article.title, article.date), ("Мост открыт", "2026-03-12"))
        self.assertEqual((article.language, article.title_derived), ("ru", False))
        self.assertEqual(article.text, "\n\n".join(block.text for block in article.blocks))
        self.assertTrue(article.text.startswith("В селе Белый Яр"), article.text)
        self.assertEqual([said.name for said in article.quotations], ["Ержан Толеу"])
        said = article.quotations[0]
        block, (start, end) = article.blocks[said.block], said.span
        self.assertEqual(block.text[start:end], said.text)

    def test_every_line_is_kept_or_removed(self) -> None:
        article = postil.clean(PAGE)
        runs = [piece.lines for piece in (*article.blocks, *article.removed)]
        lines = sorted(line for first, last in runs for line in range(first, last + 1))
        self.assertEqual(lines, list(range(1, len(lines) + 1)))

    def test_every_field_knows_where_it_comes_from(self) -> None:
        article = postil.clean(PAGE)
        title = article.evidence["title"]
        self.assertGreater(title.line or 0, 0)
        self.assertTrue(title.rule)
        self.assertIn(title.confidence, ("certain", "likely", "guess"))

    def test_attributes_say_what_the_json_says(self) -> None:
        for number in range(20):
            article = postil.clean(sample.page(number), name=f"{number}.html")
            printed = json.loads(article.to_json())
            for key in ("title", "title_derived", "date", "source", "author", "author_role"):
                self.assertEqual(getattr(article, key), printed[key])
            for key in ("section", "language", "tags", "digest"):
                self.assertEqual(getattr(article, key), printed[key])
            self.assertEqual(article.name, printed["path"])
            self.assertEqual(
                [block.kind for block in article.blocks],
                [block["kind"] for block in printed["blocks"]],
            )
            self.assertEqual(list(article.evidence), list(printed["evidence"]))

    def test_blocks_say_what_the_json_says(self) -> None:
        for page in (MARKED, PAGE, *sample.pages(5)):
            article = postil.clean(page)
            self.assertEqual(printed(article.blocks), json.loads(article.to_json())["blocks"])
        blocks = postil.clean(MARKED).blocks
        link = next(span for block in blocks for span in block.spans if span.kind == "link")
        self.assertEqual(link.target, "https://dala.example/most")
        text = next(block.text for block in blocks if link in block.spans or block.spans)
        self.assertEqual(text[link.span[0] : link.span[1]], "мост через реку")
        self.assertIn("item", {name for block in blocks for name in block.form or {}})

    def test_the_server_s_word_outranks_the_page_s(self) -> None:
        page = f"<meta charset='iso-8859-1'><h1>Avcılar</h1><p>{TURKISH}</p>".encode("iso-8859-9")
        for media_type, is_right in [
            ("text/html; charset=iso-8859-9", True),
            ("text/html", False),
            (None, False),
        ]:
            article = postil.clean(page, media_type=media_type)
            self.assertEqual(TURKISH in article.text, is_right, media_type)

    def test_the_name_says_the_format(self) -> None:
        text = "Мост открыт\n\nВ селе Белый Яр открыли мост через реку Талды.\n"
        as_text = postil.clean(text.encode(), name="a.txt")
        as_html = postil.clean(text.encode(), name="a.html")
        self.assertGreater(len(as_text.removed) + len(as_text.blocks), 1)
        self.assertEqual(len(as_html.removed) + len(as_html.blocks), 1)

    def test_the_capture_tells_what_day_yesterday_is(self) -> None:
        page = "Мост открыт\n\nВчера, 10:15\n\nВ селе Белый Яр открыли мост через реку Талды.\n".encode()
        day = datetime.date(2026, 3, 13)
        noon = datetime.datetime(2026, 3, 13, 12, tzinfo=datetime.timezone.utc)
        for captured in ("2026-03-13", "2026-03-13T12:00+05:00", day, noon):
            article = postil.clean(page, name="a.txt", captured=captured)
            self.assertTrue((article.date or "").startswith("2026-03-12"), captured)
            self.assertTrue((article.captured or "").startswith("2026-03-13"), captured)

    def test_a_given_address_outranks_the_page(self) -> None:
        article = postil.clean(sample.page(1), url="https://other.example/1")
        self.assertEqual(article.url, "https://other.example/1")
        self.assertEqual(postil.clean(sample.page(1)).url, "https://vestnik.example/1")

    def test_threads_clean_side_by_side(self) -> None:
        alone = postil.clean(PAGE).to_json()
        found: list[str] = []
        threads = [
            threading.Thread(target=lambda: found.append(postil.clean(PAGE).to_json()))
            for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(found, [alone] * 8)


class BadPages(unittest.TestCase):
    """What is no page is an exception with words that help."""

    def test_pages_without_text_are_named(self) -> None:
        cases = [
            (b"", "empty-file"),
            (b" \r\n", "empty-file"),
            (b"%PDF-1.7 and so on", "binary-file"),
            (b"\x00\x01\x02\x03text\x00\x00\x00", "binary-file"),
        ]
        for data, code in cases:
            with self.assertRaises(postil.PageError) as caught:
                postil.clean(data, name="news/a.html")
            self.assertEqual(caught.exception.code, code)
            self.assertTrue(str(caught.exception).startswith("news/a.html: "), caught.exception)
            self.assertTrue(caught.exception.hint)

    def test_what_is_known_of_a_page_is_checked(self) -> None:
        for known in ({"url": "news/1"}, {"url": "ftp://a.example"}, {"captured": "yesterday"}):
            with self.assertRaisesRegex(ValueError, next(iter(known))):
                postil.clean(PAGE, **known)

    def test_arguments_of_other_types_are_refused(self) -> None:
        for call in (
            lambda: postil.clean("text"),
            lambda: postil.clean(None),
            lambda: postil.clean(PAGE, evidence=b"bytes"),
        ):
            self.assertRaises(TypeError, call)

    def test_any_bytes_are_cleaned_or_refused(self) -> None:
        chance = random.Random(7)
        for length in range(0, 4000, 37):
            for name in ("a.html", "a.txt", "a.md"):
                noise = bytes(chance.choice(b"<>&/ap \n\xff\xd0\x90\"'=") for _ in range(length))
                try:
                    postil.clean(noise, name=name)
                except postil.PageError as error:
                    self.assertIn(error.code, ("empty-file", "binary-file"))
