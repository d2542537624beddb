"""The kinds of rows a printed form has: a label and one value, three years, tick boxes, a text. Labels are the fields' own words."""

from rules.facts import NONE, Option

from .filling import Filling
from .word import SONG, Cell, Look, Row, paragraph, run, text

TABLE = Look(size=24)  # 小四
SMALL = Look(size=21)  # 五号
BOX = Look(SONG, 24, latin=SONG)  # both in one font, or some programs would draw two kinds of boxes
LINE = {32: 560, 24: 400, 21: 340}  # exact heights of lines by size, so that pages break alike whatever fonts a machine has
GREY = "E7E6E6"  # behind headings
TICKED, EMPTY, LINE_TO_WRITE_ON = "☑", "□", "_____"
PROOF_NOTE = "（注：勾选需提供佐证材料）"
LOW = 540  # the least height of a row, in twips
LONG = 400  # characters beyond which a row may go on over the page


def lines(words: str, look: Look = TABLE, align: str = "", **how) -> str:
    return text(words, look, align=align, line=LINE[look.size], **how)


def label(words: str, span: int = 1, merge: str = "", look: Look = TABLE) -> Cell:
    return Cell(lines(words, look, "center"), span, merge)


def value(words: str, span: int = 1, look: Look = TABLE, align: str = "center") -> Cell:
    return Cell(lines(words, look, align), span)


def going_on() -> Cell:
    """The cell of a label that began in a row above."""
    return Cell("", merge="continue")


def row(*cells: Cell, header: bool = False) -> Row:
    """A row whose text is long may break over the page; any other stays whole."""
    return Row(cells, header, together=header or sum(len(cell.body) for cell in cells) < LONG * 20, height=LOW)


def one(p: Filling, id: str, span: int, label_span: int = 1) -> Row:
    """The label and one value; with more columns the value covers them all."""
    field = p.field(id)
    return row(label(field.label, label_span), value(p.text(id), span))


def pair(p: Filling, left: str, right: str) -> Row:
    return row(label(p.field(left).label), value(p.text(left)), label(p.field(right).label), value(p.text(right)))


def year_heads(p: Filling, id: str, first: str, span: int = 1) -> Row:
    return row(label(first), *(label(f"{year}年", span) for year in p.field(id).years), header=True)


def by_year(p: Filling, id: str, span: int = 1) -> Row:
    """The label and a cell for each year."""
    field = p.field(id)
    return row(label(field.label), *(value(p.text(id, year), span) for year in field.years))


def down_the_years(p: Filling, id: str, last: tuple[Row, ...] = ()) -> list[Row]:
    """The label beside one line for each year, and what is printed below them."""
    field = p.field(id)
    rows = [row(label(field.label, 1, "restart") if n == 0 else going_on(), label(f"{year}年"), value(p.text(id, year)))
            for n, year in enumerate(field.years)]
    return [*rows, *last]


def box(p: Filling, id: str, option: Option) -> str:
    return run(TICKED if option.id in p.ticked(id) else EMPTY, BOX) + run(f" {option.label}", TABLE)


def choice(p: Filling, id: str, span: int, after: str = "") -> Row:
    """The options of a choice on one line: □ 是 ☑ 否."""
    field = p.field(id)
    runs = [box(p, id, option) for option in field.options] + ([run(NONE.value, TABLE)] if p.is_none(id) else [])
    return row(label(field.label), Cell(one_line(run("　", TABLE).join(runs) + run(after, TABLE)), span))


def one_line(runs: str, align: str = "") -> str:
    return paragraph(runs, line=LINE[TABLE.size], align=align, size=TABLE.size)


def written(words: str, look: Look = TABLE) -> str:
    """A run on a line to write on."""
    return run(words, look._replace(underline=True)) if words else run(LINE_TO_WRITE_ON, look)


def tick(p: Filling, id: str, option: Option, beside: dict[str, tuple[str, str]]) -> str:
    """One box with its words, and the text that goes with it. beside: option → (words in between, field of the text)."""
    runs = box(p, id, option)
    if option.id in beside:
        between, companion = beside[option.id]
        runs += run(between, TABLE) + written(p.text(companion))
    return runs


def ticks(p: Filling, id: str, lead: str = "", note: str = PROOF_NOTE, **beside: tuple[str, str]) -> str:
    """A list of tick boxes, a line each."""
    listed = "".join(one_line(tick(p, id, option, beside)) for option in p.field(id).options)
    none = lines(NONE.value) if p.is_none(id) else ""
    return (lines(lead) if lead else "") + listed + none + (lines(note) if note else "")


def tick_row(p: Filling, id: str, span: int = 1, **how) -> Row:
    return row(label(p.field(id).label), Cell(ticks(p, id, **how), span))


def free(p: Filling, id: str, span: int, lead: str = "") -> Row:
    """A text of some length."""
    body = (lines(lead, SMALL) if lead else "") + prose(p.text(id))
    return row(label(p.field(id).label), Cell(body, span, top=True))._replace(height=3 * LOW)


def prose(words: str, look: Look = TABLE) -> str:
    """Paragraphs with the usual two characters of indent, whatever blanks were typed before them."""
    line = LINE[look.size]
    told = [part.strip() for part in words.split("\n") if part.strip()]
    return "".join(paragraph(run(part, look), indent=200, align="both", line=line, size=look.size) for part in told) or text("", look, line=line)


def gap() -> str:
    """The hair between two tables, without which they would be one, and after a last one."""
    return paragraph(line=20, size=2)
