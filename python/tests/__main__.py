"""Runs the package's tests and ends with a line of the form that cargo's harness has.

python -m tests [NAME…]    all, or the modules of these names
"""

import sys
import unittest

NAMES = [
    "articles",
    "batches",
    "evidence",
    "command_line",
    "what_is_a_page",
    "damaged_archives",
    "at_scale",
    "bad_input",
    "web_archives",
    "spark",
]


def main(names: list[str]) -> int:
    """Runs the tests of some modules; gives the exit code."""
    modules = [f"tests.{name}" for name in names or NAMES]
    tests = unittest.defaultTestLoader.loadTestsFromNames(modules)
    result = unittest.TextTestRunner(sys.stdout, verbosity=2).run(tests)
    failed = len(result.failures) + len(result.errors)
    passed = result.testsRun - failed - len(result.skipped)
    verdict = "ok" if failed == 0 else "FAILED"
    print(
        f"test result: {verdict}. {passed} passed; {failed} failed; {len(result.skipped)} ignored"
    )
    return 0 if failed == 0 else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
