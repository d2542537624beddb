"""Where something stands in a sheet, in Excel's own names: column letters, A1, and rows as ranges."""

import re
from collections.abc import Iterable

Ranges = list[list[int]]


def letters(index: int) -> str:
    """0 is A, 25 is Z, 26 is AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def index(name: object) -> int | None:
    """A is 0; None for what is no column name of Excel (A to XFD)."""
    if not isinstance(name, str) or not re.fullmatch("[A-Za-z]{1,3}", name.strip(), re.ASCII):
        return None
    number = 0
    for letter in name.strip().upper():
        number = number * 26 + ord(letter) - 64
    return number - 1 if number <= 16384 else None


def ranges(rows: Iterable[int]) -> Ranges:
    """[4, 5, 6, 9] as [[4, 6], [9, 9]], sorted, each row once."""
    found: Ranges = []
    for row in sorted(set(rows)):
        if found and found[-1][1] == row - 1:
            found[-1][1] = row
        else:
            found.append([row, row])
    return found
