"""Cases from the sheets that people have: read safely, columns matched, every problem by cell, one edit at the end."""
