"""沪经信企〔2023〕304号, whole: its form, its groups in its order, its procedure, its contacts."""

from datetime import date

from rules.consistency import (
          Agrees,
          BetweenLargestAndSum,
          FallsInPrint,
          NotAfter,
          NotMore,
          NotOfNothing,
          SameScale,
)
from rules.facts import Kind
from rules.joined import given
from rules.notice import Notice
from rules.plausible import Fractions, NotBelowNothing, NotBelowZero, NotBeyond, Percentages
from rules.texts import Beside, Named, NotBoth, NotTooLong, SaidTwice

from . import (
          basics,
          core_strength,
          digital,
          form,
          governance,
          green,
          innovation,
          openness,
          procedure,
          quality_enterprises,
          supplement,
          supply_chain,
)
from .cases import CASES
from .districts import DISTRICTS
from .supplement import FORM

SHARES = (form.sme_share, form.leading_share, form.rd_intensity, form.rd_staff_share, form.cloud_share, form.platform_rate,
          form.solid_waste, form.water_reuse)
MONEY = ((supplement.output_2019, form.output), (supplement.sme_output,), (supplement.leading_output_2019, supplement.leading_output),
         (supplement.rd_spending_2019, supplement.rd_spending))  # in 亿元, each a series of years
GROWTHS = (form.leading_growth, form.rd_growth, form.patent_growth, form.export_growth, form.fdi_growth)
TITLES = (form.specialized, form.giants, form.champions, form.hightech, form.innovative)
OF_SMES = (form.sme_share, supplement.sme_output, form.rd_intensity, supplement.rd_spending, form.sme_employees, supplement.sme_patents, form.pct_applications,
           form.patent_inventory, form.platform_rate)
PLAN = (form.plan_intro, form.plan_results, form.plan_approach, form.plan_goals, form.plan_tasks, form.plan_safeguards)

CHECKS = (
    Percentages(fields=SHARES, large=(form.sme_share, form.leading_share, form.platform_rate, form.cloud_share, form.rd_staff_share, form.solid_waste, form.water_reuse)),
    NotBelowZero(fields=(form.area, *(field for series in MONEY for field in series), form.patents_per_10k, form.software_spending, form.co2_intensity), never_zero=(form.area,)),
    Fractions(fields=GROWTHS),
    NotBelowNothing(fields=GROWTHS),
    NotMore(parts=(form.smes, *TITLES), whole=form.enterprises),
    NotMore(parts=(supplement.city_champions, supplement.different_enterprises), whole=form.enterprises),
    NotMore(parts=(supplement.platform_users, form.specialized, form.innovative), whole=form.smes),  # 后两种也是中小企业
    NotMore(parts=(supplement.sme_output, supplement.leading_output, supplement.rd_spending), whole=form.output),
    NotMore(parts=(supplement.leading_output_2019, supplement.rd_spending_2019), whole=supplement.output_2019),
    NotMore(parts=(supplement.platforms_district,), whole=form.platforms_other),
    NotMore(parts=(supplement.sme_patents,), whole=form.patent_inventory),  # 包括发明专利；未注明年度的截止到最后一年年底（填报说明第 5 条）
    NotOfNothing(parts=(form.cloud_share,), whole=form.enterprises),
    NotOfNothing(parts=OF_SMES, whole=form.smes),
    NotOfNothing(parts=(form.rd_staff_share, form.patents_per_10k), whole=form.sme_employees),
    BetweenLargestAndSum(counts=quality_enterprises.titled, different=quality_enterprises.different),
    *(Agrees(stated=given(form.sme_share, year), worked=(core_strength.sme_each.figures[i].ways[0],)) for i, year in enumerate(form.YEARS)),
    *(Agrees(stated=given(form.leading_share, year), worked=(core_strength.leading_each.figures[i].ways[0],)) for i, year in enumerate(form.YEARS)),
    Agrees(stated=given(form.leading_growth), worked=(core_strength.two_steps, core_strength.three_steps)),
    *(Agrees(stated=given(form.rd_intensity, year), worked=(innovation.rd_intensity(year),)) for year in form.YEARS),
    *(Agrees(stated=given(form.rd_growth, year), worked=(innovation.rd_amounts(year - 1, year),)) for year in form.YEARS),
    Agrees(stated=given(form.patent_growth), worked=(innovation.patents_two_steps, innovation.patents_three_steps)),
    Agrees(stated=given(form.patents_per_10k), worked=(innovation.patents_per_10k,)),
    Agrees(stated=given(form.platform_rate), worked=(digital.platform_use,)),
    SameScale(series=(*MONEY, (form.software_spending,), (form.co2_intensity,), (form.enterprises,), (form.smes,), (supplement.sme_patents_2019, supplement.sme_patents))),
    FallsInPrint(field=form.co2_intensity),
    NotBeyond(fields=tuple(field for series in MONEY for field in series), most=10_000),
    NotAfter(day=supplement.founded_on, last=supplement.assessed_on, default=form.ASSESSED_ON),
    Beside(form=FORM),
    Named(counts=((form.platforms_national, form.platforms_national_names), (form.platforms_city, form.platforms_city_names), (form.platforms_other, form.platforms_other_names))),
    SaidTwice(asked=form.carbon_monitoring, boxes=form.low_carbon_work, box="monitoring"),
    NotBoth(first=(supplement.applicant_kind, "operator"), second=(supplement.operating_body, "no")),
    *(NotTooLong(fields=(field,), limit=field.limit, name=field.name) for field in FORM.fields if field.kind == Kind.TEXT and field.limit),
    NotTooLong(fields=PLAN, limit=2000, name="未来三年发展规划"),
)

NOTICE = Notice(
    id="shanghai-2023-304",
    title="上海市经济信息化委关于组织申报 2023年上海市中小企业特色产业集群的通知",
    number="沪经信企〔2023〕304号",
    issued=date(2023, 3, 30),
    assessed_on=form.ASSESSED_ON,
    form=FORM,
    groups=(procedure.GROUP, basics.GROUP, core_strength.GROUP, quality_enterprises.GROUP, supply_chain.GROUP,
            innovation.GROUP, digital.GROUP, green.GROUP, openness.GROUP, governance.GROUP),
    steps=procedure.STEPS,
    districts=DISTRICTS,
    checks=CHECKS,
    cases=CASES,
    superseded="此后又有沪经信规范〔2024〕1号和新的年度通知，条件可能已有变化，请向所在区中小企业主管部门核实。",
)
