"""The machines that Ray runs on."""

from __future__ import annotations

import logging
import os

import ray

from postil.ray.problem import Problem, in_words

HERE = "local"
"""What Ray calls a cluster of this machine alone, which it makes; without an address it would join one
that happens to run here."""


def join(workers: int | None) -> None:
    """Joins the cluster that `RAY_ADDRESS` names, or makes one of this machine, with so many
    processes."""
    if not ray.is_initialized():
        address = os.environ.get("RAY_ADDRESS") or HERE
        try:
            _init(address, workers)
        except (OSError, RuntimeError, ValueError, ImportError) as error:
            raise _problem(address, in_words(error)) from error
    # What Ray says of its own plans is nothing to whoever waits for articles.
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    ray.data.DataContext.get_current().enable_progress_bars = False


def _init(address: str, workers: int | None) -> None:
    cores = (workers or os.cpu_count()) if address == HERE else None
    ray.init(
        address,
        num_cpus=cores,
        include_dashboard=False,
        log_to_driver=False,
        logging_level=logging.ERROR,
    )


def _problem(address: str, reason: str) -> Problem:
    if address == HERE:
        message, hint = (
            "Ray cannot be started here",
            "its logs are in `/tmp/ray/session_latest/logs`",
        )
    else:
        message = f"`RAY_ADDRESS` is `{address}`, and no cluster of Ray answers there"
        hint = "start one with `ray start --head`, or unset `RAY_ADDRESS` to use this machine"
    return Problem(f"{message}: {reason}", hint)
