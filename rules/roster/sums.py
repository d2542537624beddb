"""Counting and adding over a group: exact, with the rows behind the result and the rows that could not be counted."""

from collections import defaultdict
from fractions import Fraction
from typing import NamedTuple

from rules.facts import NONE

from .groups import Group
from .table import Column

Doubts = dict[str, list[int]]


class Sum(NamedTuple):
    """value: exact. rows: those in it. doubts: by reason, the rows that may belong to it and are not in it."""

    value: Fraction
    rows: list[int]
    doubts: Doubts


def counted(rows: list[int], group: Group) -> Sum:
    inside = [row for row, answer in zip(rows, group) if answer is True]
    doubts: Doubts = defaultdict(list)
    for row, answer in zip(rows, group):
        if answer is not True and answer is not False:
            doubts[answer].append(row)
    return Sum(Fraction(len(inside)), inside, dict(doubts))


def added(rows: list[int], group: Group, values: Column, lack: str) -> Sum:
    """Whoever is out does not matter; nor does a value of nothing of one who may be in. lack: the reason where a value is absent."""
    inside: list[int] = []
    doubts: Doubts = defaultdict(list)
    totals: dict[int, int] = defaultdict(int)
    for row, answer, value in zip(rows, group, values):
        if answer is False:
            continue
        if value is None:
            doubts[lack].append(row)
        elif answer is not True:
            if value is not NONE and value:
                doubts[answer].append(row)
        else:
            inside.append(row)
            if value is not NONE:
                totals[value.denominator] += value.numerator
    return Sum(sum((Fraction(total, parts) for parts, total in totals.items()), Fraction(0)), inside, dict(doubts))


def joined(*sums: Sum) -> tuple[list[int], Doubts]:
    """The rows and doubts of several sums that make one figure."""
    doubts: dict[str, set[int]] = defaultdict(set)
    for one in sums:
        for reason, rows in one.doubts.items():
            doubts[reason].update(rows)
    return sorted(set().union(*(one.rows for one in sums))), {reason: sorted(rows) for reason, rows in doubts.items()}
