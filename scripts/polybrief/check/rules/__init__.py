"""One rule a file: its code, and `find(brief, desk)`, which yields what it finds."""
