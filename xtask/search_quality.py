#!/usr/bin/env python3
"""How well the index's terms lead the forms of a Russian word to one another, on real pages.

    xtask/search_quality.py PAGES [--terms COMMAND] [--words N] [--worst N]

PAGES is a folder with files `*.jsonl.xz`, one page a line, of which `lang` and `text` are read. The
truth is a morphological dictionary that Postil has no part in (`pip install pymorphy3`, CC BY-SA): a
page should be found by a form if it has a word that shares a lemma with it. COMMAND reads words, one a
line, and answers each with the terms that the index holds of it and, behind a `|` where they are
others, those that a query looks for, tabs between them; the default asks the client in `public/`, as
`postil build` has published it, and needs `node`. Whether a form stands in a page or not, it is asked for: readers type it as well.
"""

import argparse
import json
import lzma
import pathlib
import random
import re
import shutil
import subprocess
import tempfile
from collections import defaultdict

import pymorphy3

CLIENT = pathlib.Path(__file__).parent.parent / "public/search/client.js"
NODE = """
import { sought, terms } from 'CLIENT';
import { createInterface } from 'node:readline';
for await (const word of createInterface({ input: process.stdin })) {
  console.log(`${terms(word, 'russian').join('\\t')}|${sought(word).join('\\t')}`);
}
"""
KINDS = {
    "nouns": {"NOUN"},
    "adjectives": {"ADJF", "ADJS", "COMP"},
    "verbs": {"INFN", "VERB", "PRTF", "PRTS", "GRND"},
}
MOST_FORMS = 8
# A word with a hyphen is in the index as its parts too, and asked for by them.
WORD = re.compile(r"[а-яё]+", re.IGNORECASE)


def main():
    options = read_options()
    pages = [words_of(page) for page in russian_pages(options.pages)]
    dictionary = Dictionary()
    vocabulary = sorted(set().union(*pages))
    print(f"{len(pages)} pages, {len(vocabulary)} words")
    queries = {kind: queries_of(kind, vocabulary, dictionary, options.words) for kind in KINDS}
    forms = {form for asked in queries.values() for forms in asked.values() for form in forms}
    held, sought = terms_of(sorted(forms | set(vocabulary)), options.terms)
    by_term = pages_by(pages, lambda word: held[word])
    by_lemma = pages_by(pages, dictionary.lemmas)
    print(f"{len(by_term)} terms, {sum(map(len, by_term.values()))} postings")
    for kind, asked in queries.items():
        rows = [(word, *score(forms, sought, dictionary, by_term, by_lemma)) for word, forms in asked.items()]
        recall, precision = (sum(row[i] for row in rows) / len(rows) for i in (1, 2))
        print(f"{kind:<12}{len(rows):>5} words   recall {recall:.4f}   precision {precision:.4f}")
        for word, recall, precision in sorted(rows, key=lambda row: row[1] + row[2])[: options.worst]:
            print(f"    {word:<24}{recall:.2f} {precision:.2f}")


def read_options():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("pages", type=pathlib.Path)
    parser.add_argument("--terms", help="the command that makes terms of words")
    parser.add_argument("--words", type=int, default=400, help="how many words of each kind")
    parser.add_argument("--worst", type=int, default=0, help="how many words to list")
    return parser.parse_args()


def russian_pages(folder):
    for path in sorted(folder.glob("*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            yield from (page["text"] for page in map(json.loads, lines) if page.get("lang") == "ru")


def words_of(text):
    return {word.lower().replace("ё", "е") for word in WORD.findall(text)}


class Dictionary:
    """The truth; every word is looked up once."""

    def __init__(self):
        self.morph = pymorphy3.MorphAnalyzer()
        self.parsed = {}

    def parses(self, word):
        if word not in self.parsed:
            self.parsed[word] = self.morph.parse(word)
        return self.parsed[word]

    def lemmas(self, word):
        return {parse.normal_form.replace("ё", "е") for parse in self.parses(word)}

    def known(self, word):
        return self.morph.word_is_known(word)


def queries_of(kind, vocabulary, dictionary, number):
    """Words of a kind that the pages have, each with up to eight of its forms."""
    chance = random.Random(18)
    lexemes = {}
    for word in vocabulary:
        if len(word) > 2 and dictionary.known(word):
            best = dictionary.parses(word)[0]
            if best.tag.POS in KINDS[kind]:
                lexemes.setdefault(best.normal_form, best)
    chosen = chance.sample(sorted(lexemes), min(number, len(lexemes)))
    return {word: forms_of(lexemes[word], chance) for word in chosen}


def forms_of(parse, chance):
    forms = sorted({form.word.replace("ё", "е") for form in parse.lexeme if WORD.fullmatch(form.word)})
    return chance.sample(forms, min(MOST_FORMS, len(forms)))


def terms_of(words, command):
    with tempfile.TemporaryDirectory() as folder:
        # Its name tells node that it is a module.
        client = shutil.copy(CLIENT, pathlib.Path(folder) / "client.mjs")
        script = NODE.replace("CLIENT", client.as_uri())
        arguments = command.split() if command else ["node", "--input-type=module", "--eval", script]
        run = subprocess.run(arguments, input="\n".join(words), capture_output=True, text=True, check=True)
    answers = run.stdout.split("\n")
    sides = [answer.split("|") for answer in answers]
    held = {word: set(side[0].split("\t")) for word, side in zip(words, sides)}
    sought = {word: set(side[-1].split("\t")) for word, side in zip(words, sides)}
    return held, sought


def pages_by(pages, names):
    by = defaultdict(set)
    for number, words in enumerate(pages):
        for word in words:
            for name in names(word):
                by[name].add(number)
    return by


def score(forms, sought, dictionary, by_term, by_lemma):
    """Recall and precision over the pages, the mean over the forms that some page should answer."""
    scores = []
    for form in forms:
        wanted = set().union(*(by_lemma[lemma] for lemma in dictionary.lemmas(form)))
        found = set().union(*(by_term.get(term, set()) for term in sought[form]))
        right = len(wanted & found)
        if wanted:
            scores.append((right / len(wanted), right / len(found) if found else 1.0))
    return tuple(sum(score[i] for score in scores) / max(1, len(scores)) for i in (0, 1))


if __name__ == "__main__":
    main()
