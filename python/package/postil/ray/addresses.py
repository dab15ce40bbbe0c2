"""What fsspec makes of an address: the file system that it is on, and the path there."""

from __future__ import annotations

import fsspec

from postil.ray.problem import Problem, in_words


def located(address: str) -> tuple[fsspec.AbstractFileSystem, str]:
    """The file system of an address, and the path there.

    Fails where nobody knows its protocol, or where that wants a package more.
    """
    try:
        files, path = fsspec.core.url_to_fs(address)
    except (ImportError, OSError) as error:
        hint = "check the address, and install the package that is named on each machine"
        raise Problem(f"{address}: {in_words(error)}", hint) from error
    except ValueError as error:
        known = "file, s3, gs, http, …"
        raise Problem(f"{address}: {in_words(error)}", f"begin it with one of {known}") from error
    return files, path
