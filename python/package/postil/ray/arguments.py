"""What is typed after `python -m postil.ray`."""

from __future__ import annotations

import argparse
import shlex
from dataclasses import fields

from postil.ray.wanted import Columns, Wanted

ROLES = [field.name for field in fields(Columns) if field.name != "keep"]

DESCRIPTION = """\
Cleans the pages of web archives (.warc, .warc.gz, .warc.zst) and tables (.parquet), and writes the
articles as Parquet. IN is a file or a folder, OUT a folder; both may be any address that fsspec
knows. A run that was broken off goes on where it was when it is started again."""

EPILOG = """\
Columns of the articles: https://github.com/postil/postil/blob/main/python/README.md
Exit codes: 0 all was read, 1 some of the input could not be, 2 wrong usage."""

FORMATS = ("text", "markdown")
"""What is taken of web archives besides HTML, if it is asked for."""


def parse(words: list[str] | None) -> argparse.Namespace:
    """Reads the arguments; leaves with code 2 where they are wrong."""
    parser = argparse.ArgumentParser(
        prog="python -m postil.ray",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("input", metavar="IN", nargs="+", help="files or folders of pages")
    parser.add_argument("output", metavar="OUT", help="the folder for the articles")
    _add_evidence(parser)
    parser.add_argument(
        "--column",
        metavar="ROLE=NAME",
        action="append",
        default=[],
        type=_column,
        help=f"the column of tables that holds {', '.join(ROLES)}, if it is called otherwise",
    )
    parser.add_argument(
        "--keep",
        metavar="NAME",
        action="append",
        default=[],
        help="a column of tables to hand through; may be given several times",
    )
    parser.add_argument(
        "--type",
        metavar="KINDS",
        type=_formats,
        default=(),
        help=f"what is taken of web archives besides HTML: {', '.join(FORMATS)}",
    )
    parser.add_argument(
        "--workers",
        metavar="N",
        type=_positive,
        help="so many processes (all cores of the cluster)",
    )
    return parser.parse_args(words)


def _add_evidence(parser: argparse.ArgumentParser) -> None:
    evidence = parser.add_mutually_exclusive_group()
    evidence.add_argument(
        "--evidence",
        metavar="FILE",
        help="what pages share: read if it is there, else collected from IN and written",
    )
    evidence.add_argument(
        "--no-evidence", action="store_true", help="clean each page as if it were the only one"
    )
    parser.add_argument(
        "--evidence-lines",
        metavar="N",
        type=_positive,
        default=32 * 2**20,
        help="collect at most about so many lines, of nine bytes each (%(default)s)",
    )


def wanted(typed: argparse.Namespace) -> Wanted:
    """What is wanted of the input."""
    return Wanted(Columns(**dict(typed.column), keep=tuple(typed.keep)), typed.type)


def with_evidence(typed: argparse.Namespace, *evidence: str) -> str:
    """The command as it was typed, but for the evidence."""
    words = ["python", "-m", "postil.ray", *typed.input, typed.output]
    for role, name in typed.column:
        words += ["--column", f"{role}={name}"]
    for name in typed.keep:
        words += ["--keep", name]
    words += ["--type", ",".join(typed.type)] if typed.type else []
    words += ["--workers", str(typed.workers)] if typed.workers else []
    return shlex.join([*words, *evidence])


def _column(text: str) -> tuple[str, str]:
    role, _, name = text.partition("=")
    if role not in ROLES or not name:
        raise argparse.ArgumentTypeError(
            f"write one of {', '.join(ROLES)}, `=` and a column's name"
        )
    return role, name


def _formats(text: str) -> tuple[str, ...]:
    names = sorted({name.strip() for name in text.split(",")})
    if not set(names) <= set(FORMATS):
        raise argparse.ArgumentTypeError(f"write {' or '.join(FORMATS)}, or both with a comma")
    return tuple(names)


def _positive(text: str) -> int:
    if not text.isdigit() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"`{text}` is no number above zero")
    return int(text)
