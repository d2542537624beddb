"""Tests of what goes from hand to hand: the workbook, the archive, the page in one file, and a site without a network."""
