"""The engine: rounds, the decision method, the round file and what goes in and out of it. It never imports Qt."""

__version__ = "0.1.0"
