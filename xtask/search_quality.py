#!/usr/bin/env python3
"""How well the search finds a Russian word in any of its forms, on real pages.

    xtask/search_quality.py PAGES [--postil PROGRAM] [--words N] [--worst N]

PAGES is a folder with files `*.jsonl.xz`, one page a line, of which `lang` and `text` are read. The
words of each Russian page become an article; PROGRAM (`target/release/postil`) builds the archive,
and the client that it publishes, run by `node`, is asked for forms of words. The truth is a
morphological dictionary that Postil has no part in (`pip install pymorphy3`, CC BY-SA): a page should
be found by a form if it has a word that shares a lemma with it. Whether a form stands in a page or
not, it is asked for: readers type it as well.
"""

import argparse
import json
import lzma
import pathlib
import random
import re
import subprocess
import tempfile
from collections import defaultdict

import pymorphy3

PROGRAM = pathlib.Path(__file__).parent.parent / "target/release/postil"
# The words are asked for with a space behind them: they are not being typed any more.
NODE = """
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
globalThis.fetch = async (url) => new Response(await readFile(url));
const { answers } = await import(process.argv[1]);
const marks = { terms: new Set(), phrases: [] };
const titles = new Map();
for await (const word of createInterface({ input: process.stdin })) {
  const { outcome, numbers, edition } = await answers.find(`${word} `);
  const found = [];
  for (const number of outcome === 'all' ? numbers : []) {
    if (!titles.has(number)) titles.set(number, (await answers.record(edition, number, marks)).title);
    found.push(titles.get(number));
  }
  console.log(found.join(' '));
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
WORDS_A_PARAGRAPH = 40


def main():
    options = read_options()
    pages = [words_of(page) for page in russian_pages(options.pages)]
    dictionary = Dictionary()
    vocabulary = sorted(set().union(*pages))
    print(f"{len(pages)} pages, {len(vocabulary)} words")
    queries = {kind: queries_of(kind, vocabulary, dictionary, options.words) for kind in KINDS}
    forms = {form for asked in queries.values() for forms in asked.values() for form in forms}
    found = found_by(pages, sorted(forms), options.postil)
    by_lemma = pages_by(pages, dictionary.lemmas)
    for kind, asked in queries.items():
        rows = [(word, *score(forms, found, dictionary, by_lemma)) for word, forms in asked.items()]
        recall, precision = (sum(row[i] for row in rows) / len(rows) for i in (1, 2))
        print(f"{kind:<12}{len(rows):>5} words   recall {recall:.4f}   precision {precision:.4f}")
        for word, recall, precision in sorted(rows, key=lambda row: row[1] + row[2])[: options.worst]:
            print(f"    {word:<24}{recall:.2f} {precision:.2f}")


def read_options():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("pages", type=pathlib.Path)
    parser.add_argument("--postil", type=pathlib.Path, default=PROGRAM, help="the program that builds")
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


def found_by(pages, words, program):
    """The numbers of the pages that each of some words finds."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        write_archive(root, pages)
        subprocess.run([program.resolve(), "build", "--root", root], check=True, capture_output=True)
        search = root / "public/search"
        # It tells node that scripts are modules.
        (search / "package.json").write_text('{"type":"module"}')
        client = (search / "client.js").as_uri()
        node = ["node", "--input-type=module", "--eval", NODE, client]
        run = subprocess.run(node, input="\n".join(words), capture_output=True, text=True, check=True)
    answers = run.stdout.split("\n")
    return {word: set(map(int, answer.split())) for word, answer in zip(words, answers)}


def write_archive(root, pages):
    """Each page as an article whose title is its number, and whose text nothing cleans."""
    articles = root / "content/articles"
    articles.mkdir(parents=True)
    (root / "config.toml").write_text('title = "Слова"\n')
    for number, words in enumerate(pages):
        lines = [" ".join(sorted(words)[at : at + WORDS_A_PARAGRAPH]) for at in range(0, len(words), WORDS_A_PARAGRAPH)]
        (articles / f"{number}.txt").write_text("\n\n".join(f"{line}." for line in lines))
        keep = json.dumps([f"{line}." for line in lines], ensure_ascii=False)
        (articles / f"{number}.toml").write_text(f'title = "{number}"\nlanguage = "ru"\nkeep = {keep}\n')


def pages_by(pages, names):
    by = defaultdict(set)
    for number, words in enumerate(pages):
        for word in words:
            for name in names(word):
                by[name].add(number)
    return by


def score(forms, found, dictionary, by_lemma):
    """Recall and precision over the pages, the mean over the forms that some page should answer."""
    scores = []
    for form in forms:
        wanted = set().union(*(by_lemma[lemma] for lemma in dictionary.lemmas(form)))
        right = len(wanted & found[form])
        if wanted:
            scores.append((right / len(wanted), right / len(found[form]) if found[form] else 1.0))
    return tuple(sum(score[i] for score in scores) / max(1, len(scores)) for i in (0, 1))


if __name__ == "__main__":
    main()
