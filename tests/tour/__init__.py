"""The tour: a picture of every screen in every look and size, to be looked at; `python3 dev.py tour OUT_DIR`."""
