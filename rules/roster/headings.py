"""Which column a heading means, and in which rows the headings stand. Compares whole words, never parts: 研发费用占比 is not 研发费用."""

import re
from collections.abc import Sequence
from functools import lru_cache, reduce
from itertools import zip_longest
from typing import NamedTuple

from rules.entry import UNSEEN, WIDE

from .brackets import another
from .columns import COLUMNS, KNOWN_YEARS, LAST, TITLE_COLUMNS, Column, Kind

Rows = list[list[str]]
SEARCHED = 40  # the headings stand in the first rows
QUOTES = re.compile(r"[\s\"'“”‘’《》「」『』*_:：?？]+")
COLON = re.compile(r"(?<!单位)[:：](?=(?:万元|亿元|千元|百万元|元|人|件|家|个)$)")  # 营业收入：万元
BRACKETS = re.compile(r"[(（\[【〔]([^()（）\[\]【】〔〕]*)[)）\]】〕]")
NUMBERING = re.compile(r"^[(（]?[0-9]{1,2}[)）.、．]|^[一二三四五六七八九十]+[、.]")
WHOLE_DATE = re.compile(r"(20[0-9]{2})[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?(?:0*:?0*)*")
YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})(?![0-9])(?:年度|年末|年底|年)?|(?<![0-9])([0-9]{2})(?:年度|年末|年底|年)")
MONTHS = re.compile(r"(?<![0-9])0?1月?[-—~至到]12月份?")  # of a whole year
BESIDE = ("核对项目", "年度", "清单合计", "申报表", "核对")  # the checks that stand beside a list of the papers
UNIT = re.compile(r"(?:(?:计量)?单位)?(?:人民币)?(万元|亿元|千元|百万元|元|人|名|件|个|项|家|户|%|万|百万|亿)(?:人民币)?(?:/年)?")
TITLE_UNIT = re.compile(r"(?<!填报)(?<!填表)(?<!报送)(?<!编制)(?<!制表)单位\s*[:：]\s*(?:人民币)?\s*(亿元|百万元|万元|千元|元)(?![\u4e00-\u9fff])")  # 填报单位：元创公司 is somebody
LEADS = ("截至", "截止", "全年", "年度", "年末", "期末", "其中", "集群", "企业", "公司", "单位", "是否", "为", "属于", "属", "已", "有", "获评", "获得", "获", "认定", "评为", "应用", "接入", "使用", "入选", "列入")
TAILS = ("情况", "企业", "称号", "资质", "认定", "数量", "总额", "金额", "合计", "总计", "总数", "人数", "件数", "数", "期末", "年末", "标识", "是否", "/是/否", "是/否", "是或否", "填是或否")


class Heading(NamedTuple):
    """What a heading was taken for. column None: nothing known; why: then perhaps a sentence, and the year if that is all that is against it. is_dated: it names its year."""

    column: Column | None
    year: int | None = None
    unit: str = ""
    loose: bool = False
    why: str = ""
    is_dated: bool = False


class Header(NamedTuple):
    """rows: the numbers of the heading rows, from 1; texts: the headings, column by column."""

    rows: tuple[int, ...]
    texts: tuple[str, ...]
    score: int = 0


def stem(text: str) -> str:
    return re.sub(r"[、/／和及与,，()（）\[\]【】\-—－]", "", text)


STEMS = {stem(QUOTES.sub("", words)): (one, loose) for loose, of in ((True, "loose"), (False, "headings"))
         for one in COLUMNS for words in getattr(one, of)}


@lru_cache(maxsize=4096)
def heading(text: str) -> Heading:
    """2021年营业收入（万元） is revenue of 2021 in 万元."""
    said = COLON.sub("/", "".join(text.translate(WIDE).translate(UNSEEN).split()))
    said = MONTHS.sub("", NUMBERING.sub("", QUOTES.sub("", said)))
    years = {int(year) for year in WHOLE_DATE.findall(said)}
    said = WHOLE_DATE.sub("", said)
    years |= years_in(said)
    said, unit = without_unit(YEAR.sub("", said))
    (found, loose), brackets = meant(said), []
    if found is None:
        brackets, (found, loose) = BRACKETS.findall(said), meant(BRACKETS.sub("", said))
    if found and (another(found, unit, brackets) or several(found, said)):
        return Heading(None, why=f"「{text.strip()}」说的可能不是「{found.name}」，没有用到；就是的，请手工指定。")
    if found is None or len(years) > 1:
        return Heading(None)
    year = years.pop() if years else None
    if year and not found.yearly:
        year = None
    if year and year not in KNOWN_YEARS:
        return Heading(None, year, why=f"「{text.strip()}」不在 {KNOWN_YEARS[0]}—{LAST} 年，没有用到。")
    return Heading(found, (year or LAST) if found.yearly else None, unit if found.kind == Kind.MONEY else "", loose, is_dated=bool(year))


def years_in(said: str) -> set[int]:
    return {int(long) if long else 2000 + int(short) for long, short in YEAR.findall(said)}


def several(column: Column, said: str) -> bool:
    """专精特新/小巨人: either title, and the list does not say which."""
    parts = (meant(part)[0] for part in re.split("[/／、或]", BRACKETS.sub("", said)))
    return column.id in TITLE_COLUMNS and len({one.id for one in parts if one and one.id in TITLE_COLUMNS}) > 1


def without_unit(said: str) -> tuple[str, str]:
    """The text without its unit, and the unit: in brackets, or after a stroke or 单位."""
    unit = ""
    for words in BRACKETS.findall(said):
        parts = re.split("[,，、;；]", words)
        if fits := next(filter(None, map(UNIT.fullmatch, parts)), None):
            unit = fits[1]
            rest = "".join(part for part in parts if part != fits[0])
            said = re.sub(r"[(（\[【〔]" + re.escape(words) + r"[)）\]】〕]", f"({rest})" if rest else "", said)
    if not unit and (fits := re.search(r"(?:单位|[/／,，]|(?<=[)）]))(万元|亿元|千元|百万元|元|人|件|家|个)$", said)):
        unit, said = fits[1], said[:fits.start()]
    return said, {"万": "万元", "百万": "百万元", "亿": "亿元"}.get(unit, unit)


def meant(said: str) -> tuple[Column | None, bool]:
    for variant in variants(stem(said)):
        column, loose = STEMS.get(variant, (None, False))
        if column and (column.kind != Kind.NAME or variant == stem(said)):  # 企业数量 is not 企业
            return column, loose
    return None, False


def variants(words: str) -> list[str]:
    """The words, then without what may stand before and behind them, nearest first."""
    found = [words]
    for one in found:
        if len(found) > 60:
            break
        found += [one[len(lead):] for lead in LEADS if one.startswith(lead) and one[len(lead):] not in found]
        found += [one[:-len(tail)] for tail in TAILS if one.endswith(tail) and one[:-len(tail)] not in found]
    return [one for one in found if one]


def header(rows: Rows) -> Header | None:
    """The heading rows with most known columns; they have to name the enterprises."""
    best = None
    for at in range(min(len(rows), SEARCHED)):
        if best and at > best.rows[-1] + 3:
            break
        better = deepest(rows, at + 1)
        if better.score > (best.score if best else 1) or best and better.score == best.score and better.rows[-1] == best.rows[-1]:  # a title above adds nothing
            best = better
    return best


def deepest(rows: Rows, first: int) -> Header:
    """One row, or up to three read as one (营业收入 above 2020 2021 2022) where more is known of them together than of each."""
    best = together(rows, (first,))
    alone = best.score
    for last in range(first + 1, min(first + 2, len(rows)) + 1):
        more, alone = together(rows, range(first, last + 1)), max(alone, score(rows[last - 1]))
        if more.score > max(best.score, alone) or more.score == best.score and units_only(rows[last - 1]):
            best = more
    return best


def score(texts) -> int:
    """How many different columns are known; none where the enterprises are not named."""
    known = {(one.column.id, one.year) for text in texts if 0 < len(text) < 60 and (one := heading(text)).column}
    return len(known) if {"name", "code"} & {name for name, _ in known} else 0


def units_only(row: list[str]) -> bool:
    said = [text for text in row if text.strip()]
    return bool(said) and all(UNIT.fullmatch(BRACKETS.sub(r"\1", QUOTES.sub("", text))) or YEAR.fullmatch(text.strip()) for text in said)


def together(rows: Rows, numbers: Sequence[int]) -> Header:
    """Heading rows as one. numbers: of the rows, from 1."""
    lines = [rows[number - 1] for number in numbers]
    until = next(filter(None, map(beside, lines)), None)
    texts = reduce(under, (line if beside(line) else line[:until] for line in lines))
    return Header(tuple(numbers), tuple(texts), score(texts))


def under(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Headings with what stands below them; a merged cell above holds its text only in its first column."""
    texts, last = [], ""
    for above, below in zip_longest((text.strip() for text in upper), (text.strip() for text in lower), fillvalue=""):
        last = above or (last if below else "")
        both = f"{last}（{below}）" if UNIT.fullmatch(below) else f"{last}{below}"
        texts.append(below if below and not heading(both).column and heading(below).column else both)
    return texts


def beside(row: Sequence[str]) -> int | None:
    """Where the checks beside a list begin, if there are any: what stands below them is no second row of headings."""
    return next((at for at in range(len(row)) if tuple(row[at:at + len(BESIDE)]) == BESIDE), None)


def unit_above(rows: Rows, header_at: int) -> str:
    """单位：万元 in a title row above the headings."""
    for row in rows[:header_at]:
        for text in row:
            if fits := TITLE_UNIT.search(text.translate(WIDE)):
                return fits[1]
    return ""
