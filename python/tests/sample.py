"""Invented pages that tests have in common."""

from __future__ import annotations

import random

MENU = ["Главная", "Спорт", "Погода", "Контакты редакции", "Подписка на газету"]
FOOTER = "Перепечатка материалов газеты «Степной вестник» допускается со ссылкой на источник."
PLACES = ["Белый Яр", "Мойынсу", "Каратал", "Озёрное", "Тасты"]
THINGS = ["мост", "водопровод", "школу", "дорогу", "паром", "амбулаторию"]
YEARS = range(2019, 2027)


def page(number: int, host: str = "vestnik.example") -> bytes:
    """A page of a newspaper with a menu, another one for each number."""
    chance = random.Random(number)
    place, thing = chance.choice(PLACES), chance.choice(THINGS)
    day = f"{chance.choice(YEARS)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 28):02}"
    sentences = [
        f"В селе {place} за {chance.randrange(2, 90)} дней построили {thing}, сообщил акимат."
        f" На работы ушло {chance.randrange(100, 999)} миллионов тенге из областного бюджета."
        for _ in range(chance.randrange(2, 6))
    ]
    menu = "".join(f"<a href='/{at}'>{word}</a> " for at, word in enumerate(MENU))
    text = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    html = (
        f"<html><head><title>{place}: построили {thing} – Степной вестник</title>"
        f"<link rel='canonical' href='https://{host}/{number}'></head><body><nav>{menu}</nav>"
        f"<article><h1>{place}: построили {thing} {number}</h1><time datetime='{day}'>{day}</time>"
        f"{text}</article><footer>{FOOTER}</footer></body></html>"
    )
    return html.encode()


def pages(count: int) -> list[bytes]:
    """So many pages of three hosts."""
    hosts = ["vestnik.example", "parom.example", "dala.example"]
    return [page(number, hosts[number % 3]) for number in range(count)]
