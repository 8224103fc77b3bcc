"""The words: what a round is made of, as frozen records. No input or output."""
