"""What is typed into the workbook, as its calculation sheet reads it: how a place stands, its value, and what is to be looked at there."""

from rules.entry import SAID
from rules.facts import NONE as NOTHING, Cell, Field, Kind
from rules.notice import Notice
from rules.plausible import HUNDREDFOLD, LARGE, Fractions, NotBeyond, Percentages

from .figures import BLANK, DOUBT, HAS, NONE, UNREAD, all_, any_, first, places

WORK = "计算"
CHOICE_COLUMN = 8  # the options of each question, one column each
TICK = ("✓", "√")
LIMITS = {"亿元": 10**5, "%": 10**5}  # beyond them a product of whole numbers would not be exact any more


class Typed:
    """asked: the row where an answer is read; ticked: where a box is; at: the next row. `there`: a place's address as this sheet sees it."""

    def __init__(self, sheet, notice: Notice):
        self.sheet = sheet
        self.asked: dict[Cell, int] = {}
        self.ticked: dict[tuple[str, str], int] = {}
        self.at, self.lists = 1, 0
        self.large_shares = {field.id for check in notice.checks if isinstance(check, Percentages) for field in check.large}
        self.small = self.large_shares | {field.id for check in notice.checks if isinstance(check, Fractions) for field in check.fields}
        self.most = {field.id: check.most for check in notice.checks if isinstance(check, NotBeyond) for field in check.fields}

    def line(self, name, *formulas):
        self.sheet.write_string(self.at - 1, 0, name)
        for column, formula in enumerate(formulas, 1):
            self.sheet.write_formula(self.at - 1, column, f"={formula}")
        self.at += 1

    def options(self, labels) -> str:
        """The labels as a column; a list inside the rule of a place could hold no comma."""
        column = CHOICE_COLUMN + self.lists
        self.lists += 1
        self.sheet.write_column(0, column, labels)
        return f"={WORK}!${letters(column)}$1:${letters(column)}${len(labels)}"

    def read(self, field: Field, cell: Cell, there: str):
        self.asked[cell] = self.at
        percent = bare(there, f"D{self.at}") if field.unit == "%" else ()
        value, understood = self.meaning(field, f"E{self.at}" if percent else there)
        said = {special: [f'TRIM({there})="{text}"' for text, meant in SAID.items() if (meant is NOTHING) == (special == NONE)] for special in (NONE, DOUBT)}
        state = first([(f'TRIM({there})=""', f'"{BLANK}"'), (any_(said[NONE]), f'"{NONE}"'), (any_(said[DOUBT]), f'"{DOUBT}"'), (understood, f'"{HAS}"')], f'"{UNREAD}"')
        self.line(field.called(cell.year), state, f'IF(B{self.at}="{HAS}",{value},0)', *percent)

    def meaning(self, field: Field, there: str) -> tuple[str, str]:
        """The value, and whether it is understood."""
        if field.kind == Kind.CHOICE:  # its options are the last that were written
            column = letters(CHOICE_COLUMN + self.lists - 1)
            number = f"MATCH({there},${column}$1:${column}${len(field.options)},0)"
            return number, f"ISNUMBER({number})"
        if field.kind == Kind.TICKS:
            return "0", "FALSE"
        if field.kind == Kind.DATE:
            return there, f"IF(ISNUMBER({there}),AND({there}=INT({there}),{there}>=DATE(1901,1,1),{there}<=DATE(2100,12,31)),FALSE)"
        return ("1", "TRUE") if field.kind == Kind.TEXT else counted(field, there)

    def boxes(self, field: Field, theirs: list[tuple[str, str, str]]):
        """theirs: each option's id, label and place. A tick anywhere is an answer, whatever stands above."""
        head = self.asked[Cell(field.id)]
        for option, label, there in theirs:
            self.ticked[field.id, option] = self.at
            self.line(label, any_(f'TRIM({there})="{tick}"' for tick in TICK))
        boxes = any_([f"B{head + 1}:B{self.at - 1}"])
        self.asked[Cell(field.id)] = self.at
        self.line(field.name, f'IF({boxes},"{HAS}",B{head})', "0")

    def remark(self, field: Field, typed: dict[Cell, str]) -> str:
        """What is not read, else the first figure that can hardly be meant as it stands: the page asks the same of it. typed: each cell's place."""
        unread = any_(f'{WORK}!B{self.asked[cell]}="{UNREAD}"' for cell in field.cells)
        figures = "请填百分数，例如 60 或 60%" if field.unit == "%" else "请只填数字"
        wanted = {Kind.NUMBER: f"{figures}，最多 {places(field)} 位小数", Kind.COUNT: "请填 0 或正整数", Kind.DATE: "请填年月日，例如 2019-05-01",
                  Kind.TICKS: "请选「无」或「暂不清楚」，勾选写在下面各行"}.get(field.kind, "请从列表中选一项")
        large = [self.large(field, cell, there) for cell, there in typed.items() if field.id in self.most]
        small = [self.hundredfold(field, cell, there) for cell, there in typed.items() if field.id in self.small]
        return "=" + first([*large, (unread, f'"没有读懂，未计入：{wanted}。"'), *small], '""')

    def large(self, field: Field, cell: Cell, there: str) -> tuple[str, str]:
        amount = f'TEXT({there},"#,##0.00##")&" {field.unit}"'
        told = joined(field.called(cell.year) + LARGE + "填 {}。", amount, f'"{field.unit}"', f"{there}/10000")
        return f"IF(ISNUMBER({there}),{there}>{self.most[field.id]},FALSE)", f'IF({there}<{LIMITS[field.unit]},"","未计入：")&{told}'

    def hundredfold(self, field: Field, cell: Cell, there: str) -> tuple[str, str]:
        """A figure below 1, a large share of 1 too; elsewhere a number that is just 1 was no text, so it was 100 % where it was copied from."""
        value = f"{WORK}!C{self.asked[cell]}"
        told = joined(field.called(cell.year) + HUNDREDFOLD, f'TEXT({value}/100,"0.00")&"%"', f'TEXT({value},"0.00")&"%"', value)
        one = f"{value}=100" if field.id in self.large_shares else all_((f"{value}=100", f"ISNUMBER({there})"))
        return any_((all_((f"{value}<>0", f"ABS({value})<100")), one)), told


def bare(there: str, text_at: str) -> tuple[str, str]:
    """What is typed without its sign, kept at text_at, and the number if it is one of two decimals at most: to a spreadsheet 1-2 is one as well, a day."""
    text = f'SUBSTITUTE(TRIM({there}),"％","%")'
    plain = any_(f'{text_at}=TEXT(VALUE({text_at}),"{look}")' for look in ("0", "0.0", "0.00"))
    return f'TRIM(LEFT({text},LEN({text})-(RIGHT({text})="%")))', f'IF(ISNUMBER({there}),{there},IFERROR(IF({plain},VALUE({text_at}),""),""))'


def counted(field: Field, there: str) -> tuple[str, str]:
    """As a whole number of its last decimal. SUM, since a spreadsheet takes what is nearly 0 for 0 after a minus."""
    digits = places(field)
    exactly = f"SUM({there},-ROUND({there},{digits}))=0"
    sign = f",{there}>=0" if field.kind == Kind.COUNT else ""
    return f"ROUND({there}*{10**digits},0)", f"IF(ISNUMBER({there}),AND({exactly},ABS({there})<{LIMITS.get(field.unit, 10**9)}{sign}),FALSE)"


def joined(words: str, *formulas: str) -> str:
    """Words whose gaps are filled by formulas."""
    lead, *others = words.split("{}")
    return f'"{lead}"' + "".join(f'&{formula}&"{more}"' for formula, more in zip(formulas, others, strict=True))


def letters(column: int) -> str:
    """0 → A, 26 → AA."""
    return letters(column // 26 - 1) + chr(65 + column % 26) if column > 25 else chr(65 + column)
