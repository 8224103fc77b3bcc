"""One package for each screen; no screen imports another."""
