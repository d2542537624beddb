"""The tests of enterprise lists: read, worked out to figures, corrected on their page."""
