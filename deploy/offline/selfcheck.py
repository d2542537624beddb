"""The blank self-check as a workbook whose formulas are the rules: for a computer that cannot run the page. Made when the site is built."""

import io
from datetime import datetime

import xlsxwriter

from rules.facts import Cell, Field, Kind
from rules.notice import Notice
from rules.verdict import MET, MISSING, NOT_APPLICABLE, REVIEW, UNMET, Verdict
from rules.item import word_of

from .figures import first, places
from .formulas import Formulas
from .typed import TICK, WORK, Typed, letters

FILL, RESULT = "填写", "结果"
HEAD = 5  # rows above the questions
COLOURS = {MET: ("#E3F1E7", "#1B6B45"), UNMET: ("#FBE5E0", "#A8321F"), MISSING: ("#FFF3D6", "#7A5200"), REVIEW: ("#E4ECF8", "#2F5496"), NOT_APPLICABLE: ("#EEEEEE", "#5A6468")}
FONT = {"font_name": "微软雅黑", "font_size": 11, "valign": "vcenter"}
KINDS = {"title": {"font_size": 18, "bold": True}, "note": {"font_color": "#4A5458", "text_wrap": True}, "overall": {"font_size": 14, "bold": True, "font_color": "#A63A2B"},
         "part": {"bold": True, "font_size": 13, "bg_color": "#1D3B45", "font_color": "#FFFFFF"}, "group": {"bold": True, "bg_color": "#DCE7EA"},
         "head": {"bold": True, "bg_color": "#DCE7EA", "border": 1, "border_color": "#B9C8CD", "align": "center", "text_wrap": True},
         "line": {"text_wrap": True, "border": 1, "border_color": "#D9D5CB"}, "option": {"text_wrap": True, "border": 1, "border_color": "#D9D5CB", "indent": 2},
         "small": {"text_wrap": True, "border": 1, "border_color": "#D9D5CB", "font_size": 9, "font_color": "#4A5458"},
         "trouble": {"font_size": 10, "font_color": "#A8321F", "bold": True},
         "answer": {"bg_color": "#FFF9DB", "border": 1, "border_color": "#8A8573", "align": "center", "locked": False},
         "percent": {"bg_color": "#FFF9DB", "border": 1, "border_color": "#8A8573", "align": "center", "locked": False, "num_format": "@"},  # as text, or 60% would be kept as 0.6
         "words": {"bg_color": "#FFF9DB", "border": 1, "border_color": "#8A8573", "text_wrap": True, "locked": False, "valign": "top"},
         "day": {"bg_color": "#FFF9DB", "border": 1, "border_color": "#8A8573", "align": "center", "locked": False, "num_format": "yyyy-mm-dd"},
         "verdict": {"bold": True, "border": 1, "border_color": "#D9D5CB", "align": "center"}}


def selfcheck(notice: Notice) -> bytes:
    """The workbook's bytes: questions that feed a condition, the conditions' verdicts, and how they are worked out."""
    buffer = io.BytesIO()
    file = xlsxwriter.Workbook(buffer, {"in_memory": True})
    file.set_properties({"title": f"{notice.number} 申报条件自测表", "created": datetime(notice.issued.year, notice.issued.month, notice.issued.day)})
    book = Book(file, notice)
    book.questions()
    book.conditions()
    file.close()
    return buffer.getvalue()


class Book:
    """fill, result: the two sheets that people see; work: the third, which works out what they show. row: the next of the sheet that is being written."""

    def __init__(self, file, notice: Notice):
        self.file, self.notice = file, notice
        self.fill, self.result, hidden = (file.add_worksheet(name) for name in (FILL, RESULT, WORK))
        self.looks = {name: file.add_format({**FONT, **look}) for name, look in KINDS.items()}
        self.colours = {verdict: file.add_format({"bg_color": ground, "font_color": ink}) for verdict, (ground, ink) in COLOURS.items()}
        self.work = Typed(hidden, notice)
        self.row = HEAD
        hidden.hide()
        for sheet in (self.fill, self.result, hidden):
            sheet.protect("", {"format_columns": True, "format_rows": True})
            sheet.hide_gridlines(2)

    # ---- what is asked ----

    def questions(self):
        fed = [(part, [field for field in part.fields if self.notice.feeds[field.id]]) for part in self.notice.form.parts]
        years = sorted({year for _, fields in fed for field in fields for year in field.years})
        self.years = {year: 2 + place for place, year in enumerate(years)}
        self.last = 1 + len(years)
        self.top(self.fill, [9, 46, *(14 for _ in years), 13, 44, 52])
        self.fill.write_row(HEAD - 1, 0, ("对应条件", "栏目", *(f"{year} 年" for year in years), "单位", "怎么填", "请核对"), self.looks["head"])
        self.fill.freeze_panes(HEAD, 2)
        self.fill.ignore_errors({"number_stored_as_text": "C1:Z999"})
        for part, fields in fed:
            if fields:
                self.band(self.fill, part.title, self.last + 3)
            for field in fields:
                self.question(field)

    def top(self, sheet, widths):
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)
        heads = ("title", f"{self.notice.number} 申报条件自测表"), ("overall", ""), \
                ("note", "只填黄色的格，结果在「结果」页，随填随变。没有的填「无」，不清楚的填「暂不清楚」，不填算待补充。"), ("note", self.notice.disclaimer)
        for row, (look, text) in enumerate(heads):
            sheet.merge_range(row, 0, row, len(widths) - 1, text, self.looks[look])
            sheet.set_row(row, (32, 26, 20, 38)[row])
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(HEAD - 1)
        sheet.set_footer(f"&L{self.notice.number} 自测，不是认定结论&R&P / &N")

    def band(self, sheet, text, last):
        for column in range(last + 1):
            sheet.write_blank(self.row, column, None, self.looks["part"])
        sheet.write_string(self.row, 0, text, self.looks["part"])
        sheet.set_row(self.row, 24)
        self.row += 1

    def question(self, field: Field):
        label = f"{field.label} · {field.cell}" if field.cell else field.label
        locators = "、".join(criterion.locator for criterion in self.notice.feeds[field.id])
        self.fill.write_string(self.row, 0, locators, self.looks["small"])
        self.fill.write_string(self.row, 1, f"{label}（可不填）" if field.optional else label, self.looks["line"])
        self.fill.write_string(self.row, self.last + 1, field.unit, self.looks["line"])
        self.fill.write_string(self.row, self.last + 2, self.how(field), self.looks["small"])
        self.fill.set_row(self.row, 18 * max(1, -(-len(locators) // 9), -(-len(label) // 22), -(-len(self.how(field)) // 30)))
        typed = {cell: self.named(f"{field.id}.{cell.year}" if cell.year else field.id, self.place(field, cell)) for cell in field.cells}
        for cell, there in typed.items():
            self.work.read(field, cell, there)
        self.fill.write_formula(self.row, self.last + 3, self.work.remark(field, typed), self.looks["trouble"], "")
        self.row += 1
        if field.kind == Kind.TICKS:
            self.boxes(field)

    def place(self, field: Field, cell: Cell) -> str:
        """An empty place for the answer; gives back its address as another sheet sees it."""
        look = self.looks["percent" if field.unit == "%" else {Kind.DATE: "day", Kind.TEXT: "words"}.get(field.kind, "answer")]
        column = self.years.get(cell.year, 2)
        if cell.year:
            self.fill.write_blank(self.row, column, None, look)
            for other in set(self.years.values()) - {self.years[year] for year in field.years}:
                self.fill.write_blank(self.row, other, None, self.looks["line"])
        else:
            self.fill.merge_range(self.row, 2, self.row, self.last, None, look)
        if field.kind == Kind.CHOICE:
            self.pick(column, self.work.options([option.label for option in field.options] + ["暂不清楚"]))
        elif field.kind == Kind.TICKS:
            self.pick(column, ["无", "暂不清楚"])
        return f"{FILL}!${letters(column)}${self.row + 1}"

    def named(self, name: str, there: str) -> str:
        """The place under the draft's own name, so that a filled sheet can be read by programs."""
        self.file.define_name(name, f"={there}")
        return there

    def pick(self, column, source):
        self.fill.data_validation(self.row, column, self.row, column, {"validate": "list", "source": source, "error_title": "请从列表中选", "error_message": "点格子右边的小箭头，从列表中选一项。"})

    @staticmethod
    def how(field: Field) -> str:
        if field.kind == Kind.TICKS:
            return "在下面各行勾选；都没有的，这里选「无」。"
        if field.kind == Kind.CHOICE:
            return "点格子，从列表中选。"
        if field.kind == Kind.TEXT:
            return "写了内容的，由评审判断。"
        if field.kind == Kind.NUMBER:
            return f"{field.hint}。" * bool(field.hint) + "百分之六十填 60 或 60%。" * (field.unit == "%") + f"最多 {places(field)} 位小数。"
        return f"{field.hint}。" * bool(field.hint) + ("填整数。" if field.kind == Kind.COUNT else "")

    def boxes(self, field: Field):
        """A row for each box."""
        theirs = []
        for option in field.options:
            self.fill.write_blank(self.row, 0, None, self.looks["line"])
            self.fill.write_string(self.row, 1, option.label, self.looks["option"])
            self.fill.merge_range(self.row, 2, self.row, self.last, None, self.looks["answer"])
            self.fill.set_row(self.row, 18 * max(1, -(-len(option.label) // 20)))
            self.pick(2, list(TICK[:1]))
            theirs.append((option.id, option.label, self.named(f"{field.id}.{option.id}", f"{FILL}!$C${self.row + 1}")))
            self.row += 1
        self.work.boxes(field, theirs)

    # ---- what follows ----

    def conditions(self):
        formulas = Formulas(self.work.at, self.work.asked, self.work.ticked)
        cells = {criterion.id: formulas.verdict(criterion.requires) for criterion in self.notice.criteria}
        for name, row in formulas.rows:
            self.work.line(name, *row)
        self.row = HEAD
        self.top(self.result, [8, 24, 14, 46, 46, 36])
        self.result.write_row(HEAD - 1, 0, ("条", "条件", "结果", "通知原文", "怎么判断", "要准备的材料"), self.looks["head"])
        self.result.freeze_panes(HEAD, 3)
        for group in self.notice.groups:
            self.band(self.result, f"{group.locator} {group.title}", 5)
            for criterion in group.criteria:
                self.condition(criterion, cells[criterion.id])
        self.overall(cells)

    def condition(self, criterion, cell: str):
        says = criterion.requires.says() + "。" + criterion.why
        proofs = "；".join(criterion.proofs)
        for column, (text, look) in enumerate(((criterion.locator, "line"), (criterion.title, "line"), ("", "verdict"), (criterion.quote, "line"), (says, "small"), (proofs, "small"))):
            self.result.write_string(self.row, column, text, self.looks[look])
        words = [(f"{WORK}!{cell}=\"{verdict.word}\"", f'"{word_of(criterion, verdict)}"') for verdict in Verdict]
        shown = first(words[:-1], words[-1][1]) if criterion.preference else f"{WORK}!{cell}"
        self.result.write_formula(self.row, 2, f"={shown}", self.looks["verdict"], word_of(criterion, MISSING))
        for verdict, look in self.colours.items():
            self.result.conditional_format(self.row, 2, self.row, 2, {"type": "cell", "criteria": "==", "value": f'"{word_of(criterion, verdict)}"', "format": look})
        self.result.set_row(self.row, 16 * max(1, -(-len(criterion.quote) // 21), -(-len(says) // 32), -(-len(proofs) // 25)))
        self.row += 1

    def overall(self, cells):
        """The line that the tool says too; preferences are not counted."""
        counted = [cells[criterion.id] for criterion in self.notice.criteria if not criterion.preference]
        for verdict in (UNMET, MISSING, REVIEW):
            self.work.line(f"{verdict.word}的条数", "+".join(f'({cell}="{verdict.word}")' for cell in counted))
        unmet, missing, review = (f"{WORK}!B{self.work.at - back}" for back in (3, 2, 1))
        text = f'IF({unmet}>0,"发现 "&{unmet}&" 项不满足"&IF({missing}>0,"，另有 "&{missing}&" 项待补充",""),' \
               f'IF({missing}>0,"还缺 "&{missing}&" 项数据","未发现不满足的条件，"&{review}&" 项由评审判断"))'
        for sheet in (self.fill, self.result):
            sheet.write_formula(1, 0, f"={text}", self.looks["overall"], f"还缺 {len(counted)} 项数据")
