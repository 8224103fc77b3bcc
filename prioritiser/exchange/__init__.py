"""In and out: the open round format, tables for other programs, the board workbook."""
