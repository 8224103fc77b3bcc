"""Run the command line with `python -m prioritiser`."""

from prioritiser.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
