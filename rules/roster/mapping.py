"""Which column of the sheet is which: by its heading, or as a person has said. Values only."""

from collections import Counter
from functools import partial
from typing import Any, NamedTuple

from . import places
from .above import Above
from .columns import BY_ID, KNOWN_YEARS, LAST, MONEY_FACTORS, Column, Kind, called
from .headings import Header, heading
from .notes import CHECK, ERROR, TOLD, Note

Key = tuple[str, int | None]
NEAR, MOST = 60, 200  # columns: so near the first ones a single cell is no stray one; so many are shown of what nothing was taken from
NAMED = 20  # columns that one sentence names


class Place(NamedTuple):
    """One column of the sheet. by: heading, hand, or empty where it is not used. unit: of money, as it counts."""

    index: int
    text: str
    column: Column | None = None
    year: int | None = None
    unit: str = ""
    by: str = ""

    @property
    def key(self) -> Key:
        return self.column.id, self.year

    def shown(self) -> dict[str, Any]:
        return {"letter": places.letters(self.index), "at": self.index, "heading": self.text, "column": self.column.id if self.column else None, "year": self.year,
                "unit": self.unit, "by": self.by, "name": called(*self.key) if self.column else ""}


def placed(header: Header | None, width: int, by_hand: Any, above: Above) -> tuple[list[Place], list[Note]]:
    """Every column of the sheet, and what is to be said about them.

    by_hand: {"F": {"column": "revenue", "year": 2021, "unit": "亿元"}, "G": null}: null leaves a column out.
    """
    notes: list[Note] = []
    said = hands(by_hand, above, notes)
    found: list[Place] = []
    for index in range(width):
        text = header.texts[index].strip() if header and index < len(header.texts) else ""
        found.append(said[index](text) if index in said else by_heading(index, text, above, notes))
    found += [make("") for index, make in said.items() if index >= width]
    if above.is_mixed or any(is_undated(place) for place in found):
        notes += above.told()
    return once(found, notes), notes


def hands(by_hand: Any, above: Above, notes: list[Note]) -> dict[int, Any]:
    """By index, a maker of its place from the heading's text."""
    made = {}
    for name, one in (by_hand.items() if isinstance(by_hand, dict) else ()):
        index = places.index(name)
        wanted = one if isinstance(one, dict) else {}
        column = BY_ID.get(wanted.get("column")) if isinstance(wanted.get("column"), str) else None
        if index is None or one is not None and column is None:
            notes.append(Note(ERROR, "mapping", f"指定的列「{str(name)[:8]}」没有读懂，没有用到。"))
            continue
        made[index] = partial(hand, index, column, str(wanted.get("year") or ""), str(wanted.get("unit") or ""), above)
    return made


def hand(index: int, column: Column | None, year: str, unit: str, above: Above, text: str) -> Place:
    if column is None:
        return Place(index, text, by="hand")
    meant = heading(text)
    units = (unit, meant.unit, above.unit, "万元")
    other = meant.year if column.kind == Kind.SIZE and meant.column is column and meant.is_dated else year_without(column, above)  # drafts of before the class had a year say none
    return Place(index, text, column, (int(year) if year in map(str, KNOWN_YEARS) else other) if column.yearly else None,
                 next(one for one in units if one in MONEY_FACTORS) if column.kind == Kind.MONEY else "", "hand")


def year_without(column: Column, above: Above) -> int:
    """Of a column that names no year; who belongs to the leading industry is asked once for all years."""
    return LAST if column.id == "leading" else above.year


def is_undated(place: Place) -> bool:
    return bool(place.by == "heading" and place.column and place.column.yearly and place.column.id != "leading" and not heading(place.text).is_dated)


def by_heading(index: int, text: str, above: Above, notes: list[Note]) -> Place:
    meant = heading(text) if text else None
    if not meant or not meant.column:
        if meant and meant.why:
            notes.append(Note(TOLD if meant.year else CHECK, "not_taken", meant.why, 0, index))
        return Place(index, text)
    if meant.loose:
        notes.append(Note(CHECK, "loose_heading", f"「{text}」按「{meant.column.name}」计，请核对是不是一回事。", 0, index))
    unit = ""
    if meant.column.kind == Kind.MONEY:
        unit = meant.unit if meant.unit in MONEY_FACTORS else above.unit
        if not unit:
            notes.append(Note(CHECK, "no_unit", f"「{text}」没有写单位，按万元计，请核对。", 0, index))
    place = Place(index, text, meant.column, meant.year, unit or ("万元" if meant.column.kind == Kind.MONEY else ""), "heading")
    if not is_undated(place):
        return place
    if not above.where and None not in meant.column.template and meant.column.kind != Kind.SIZE:  # the others are asked for as of the last year
        notes.append(Note(CHECK, "no_year", f"「{text}」没有写年份，按 {LAST} 年计，请核对。", 0, index))
    return place._replace(year=above.year)


def once(found: list[Place], notes: list[Note]) -> list[Place]:
    """One place for each thing: the one set by hand, else the one that names its year or says it best, else the first."""
    best: dict[Key, Place] = {}
    for place in sorted((one for one in found if one.column), key=rank):
        kept = best.setdefault(place.key, place)
        if kept is not place:
            notes.append(Note(CHECK, "twice", f"{places.letters(kept.index)} 列和 {places.letters(place.index)} 列都是「{called(*place.key)}」，"
                                              f"用了 {places.letters(kept.index)} 列；不对请重新指定。", 0, place.index))
    used = {place.index for place in best.values()}
    return [place if place.index in used or not place.column else place._replace(column=None, year=None, unit="", by="") for place in found]


def rank(place: Place) -> tuple:
    meant = heading(place.text) if place.text else None
    return place.by != "hand", bool(meant and meant.loose), str(place.year) not in place.text, place.index


def unused(found: list[Place], wanted: set[int]) -> list[Note]:
    """Those of these columns that nothing was taken from, in one sentence."""
    left = [one for one in found if not one.column and one.index in wanted]
    names = "、".join(f"{places.letters(one.index)}「{one.text}」" for one in left[:NAMED])
    return [Note(TOLD, "unused", f"没有用到的列：{names}{f'等 {len(left):,} 列' if len(left) > NAMED else ''}。")] if left else []


def kept(found: list[Place], rows: list[list[str]], notes: list[Note]) -> list[Place]:
    """The columns to show: all that are used, and the others as far as the list reaches; a stray cell far to the right is no part of it."""
    if len(found) <= NEAR:
        return found
    filled = Counter(index for row in rows for index, text in enumerate(row) if text and not text.isspace())
    reach = max((one.index for one in found if one.text or filled[one.index] > (0 if one.index < NEAR else 1)), default=-1)
    is_shown = [bool(one.index <= min(reach, MOST - 1) or one.column) for one in found]
    if far := [one.index for one, shown in zip(found, is_shown) if not shown and filled[one.index]]:
        notes.append(Note(TOLD, "far", f"表格很宽：有内容的 {len(far):,} 列（从 {places.letters(far[0])} 列起）太靠右，没有用到，也没有列出。要用的，请在表格里移到前面后再选。"))
    return [one for one, shown in zip(found, is_shown) if shown]
