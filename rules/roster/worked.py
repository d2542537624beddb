"""One list from its rows to its figures: the whole way, step by step. Values in, values out; the order of rows changes no figure."""

from typing import Any, NamedTuple

from rules.facts import NONE
from rules.sme_sizes.sizing import CANNOT_TELL, SME, Size
from rules.wording import written

from . import mapping, places
from .above import above
from .columns import LAST, TITLE_COLUMNS
from .figure import Figure, Work
from .figures import figures
from .groups import groups, measure
from .headings import Header, header, together, units_only
from .lines import SAID, Lines, told_apart
from .notes import CHECK, ERROR, TOLD, Note, gathered
from .sizes import missing, sizes, told
from .sizes import words as size_words
from .suspects import suspects
from .table import table

WORDS = (*(one.word for one in Size), SME, CANNOT_TELL)  # the largest first
CALLED = {SME: f"分不出中型、小型还是微型的{SME}"}  # beside counts of those: not the sum of them
YEARS_IN_ROWS = "各年写成了各行，整行没有计入（见问题清单）。"
SET_ASIDE = "整行没有计入（见问题清单）"


class Asked(NamedTuple):
    """rows: texts, [0] is row 1 of the sheet; sheet: its name; others, lists, hidden: sheets that the file has beside, those of them that look like lists, and rows it does not show. mapping, corrections, excluded, output, heading_rows: what a person has said about them."""

    rows: list[list[str]]
    mapping: Any = None
    corrections: tuple[tuple[int, int, str], ...] = ()
    excluded: frozenset[int] = frozenset()
    output: str = ""
    heading_rows: tuple[int, ...] | None = None
    others: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    hidden: tuple[int, ...] = ()
    sheet: str = ""


class Worked(NamedTuple):
    header: Header | None
    found: list[mapping.Place]
    lines: Lines
    work: Work
    figures: list[Figure]
    notes: list[Note]
    total: int


def work_out(asked: Asked) -> Worked:
    notes: list[Note] = []
    rows = corrected(asked, notes)
    head = heading_of(rows, asked.heading_rows, notes)
    width = max(map(len, rows), default=0)
    around = above(rows, head, asked.sheet, asked.excluded)
    found, more = mapping.placed(head, width, asked.mapping, around)
    notes += more
    used = {place.key: place.index for place in found if place.column}
    lines = told_apart(rows, head.rows if head else (), head.texts if head else (), used, asked.excluded)
    notes += lines.notes + unread_sheets(asked) + hidden(asked, lines)
    if around.is_mixed:
        lines = lines._replace(kept=[], set_aside=lines.set_aside | {line.row: Note(ERROR, "years_in_rows", YEARS_IN_ROWS, line.row) for line in lines.kept})  # told once, of the column
    whole = table(lines.kept, found, notes)
    filled = {index for line in lines.kept for index, text in enumerate(line.cells) if text and not text.isspace()}
    notes += mapping.unused(found, filled - {note.column for note in more}) + suspects(whole, found)  # each column is told of once
    classes = sizes(whole, found, notes)
    work = Work(whole, classes, groups(whole, classes, measure(whole, asked.output)))
    return Worked(head, mapping.kept(found, rows, notes), lines, work, [] if around.is_mixed else offered(work, lines), notes, len(rows))


def corrected(asked: Asked, notes: list[Note]) -> list[list[str]]:
    """The rows with corrections put in; one that fits nowhere is named."""
    rows = list(asked.rows)
    for row, column, text in asked.corrections:
        if not 1 <= row <= len(rows):
            notes.append(Note(ERROR, "correction", f"没有第 {row} 行，更正「{text[:20]}」没有用到。"))
            continue
        cells = [*rows[row - 1], *[""] * (column + 1 - len(rows[row - 1]))]
        cells[column] = text
        rows[row - 1] = cells
    return rows


def heading_of(rows: list[list[str]], wanted: tuple[int, ...] | None, notes: list[Note]) -> Header | None:
    """The heading rows: found, or as a person has said; () is a list without any. Years or units alone below them belong to them."""
    if wanted is None:
        if not (head := header(rows)):
            if any(text.strip() for row in rows for text in row):
                notes.append(Note(ERROR, "no_header", "没有找到表头：要有「企业名称」或「统一社会信用代码」，并至少还有一列认得的。请在表中补上，或手工指定各列。"))
            return None
        wanted = head.rows
    fits = tuple(row for row in sorted(set(wanted)) if 1 <= row <= len(rows))
    if fits and fits[-1] < len(rows) and units_only(rows[fits[-1]]):
        fits += (fits[-1] + 1,)
    return together(rows, fits) if fits else Header((), ())


def unread_sheets(asked: Asked) -> list[Note]:
    notes = [Note(CHECK, "other_list", f"工作表「{name}」看起来也是企业名单，没有计入。是的话，请合并到一张表里再选：一家企业一行，各年的数各占一列。") for name in asked.lists]
    others = [name for name in asked.others if name not in asked.lists]
    return notes + ([Note(TOLD, "other_sheets", f"文件里还有别的工作表没有读：{'、'.join(others)}。")] if others else [])


def hidden(asked: Asked, lines: Lines) -> list[Note]:
    """Enterprises in rows that the sheet hides, by hand or by a filter: whoever looks at it does not see them."""
    rows = {line.row for line in lines.kept}.intersection(asked.hidden)
    return [Note(CHECK, "hidden", "表格里隐藏的行，也计入了，请核对；不该计的，请设为「不计入」。", row) for row in rows]


def offered(work: Work, lines: Lines) -> list[Figure]:
    """Rows that are set aside make every figure incomplete; an empty list has no figures."""
    aside = sorted({*lines.set_aside, *work.whole.set_aside})
    if not work.whole.rows and not aside:
        return []
    return [one._replace(doubts={**one.doubts, SET_ASIDE: aside}) if aside and not one.lacking else one for one in figures(work)]


def shown(one: Worked, with_enterprises: bool) -> dict[str, Any]:
    """The result as JSON values; the door says what they mean."""
    names = dict(zip(one.work.whole.rows, one.work.whole.names))
    return {
        "header": {"rows": list(one.header.rows)} if one.header else None,
        "columns": [place.shown() for place in one.found],
        "rows": rows_shown(one),
        "output": one.work.who.output,
        "sizes": sizes_shown(one.work),
        "figures": [figure.shown(names) for figure in one.figures],
        "notes": gathered(one.notes),
    } | ({"enterprises": [enterprise(one.work, index) for index in range(len(one.work.whole.rows))]} if with_enterprises else {})


def rows_shown(one: Worked) -> dict[str, Any]:
    whole = one.work.whole
    aside = {row: note.text for row, note in one.lines.set_aside.items()} | whole.set_aside
    left = {**{row: SAID[kind] for row, kind in one.lines.left.items()}, **whole.left}
    return {"total": one.total, "used": places.ranges(whole.rows), "set_aside": by_text(aside), "left": by_text(left)}


def by_text(said: dict[int, str]) -> list[dict[str, Any]]:
    return [{"text": text, "rows": places.ranges(row for row, other in said.items() if other == text)} for text in dict.fromkeys(said.values())]


def sizes_shown(work: Work) -> dict[str, Any]:
    """The classes of the last year; undecided are those of whom it cannot be told whether they are small or medium at all."""
    rows, classes = work.whole.rows, work.sizes.by_year[LAST]
    counts: dict[str, list[int]] = {}
    for row, one in zip(rows, classes):
        counts.setdefault(one.word, []).append(row)
    return {"counts": [{"word": word, "called": CALLED.get(word, word), "count": len(same), "rows": places.ranges(same)} for word, same in sorted(counts.items(), key=lambda one: WORDS.index(one[0]))],
            "undecided": [{"row": row, "name": work.whole.names[index], "missing": missing(work.sizes, index), "explain": told(work.whole, work.sizes, index)}
                          for index, (row, one) in enumerate(zip(rows, classes)) if one.sme is None]}


def enterprise(work: Work, index: int) -> dict[str, Any]:
    """One enterprise as the lists of the bundle want it. sme: true, false or null."""
    whole, sized, industry = work.whole, work.sizes.by_year[LAST][index], work.sizes.industries[index].industry
    return {"row": whole.rows[index], "name": whole.names[index], "code": value_text(whole.column("code")[index]), "industry": industry.name if industry else "",
            "size": sized.word, "sme": sized.sme, "explain": told(whole, work.sizes, index),
            "titles": [name for name in TITLE_COLUMNS if (name, LAST) in work.who.titles and work.who.titles[name, LAST][index] is True],
            "leading": work.who.leading[index] if work.who.leading and isinstance(work.who.leading[index], bool) else None,
            "values": {f"{name}.{year}" if year else name: value_text(column[index]) for (name, year), column in whole.values.items()}}


def value_text(value: Any) -> str:
    if value is None:
        return ""
    if value is NONE:
        return "无"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, frozenset):
        return size_words(value) or "、".join(sorted(map(str, value)))
    return written(value) if hasattr(value, "numerator") else str(value)
