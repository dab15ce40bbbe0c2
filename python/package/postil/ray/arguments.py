"""What is typed after `python -m postil.ray`."""

from __future__ import annotations

import argparse
from dataclasses import fields

from postil.ray.pages import Columns

ROLES = [field.name for field in fields(Columns) if field.name != "keep"]

DESCRIPTION = """\
Cleans the pages of web archives (.warc, .warc.gz, .warc.zst) and tables (.parquet), and writes the
articles as Parquet. IN is a file or a folder, OUT a folder; both may be any address that fsspec
knows. A run that was broken off goes on where it was when it is started again."""

EPILOG = """\
Columns of the articles: https://github.com/postil/postil/blob/main/python/README.md
Exit codes: 0 all was cleaned, 1 some of the input could not be, 2 wrong usage."""


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


def columns(arguments: argparse.Namespace) -> Columns:
    """Which columns hold what."""
    return Columns(**dict(arguments.column), keep=tuple(arguments.keep))


def _column(text: str) -> tuple[str, str]:
    role, _, name = text.partition("=")
    if role not in ROLES or not name:
        raise argparse.ArgumentTypeError(
            f"write one of {', '.join(ROLES)}, `=` and a column's name"
        )
    return role, name


def _positive(text: str) -> int:
    if not text.isdigit() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"`{text}` is no number above zero")
    return int(text)
