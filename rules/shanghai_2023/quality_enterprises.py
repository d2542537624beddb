"""2、优质企业梯度培育成效显著: one champion or little giant, or ten different titled enterprises."""

from rules.distinct import DifferentEnterprises
from rules.figures import Total
from rules.joined import AnyOf, given, the
from rules.notice import Criterion, Example, Group
from rules.verdict import MET, MISSING, UNMET

from .form import YEARS, champions, giants, hightech, innovative, specialized
from .supplement import city_champions, different_enterprises

LAST = YEARS[-1]
champion = Total(name="制造业单项冠军和专精特新“小巨人”企业合计", unit="家",
                 parts=(given(champions, LAST), given(city_champions), given(giants, LAST)))
different = given(different_enterprises, none_is_zero=False)  # 「无」不是家数，是还没有数过
titled = tuple(given(field, LAST) for field in (specialized, innovative, hightech))

GROUP = Group(
    id="quality_enterprises",
    locator="2",
    title="优质企业梯度培育成效显著",
    clause="""集群拥有不少于 1 家主导产业的制造业单项冠军企业（市级或国家级）或专精特新“小巨人”企业，或者不少于 10 家专精特新中小企业、创新型中小企业或国家级高新技术企业。""",
    criteria=(
        Criterion(
            id="quality_enterprises",
            locator="2",
            title="优质企业数量",
            quote="集群拥有不少于 1 家主导产业的制造业单项冠军企业（市级或国家级）或专精特新“小巨人”企业，或者不少于 10 家专精特新中小企业、创新型中小企业或国家级高新技术企业",
            requires=AnyOf(parts=(
                the(champion).at_least(1),
                DifferentEnterprises(who="专精特新、创新型、高新技术企业", counts=titled, different=different, bound=10),
            )),
            why="一家企业可以有几个称号，所以「10 家」按不同的企业数。通知没有写明看哪一年；申报表逐年填，这里看最近一年（2022 年）。"
                "申报表只有国家级单项冠军一栏，条文也认市级，所以另外问市级。",
        ),
    ),
    examples=(
        Example(says="有 1 家“小巨人”就够，其他不必再看", given={"giants": {"2022": 1}}, expect={"quality_enterprises": MET}),
        Example(says="没有冠军和“小巨人”，专精特新 10 家：其中一类已够", given={"champions": {"2022": 0}, "city_champions": 0, "giants": {"2022": 0}, "specialized": {"2022": 10}}, expect={"quality_enterprises": MET}),
        Example(says="三类合计 9 家：即使都不重复也不到 10 家", given={"champions": {"2022": 0}, "city_champions": 0, "giants": {"2022": 0}, "specialized": {"2022": 3}, "innovative": {"2022": 3}, "hightech": {"2022": 3}}, expect={"quality_enterprises": UNMET}),
        Example(says="三类合计 15 家，每类都不到 10 家：要看去重后有几家", given={"champions": {"2022": 0}, "city_champions": 0, "giants": {"2022": 0}, "specialized": {"2022": 5}, "innovative": {"2022": 5}, "hightech": {"2022": 5}}, expect={"quality_enterprises": MISSING}),
    ),
)
