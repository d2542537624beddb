"""Figures of one enterprise that hardly go together: 万元 where 亿元 was meant, more R&D staff than staff. To be checked; they stay in."""

from datetime import date
from fractions import Fraction

from .columns import BY_ID, KNOWN_YEARS, LAST, Kind
from .mapping import Key, Place
from .notes import CHECK, Note
from .table import Table

APART = 1_000  # times, between two years of one enterprise
FAR = 10_000  # times, from the middle of the column: 万元 against 亿元
PER_HEAD = 20_000  # 万元 of revenue for one employee, at most; at least 0.1
MOST = 10_000_000  # 万元 of one enterprise in one year: 1,000 亿元
UNIT = "请核对单位是不是"


def suspects(whole: Table, found: list[Place]) -> list[Note]:
    where = {place.key: place for place in found if place.column}
    notes = [note for key, place in where.items() if place.column.kind == Kind.MONEY for note in out_of_scale(whole, key, place)]
    for column in ("revenue", "output", "rd_spending", "patents"):
        notes += between_years(whole, [where[column, year] for year in KNOWN_YEARS if (column, year) in where])
    return notes + [note for check in (per_head, staff, founded_later, all_together) for note in check(whole, where)]


def thousandths(value) -> int:
    """A positive amount as whole thousandths, quick to compare; 0 for all else."""
    return value.numerator * 1000 // value.denominator if type(value) is Fraction else 0


def out_of_scale(whole: Table, key: Key, place: Place) -> list[Note]:
    """Beyond what one enterprise can have, or 10,000 times the middle of its column, or a 10,000th of it."""
    known = [(row, amount) for row, value in zip(whole.rows, whole.values[key]) if (amount := thousandths(value)) > 0]
    middle = sorted(amount for _, amount in known)[len(known) // 2] if known else 0
    notes = []
    for row, amount in known:
        if amount >= MOST * 1000:
            notes.append(Note(CHECK, "scale", f"一家企业超过 1,000 亿元，{UNIT}{place.unit}。", row, place.index))
        elif amount >= FAR * middle or amount * FAR <= middle:
            notes.append(Note(CHECK, "scale", f"与这一列多数企业相差 10,000 倍以上，{UNIT}{place.unit}。", row, place.index))
    return notes


def between_years(whole: Table, places: list[Place]) -> list[Note]:
    """The year that stands apart from the middle one; of two years both."""
    notes = []
    for row, *values in zip(whole.rows, *(map(thousandths, whole.values[place.key]) for place in places)):
        known = sorted(amount for amount in values if amount > 0)
        if len(known) < 2 or known[-1] < APART * known[0]:
            continue
        middle = known[len(known) // 2]
        for amount, place in zip(values, places):
            if amount > 0 and (len(known) == 2 or max(amount, middle) >= APART * min(amount, middle)):
                unit = f"{UNIT}{place.unit}" if place.unit else "请核对"
                notes.append(Note(CHECK, "scale", f"{place.column.name}与同一企业其他年度相差 1,000 倍以上，{unit}。", row, place.index))
    return notes


def per_head(whole: Table, where: dict[Key, Place]) -> list[Note]:
    if ("employees", LAST) not in where or ("revenue", LAST) not in where:
        return []
    place, notes = where["revenue", LAST], []
    little, much = (f"平均每人{words}，{UNIT}{place.unit}（可能{why}）。" for words, why in (("不到 1,000 元", "填成了亿元"), ("超过 2 亿元", "填成了元，或表头的单位不对")))
    for row, people, money in zip(whole.rows, map(thousandths, whole.column("employees", LAST)), map(thousandths, whole.column("revenue", LAST))):
        if people > 0 and 0 < money * 10 < people:
            notes.append(Note(CHECK, "scale", little, row, place.index))
        elif people > 0 and money > PER_HEAD * people:
            notes.append(Note(CHECK, "scale", much, row, place.index))
    return notes


def staff(whole: Table, where: dict[Key, Place]) -> list[Note]:
    if ("employees", LAST) not in where or ("rd_staff", LAST) not in where:
        return []
    text, index = "研发人员比从业人员多，请核对。", where["rd_staff", LAST].index
    pairs = zip(whole.rows, map(thousandths, whole.column("employees", LAST)), map(thousandths, whole.column("rd_staff", LAST)))
    return [Note(CHECK, "staff", text, row, index) for row, people, of_them in pairs if of_them > people > 0]


def founded_later(whole: Table, where: dict[Key, Place]) -> list[Note]:
    """Founded after a year in which it has output, research or patents; such a year does not count."""
    notes: list[Note] = []
    if ("founded", None) not in where:
        return notes
    for index, (row, day) in enumerate(zip(whole.rows, whole.column("founded"))):
        early = [(year, BY_ID[column].name) for column in ("revenue", "output", "rd_spending", "patents") for year in KNOWN_YEARS
                 if isinstance(day, date) and day.year > year and whole.has(column, year) and thousandths(whole.column(column, year)[index]) > 0]
        if early:
            what = f"{min(early)[0]} 年的{'、'.join(dict.fromkeys(name for _, name in early))}"
            notes.append(Note(CHECK, "founded", f"{day.year} 年才成立，却有 {what}，成立以前的没有计入，请核对。", row, where["founded", None].index))
        elif isinstance(day, date) and day.year > LAST:
            notes.append(Note(CHECK, "founded", f"{day.year} 年成立，{LAST} 年不计入。", row, where["founded", None].index))
    return notes


def all_together(whole: Table, where: dict[Key, Place]) -> list[Note]:
    """A row with the amounts of all others together, which is a total by another name; rounding may part them by a hundredth for each row."""
    columns = [list(map(thousandths, whole.values[key])) for key, place in where.items() if place.column.kind == Kind.MONEY]
    sums = [(column, sum(column)) for column in columns if any(column)]
    if not sums or len(whole.rows) < 4:
        return []
    text = "这一行的金额等于其余各行之和，像是合计行。是的话，请设为「不计入」。"
    return [Note(CHECK, "all_together", text, row) for index, row in enumerate(whole.rows)
            if all(abs(2 * column[index] - total) <= 10 * len(column) and column[index] > 0 for column, total in sums)]
