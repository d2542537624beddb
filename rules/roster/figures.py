"""All figures of a list, in the order of the form: output, enterprises, titles here; research, people and digital in their own file."""

from collections.abc import Iterator

from rules.shanghai_2023 import form, supplement

from .columns import BASE, BY_ID, LAST, YEARS
from .figure import Figure, Work, absent, extra, figure, growth, money, quotient, ratio, total
from .groups import DIFFERENT
from .innovation import digital, patents, people, research

TITLES = {"specialized": form.specialized, "giants": form.giants, "champions": form.champions, "city_champions": supplement.city_champions,
          "hightech": form.hightech, "innovative": form.innovative}


def figures(work: Work) -> list[Figure]:
    return [one for part in (outputs, leading, enterprises, titles, research, patents, people, digital) for one in part(work)]


def outputs(work: Work) -> Iterator[Figure]:
    """The whole cluster's output, and the small and medium enterprises' share of it."""
    column = work.who.output
    if work.has(column, BASE):
        yield total(supplement.output_2019, None, work.sum(work.who.everyone, column, BASE), f"{BASE} 年{work.measure}")
    for year in YEARS:
        if not work.has(column, year):
            yield from (absent(field, year, (column, year)) for field in (form.output, supplement.sme_output, form.sme_share))
            continue
        whole, part = work.sum(work.who.everyone, column, year), work.sme_sum(column, year)
        yield total(form.output, year, whole, f"{year} 年{work.measure}")
        yield total(supplement.sme_output, year, part, f"{year} 年中小企业{work.measure}", work.classed(year))
        yield ratio(form.sme_share, year, part, whole, f"中小企业{work.measure} {money(part.value)} ÷ 全部 {money(whole.value)}")


def leading(work: Work) -> Iterator[Figure]:
    """The leading industry's output, its share, and its growth."""
    group, column = work.who.leading, work.who.output
    if group and work.has(column, BASE):
        yield total(supplement.leading_output_2019, None, work.sum(group, column, BASE), f"{BASE} 年主导产业{work.measure}")
    for year in YEARS:
        lacks = [*([] if group is not None else [("leading", LAST)]), *([] if work.has(column, year) else [(column, year)])]
        if lacks:
            yield from (absent(field, year, *lacks) for field in (supplement.leading_output, form.leading_share))
            continue
        whole, part = work.sum(work.who.everyone, column, year), work.sum(group, column, year)
        yield total(supplement.leading_output, year, part, f"{year} 年主导产业{work.measure}")
        yield ratio(form.leading_share, year, part, whole, f"主导产业{work.measure} {money(part.value)} ÷ 全部 {money(whole.value)}")
    lacks = [*([] if group is not None else [("leading", LAST)]), *((column, year) for year in (YEARS[0], LAST) if not work.has(column, year))]
    yield absent(form.leading_growth, None, *lacks) if lacks else growth(
        form.leading_growth, work.sum(group, column, YEARS[0]), work.sum(group, column, LAST), f"主导产业{work.measure}", "万元")


def enterprises(work: Work) -> Iterator[Figure]:
    for year in YEARS:
        everyone, smes = work.count(work.who.present[year]), work.count(work.who.present[year], work.who.sme[year])
        basis = "名单中的企业" if year == LAST else f"名单中 {year} 年已成立或有{work.measure}数（含 0）的企业"
        yield figure(form.enterprises, year, everyone.value, f"{basis}共 {len(everyone.rows):,} 家。", everyone)
        yield figure(form.smes, year, smes.value, f"{basis}中，中型、小型、微型共 {len(smes.rows):,} 家{work.classed(year)}。", smes)
        value, how = quotient(smes, everyone, f"中小企业 {len(smes.rows):,} 家 ÷ 企业 {len(everyone.rows):,} 家", 100, "%")
        yield extra("sme_count_share", f"{year} 年中小企业家数占比", "%", year, value, f"{how}这是家数占比，不是产值占比，不能填到「中小企业产值占比」。", smes, everyone)


def titles(work: Work) -> Iterator[Figure]:
    """主导产业相关的 …: of the leading industry, where the list says which that is."""
    scope = "主导产业企业中，" if work.who.leading is not None else "表中没有「是否主导产业」，按全部企业："
    for name, field in TITLES.items():
        for year in field.years or (LAST,):
            asked = year if field.years else None
            if (name, year) in work.who.titles:
                held = work.count(work.who.titles[name, year])
                yield figure(field, asked, held.value, f"{scope}{BY_ID[name].name}共 {len(held.rows):,} 家。", held)
            elif year == LAST:
                yield absent(field, asked, (name, year))
    yield different(work, scope)


def different(work: Work, scope: str) -> Figure:
    """One enterprise with several titles counts once; without one of the three columns the number is a lower bound."""
    field, names = supplement.different_enterprises, "、".join(BY_ID[name].name for name in DIFFERENT)
    lacks = [name for name in DIFFERENT if (name, LAST) not in work.who.titles]
    if work.who.different is None:
        return absent(field, None, *((name, LAST) for name in lacks))
    held = work.count(work.who.different)
    one = figure(field, None, held.value, f"{scope}{names}，一家有几个称号只算一家，共 {len(held.rows):,} 家。", held)
    return one._replace(doubts={**one.doubts, **{f"表中没有「{BY_ID[name].name}」一列，少计了这一类": [] for name in lacks}})
