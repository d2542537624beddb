"""The totals and checks of a list as spreadsheet formulas: they say what sheets.py works out, and go on doing so when rows are added."""

from fractions import Fraction

from xlsxwriter.utility import xl_col_to_name

from rules.wording import written

from .filling import Filling
from .sheets import AGREED, APART, NO_FIGURE, NO_LIST, PARTIAL, Sheet, Total, form_figure


def total(sheet: Sheet, total: Total, filling: Filling, area: tuple[int, int]) -> str:
    """area: first and last row of the list, counted from 1."""
    part = times(added(sheet, total.where, total.add, area), total.times)
    if total.over is not None:
        whole = form_figure(filling, total.over)
        return f'=IFERROR({part}/{written(whole)},"")' if whole else '=""'
    if total.whole is not None:
        return f'=IFERROR({part}/{added(sheet, total.whole, total.add, area)},"")'
    return f"={part}"


def times(part: str, factor: Fraction) -> str:
    if factor == 1:
        return part
    return f"{part}*{factor}" if factor.denominator == 1 else f"{part}*{factor.numerator}/{factor.denominator}"


def added(sheet: Sheet, where: dict[str, str], add: str, area: tuple[int, int]) -> str:
    conditions = ",".join(f'{column(sheet.place(id), area)},"{words}"' for id, words in where.items())
    if add:
        amounts = column(sheet.place(add), area)
        return f"SUMIFS({amounts},{conditions})" if conditions else f"SUM({amounts})"
    return f"COUNTIFS({conditions})" if conditions else f"COUNTA({column(1, area)})"


def column(place: int, area: tuple[int, int]) -> str:
    name = xl_col_to_name(place)
    return f"${name}${area[0]}:${name}${area[1]}"


def twice(place: int, area: tuple[int, int]) -> str:
    """Whether what stands in the first row stands in another too. A spreadsheet's own rule for that looks at fifteen digits of a code only."""
    here = f"${xl_col_to_name(place)}{area[0]}"
    return f'=AND({here}<>"",SUMPRODUCT(({column(place, area)}={here})*1)>1)'


def agreement(worked: str, said: str, sheet: Sheet, total: Total, area: tuple[int, int]) -> str:
    filled = ",".join(f"COUNTA({column(place, area)})" for place in (1, *map(sheet.place, total.columns)))
    told = f'IF(ROUND(N({worked}),2)=ROUND({said},2),"{AGREED}",IF(MIN({filled})=0,"{NO_LIST}","{APART}"))'
    if total.add:
        told = f'IF({texts(sheet, total, area)}>0,"{PARTIAL}",{told})'
    return f'=IF({said}="","{NO_FIGURE}",{told})'


def texts(sheet: Sheet, total: Total, area: tuple[int, int]) -> str:
    """How many amounts of the sum are no numbers."""
    conditions = "".join(f'*({column(sheet.place(id), area)}="{word}")' for id, word in total.widest.items())
    return f"SUMPRODUCT(ISTEXT({column(sheet.place(total.add), area)})*1{conditions})"


def counted(area: str) -> str:
    return f'="与申报表核对：一致 "&COUNTIF({area},"一致")&" 项，不一致 "&COUNTIF({area},"不一致")&" 项，待填 "&COUNTIF({area},"*待填")&" 项"'


def said(words: list[str]) -> str:
    """What `counted` shows for these checks."""
    open_ones = sum(word.endswith("待填") for word in words)
    return f"与申报表核对：一致 {words.count('一致')} 项，不一致 {words.count('不一致')} 项，待填 {open_ones} 项"


def more(wanted: int, area: tuple[int, int]) -> str:
    """How many rows a list lacks of those that the form's counts ask for, put to what `counted` shows."""
    there = f"COUNTA({column(1, area)})"
    return f'&IF({there}<{wanted},"；按申报表至少还要列 "&({wanted}-{there})&" 行","")' if wanted else ""


def more_said(lacking: int) -> str:
    return f"；按申报表至少还要列 {lacking} 行" if lacking > 0 else ""
