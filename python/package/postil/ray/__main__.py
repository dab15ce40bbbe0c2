"""The entry of `python -m postil.ray`."""

from postil.ray.command import main

if __name__ == "__main__":
    raise SystemExit(main())
