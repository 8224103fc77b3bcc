"""Benchmarks: ratios measured side by side in one run, the machine named in words; never part of the tests."""
