"""What cannot be done, in a line, with a hint."""

from __future__ import annotations

HINT = "\n  hint: "
"""What stands between a message and its hint."""
AGAIN = "start it again with the same words: it goes on where it was"
"""The hint where the way to a file failed."""


class Problem(Exception):
    """Something that stops a run or keeps a file out of it.

    Travels between processes, so it is made of its words alone.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return HINT.join(filter(None, [self.message, self.hint]))


def in_words(error: Exception) -> str:
    """What another library says, in one line."""
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__


def is_passing(error: Exception) -> bool:
    """Whether the way to a file failed, and not the file: another run may find it whole.

    What reads damaged bytes raises an `OSError` too, but one without a number of the system's.
    """
    if isinstance(error, (FileNotFoundError, PermissionError, IsADirectoryError)):
        return False
    is_of_way = isinstance(error, (ConnectionError, TimeoutError))
    return is_of_way or (isinstance(error, OSError) and error.errno is not None)
