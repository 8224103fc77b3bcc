"""What screens are built from: parts that know colours, sizes and words, but nothing of rounds."""

from __future__ import annotations
