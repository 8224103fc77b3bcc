"""Open the window with `python -m ui`."""

from ui.app import main

if __name__ == "__main__":
    raise SystemExit(main())
