"""附件1 of 沪经信企〔2023〕304号 on paper: the cover and nine parts, row by row as printed."""

from rules.facts import NONE

from .docx import heading
from .filling import Filling
from .rows import (SMALL, TABLE, by_year, choice, down_the_years, free, gap, going_on, label, lines, one, one_line, pair,
                   prose, row, tick, tick_row, value, written, year_heads)
from .word import BODY, FANG, HEI, Cell, Look, Row, grid, paragraph, run, table, text

NAMED_AS = "(上海市 XX 区 XX 产业)"
PROMISE = ("本单位承诺此次申报中小企业特色产业集群的申请材料(包括附件资料)真实、合法。如有不实之处,本单位愿意负相应责任,"
           "并承担由此产生的一切后果。")
DATE_LINE = "年　　月　　日"
STANDARD_KINDS = {"international": "国际", "national": "国家", "industry": "行业", "group": "团体"}
NEW_PAGE = ("1", "2", "3", "8", "9")
TRADES_PER_LINE = 3
COVER = Look(size=30)  # 小三
ACROSS = 28  # places in the right half of the cover: a Chinese letter takes two


def pages(p: Filling) -> str:
    return "".join((cover(p), basics(p), industry(p), innovation(p), digital(p), green(p), openness(p), services(p), plan(p), signatures(p)))


def cover(p: Filling) -> str:
    told = tuple(filter(None, (p.text("applicant_contact"), p.text("applicant_phone"))))
    contact = NONE.value if told == ("无", "无") else ("　" if lines_of("　".join(told)) == 1 else "\n").join(told)
    filled = ((f"{p.field('cluster_name').label}：", p.text("cluster_name")), ("", NAMED_AS), (f"{p.field('district').label}：", p.text("district")),
              ("区中小企业主管部门(盖章)：", p.text("department")), (f"{p.field('applicant').label}：", p.text("applicant")),
              (f"{p.field('applied_on').label}：", p.text("applied_on")), ("联系人及联系电话：", contact))
    rows = [cover_row(words, said) for words, said in filled]
    more = sum(lines_of(said) - 1 for _, said in filled)
    return "".join((
        text("附件 1", Look(HEI, 32)),
        paragraph(before=1800), heading("上海市中小企业特色产业集群申报表", 0, after=1800),
        table(grid(78, 78), rows, lined=False),
        text("上海市经济和信息化委员会 制", BODY, align="center", before=max(2400 - 300 * more, 240)),
    ))


def cover_row(words: str, said: str) -> Row:
    look = COVER if words else SMALL
    return Row((Cell(text(words, look, align="right")), Cell(text(said, look, align="center"), under=bool(words))), height=700 if words else 300)


def lines_of(words: str) -> int:
    """How many the cover will need."""
    return sum(max(1, -(-sum(1 if letter.isascii() else 2 for letter in one) // ACROSS)) for one in words.split("\n"))


def part(p: Filling, id: str) -> str:
    title = next(part.title for part in p.notice.form.parts if part.id == id)
    new_page = id in NEW_PAGE
    return heading(title, new_page=new_page, before=0 if new_page else 360, after=120)


def basics(p: Filling) -> str:
    first = row(Cell(lines(f"{p.field('cluster_name').label}：", align="center") + lines(NAMED_AS, SMALL, "center")), value(p.text("cluster_name"), 3))
    return part(p, "1") + table(grid(56, 38, 22, 40), [
        first,
        one(p, "department", 3),
        pair(p, "department_contact", "department_phone"),
        one(p, "applicant", 3),
        pair(p, "applicant_contact", "applicant_phone"),
        one(p, "area", 3),
        row(label(p.field("industry_field").label), Cell(trades(p), 3)),
        *(choice(p, id, 3) for id in ("prohibited", "incidents", "misconduct", "energy_benchmark", "water_benchmark")),
    ])


def trades(p: Filling) -> str:
    """The fields of industry, several on a line, the two with a name on lines of their own."""
    beside = {"new_track": (": ", "new_track"), "future_industry": (": ", "future_industry")}
    options = p.field("industry_field").options
    plain = [option for option in options if option.id not in beside]
    groups = [plain[n:n + TRADES_PER_LINE] for n in range(0, len(plain), TRADES_PER_LINE)]
    groups += [[option] for option in options if option.id in beside]
    told = (run("　", TABLE).join(tick(p, "industry_field", option, beside) for option in group) for group in groups)
    none = lines(NONE.value) if p.is_none("industry_field") else ""
    return "".join(map(one_line, told)) + none


def industry(p: Filling) -> str:
    yearly = ("enterprises", "smes", "specialized", "giants", "champions", "hightech", "innovative")
    return part(p, "2") + table(grid(66, 30, 30, 30), [
        year_heads(p, "output", "年度"),
        *(by_year(p, id) for id in ("output", "sme_share", "leading_share")),
        one(p, "leading_growth", 3),
        *(by_year(p, id) for id in yearly),
    ]) + gap() + table(grid(36, 120), [free(p, "chain_text", 1), *(tick_row(p, id) for id in ("chain_work", "sharing_work", "quality_work"))])


def innovation(p: Filling) -> str:
    return part(p, "3") + table(grid(39, *[13] * 9), [
        year_heads(p, "rd_intensity", "年度", 3),
        by_year(p, "rd_intensity", 3), by_year(p, "rd_growth", 3), *standards(p),
    ]) + gap() + table(grid(38, 60, 58), [
        *platforms(p),
        *(one(p, id, 1, 2) for id in ("sme_employees", "rd_staff_share", "pct_applications", "patent_growth", "patents_per_10k")),
        row(label(p.field("patent_inventory").label, 2), Cell(counted(p, "patent_inventory", "个") + lines("(需提供清单及佐证材料)", align="center"))),
    ])


def standards(p: Filling) -> list[Row]:
    """Four kinds of standards by three years: led and joined."""
    first = p.field("standards_international_led")
    heads = [label(words, look=SMALL) for _ in first.years for words in ("类别", "主持数量", "参与数量")]
    rows = [row(label(first.label, 1, "restart"), *heads)]
    for key, kind in STANDARD_KINDS.items():
        cells = [cell for year in first.years for cell in (label(kind, look=SMALL), *(
            value(p.text(f"standards_{key}_{role}", year), look=SMALL) for role in ("led", "joined")))]
        rows.append(row(going_on(), *cells))
    return rows


def platforms(p: Filling) -> list[Row]:
    rows = []
    for n, id in enumerate(("platforms_national", "platforms_city", "platforms_other")):
        first = label("创新平台建设情况(需提供清单及佐证材料)", 1, "restart") if n == 0 else going_on()
        named = one_line(run("名称: ", TABLE) + written(p.text(f"{id}_names")))
        rows.append(row(first, label(p.field(id).label), Cell(counted(p, id, "个", "数量: ", "") + named)))
    return rows


def counted(p: Filling, id: str, unit: str, before: str = "", align: str = "center") -> str:
    """A number on its line with its unit: ___12___ 个."""
    unit = "" if p.is_none(id) else f" {unit}"
    return one_line(run(before, TABLE) + written(p.text(id)) + run(unit, TABLE), align)


def digital(p: Filling) -> str:
    spending = p.field("software_spending")
    return part(p, "4") + table(grid(54, 34, 34, 34), [
        one(p, "cloud_share", 3), one(p, "platform_rate", 3), choice(p, "software_rising", 3),
        row(label(spending.label, 1, "restart"), *(label(f"{year} 年") for year in spending.years)),
        row(going_on(), *(value(p.text(spending.id, year)) for year in spending.years)),
        free(p, "digital_text", 3, "(应描述集群新兴信息基础设施建设情况、数字化装备和系统应用情况)"),
        tick_row(p, "digital_services", 3, note="", other=("", "digital_services_other")),
        tick_row(p, "digital_modes", 3, note="", lead="集群已开展的数字化新模式新业态推广工作:", other=("", "digital_modes_other")),
    ])


def green(p: Filling) -> str:
    formula = lines(f"（注：{p.field('co2_formula').cell}）") + (one_line(written(p.text("co2_formula"))) if p.text("co2_formula") else "")
    systems = ("green_factories", "green_parks", "green_supply_chains", "green_products")
    counts = "".join(one_line(run(p.field(id).cell, TABLE) + written(p.text(id))) for id in systems)
    return part(p, "5") + table(grid(50, 28, 78), [
        choice(p, "carbon_monitoring", 2, "（如涉及，需提供佐证材料）"),
        *down_the_years(p, "co2_intensity", (row(going_on(), Cell(formula, 2)),)),
        tick_row(p, "low_carbon_work", 2, other=("", "low_carbon_other")),
        one(p, "energy_reduction", 2),
        one(p, "solid_waste", 2), choice(p, "solid_waste_above", 2), one(p, "water_reuse", 2), choice(p, "water_reuse_above", 2),
        free(p, "green_text", 2), tick_row(p, "green_work", 2),
        row(label(p.field("green_factories").label), Cell(counts + lines("（注：需提供清单及佐证材料）"), 2)),
    ])


def openness(p: Filling) -> str:
    branches = counted(p, "overseas_branches", "个") + lines("（需提供清单及相关佐证材料）", align="center")
    return part(p, "6") + table(grid(50, 28, 78), [
        tick_row(p, "exchange_work", 2, introduced=("（需说明何种技术、何种经验和人才）", "introduced_what"), other=("", "exchange_other")),
        row(label(p.field("overseas_branches").label), Cell(branches, 2)),
        free(p, "openness_text", 2), *down_the_years(p, "export_growth"), *down_the_years(p, "fdi_growth"),
    ])


def services(p: Filling) -> str:
    return part(p, "7") + table(grid(40, 116), [
        free(p, "environment_text", 1),
        tick_row(p, "service_platforms", lead="集群已建设的中小企业公共服务平台：", other=("", "service_platforms_other")),
        tick_row(p, "services", lead="集群已提供的中小企业公共服务：", other=("", "services_other")),
        tick_row(p, "governance_work"),
    ])


def plan(p: Filling) -> str:
    """Running text under the headings that the form prescribes, each with the form's own words on what it asks for."""
    second = Look(FANG, 32, bold=True)

    def section(id: str, look: Look) -> str:
        field = p.field(id)
        hint = field.hint if id != "plan_goals" else f"({field.hint})"
        asked = lines(hint, SMALL, indent=200) if hint else ""
        return lines(field.label, look, keep=True, indent=200) + asked + prose(p.text(id), BODY)

    return "".join((
        part(p, "8"), text("(2000字以内)", SMALL, align="center"),
        section("plan_intro", Look(HEI)), section("plan_results", Look(HEI)),
        lines("三、未来三年中小企业特色产业集群发展规划", Look(HEI), keep=True, indent=200),
        *(section(id, second) for id in ("plan_approach", "plan_goals", "plan_tasks", "plan_safeguards")),
    ))


def signatures(p: Filling) -> str:
    promise = prose(PROMISE, TABLE) + lines("\n\n") + signed("单位负责人(签字):", "申报单位(公章):")
    advice = lines("\n\n\n\n\n") + signed("推荐单位(公章):")
    rows = [Row((label(name), Cell(body, top=True)), height=height) for name, body, height in (
        (p.field("declaration").label, promise, 5200), (p.field("recommendation").label.replace(" ", ""), advice, 5600))]
    return part(p, "9") + table(grid(36, 120), rows)


def signed(*names: str) -> str:
    return "".join(lines(name, left=2600, before=240) for name in names) + lines(DATE_LINE, align="right", before=360)
