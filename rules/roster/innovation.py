"""The figures of parts three and four of the form: research and patents of the small and medium enterprises, their people, platforms, cloud."""

from collections.abc import Iterator

from rules.shanghai_2023 import form, supplement
from rules.wording import shown

from .columns import BASE, BY_ID, LAST, YEARS
from .figure import Figure, Work, absent, figure, growth, money, ratio, total
from .groups import ticked
from .sums import Sum


def research(work: Work) -> Iterator[Figure]:
    """R&D spending, its share of revenue (填报说明第 16 条) and its growth from year to year."""
    spent = {year: work.sme_sum("rd_spending", year) for year in (BASE, *YEARS) if work.has("rd_spending", year)}
    if BASE in spent:
        yield total(supplement.rd_spending_2019, None, spent[BASE], f"{BASE} 年中小企业研发费用")
    for year in YEARS:
        if year not in spent:
            yield absent(supplement.rd_spending, year, ("rd_spending", year))
            continue
        yield total(supplement.rd_spending, year, spent[year], f"{year} 年中小企业研发费用", work.classed(year))
        if work.has("revenue", year):
            revenue = work.sme_sum("revenue", year)
            yield ratio(form.rd_intensity, year, spent[year], revenue, f"中小企业研发费用 {money(spent[year].value)} ÷ 营业收入 {money(revenue.value)}")
        if year - 1 in spent:
            yield faster(year, spent[year - 1], spent[year])


def faster(year: int, before: Sum, now: Sum) -> Figure:
    how = f"中小企业研发费用 {year - 1} 年 {money(before.value)}，{year} 年 {money(now.value)}"
    if before.value <= 0:
        return figure(form.rd_growth, year, None, f"{how}，算不出增速。", before, now)
    value = (now.value / before.value - 1) * 100
    return figure(form.rd_growth, year, value, f"{how}，增速 {shown(value, '%')}。", before, now)


def patents(work: Work) -> Iterator[Figure]:
    """Valid invention patents at the end of each year, and their growth."""
    held = {year: work.sme_sum("patents", year) for year in (BASE, *YEARS) if work.has("patents", year)}
    if BASE in held:
        yield total(supplement.sme_patents_2019, None, held[BASE], f"{BASE} 年末中小企业有效发明专利")
    for year in YEARS:
        yield total(supplement.sme_patents, year, held[year], f"{year} 年末中小企业有效发明专利") if year in held else absent(supplement.sme_patents, year, ("patents", year))
    lacks = [("patents", year) for year in (YEARS[0], LAST) if year not in held]
    yield absent(form.patent_growth, None, *lacks) if lacks else growth(form.patent_growth, held[YEARS[0]], held[LAST], "中小企业有效发明专利", "件")


def people(work: Work) -> Iterator[Figure]:
    """SME employees (填报说明第 19 条), the share of R&D staff, and patents per 10,000 (第 21 条)."""
    shares = ((form.rd_staff_share, "rd_staff", 100), (form.patents_per_10k, "patents", 10_000))
    if not work.has("employees", LAST):
        yield from (absent(field, None, ("employees", LAST)) for field in (form.sme_employees, *(field for field, _, _ in shares)))
        return
    staff = work.sme_sum("employees", LAST)
    yield total(form.sme_employees, None, staff, f"{LAST} 年末中小企业从业人员", work.classed(LAST))
    for field, column, scale in shares:
        if not work.has(column, LAST):
            yield absent(field, None, (column, LAST))
            continue
        part, known = work.sme_sum(column, LAST), BY_ID[column]
        yield ratio(field, None, part, staff, f"中小企业{known.name} {shown(part.value, known.unit)} ÷ 从业人员 {shown(staff.value, '人')}{' × 10,000' if scale > 100 else ''}", scale)


def digital(work: Work) -> Iterator[Figure]:
    """Platform use among the small and medium enterprises (第 23 条); cloud use among all (第 22 条)."""
    present, sme = work.who.present[LAST], work.who.sme[LAST]
    if work.has("platform", LAST):
        users, smes = work.count(present, sme, ticked(work.whole, "platform", LAST)), work.count(present, sme)
        yield figure(supplement.platform_users, None, users.value, f"应用工业互联网平台的中小企业共 {len(users.rows):,} 家。", users)
        yield ratio(form.platform_rate, None, users, smes, f"应用平台的中小企业 {len(users.rows):,} 家 ÷ 中小企业 {len(smes.rows):,} 家")
    else:
        yield from (absent(field, None, ("platform", LAST)) for field in (supplement.platform_users, form.platform_rate))
    if work.has("cloud", LAST):
        users, everyone = work.count(present, ticked(work.whole, "cloud", LAST)), work.count(present)
        yield ratio(form.cloud_share, None, users, everyone, f"上云企业 {len(users.rows):,} 家 ÷ 企业 {len(everyone.rows):,} 家（通知没有写怎样算）")
    else:
        yield absent(form.cloud_share, None, ("cloud", LAST))
