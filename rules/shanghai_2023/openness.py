"""7、积极参与产业开放合作: international cooperation, exchange, branches and trade."""

from rules.choices import any_tick, then_judged, ticked
from rules.joined import AnyOf, given, the
from rules.notice import Criterion, Example, Group
from rules.verdict import MET, REVIEW, UNMET

from .form import YEARS, exchange_work, export_growth, overseas_branches

exports = AnyOf(parts=tuple(the(given(export_growth, year, none_is_zero=True)).more_than(0) for year in YEARS), in_full=True)

GROUP = Group(
    id="openness",
    locator="7",
    title="积极参与产业开放合作",
    clause="""集群参与主导产业国际合作机制或交流活动，开展技术、管理、人才或资本等方面交流合作，通过设置海外分支机构等方式，推动产品和服务对外贸易快速发展。""",
    criteria=(
        Criterion(id="international", locator="7-1", title="国际合作交流", quote="集群参与主导产业国际合作机制或交流活动", requires=any_tick(exchange_work)),
        Criterion(
            id="exchange",
            locator="7-2",
            title="技术、管理、人才或资本交流",
            quote="开展技术、管理、人才或资本等方面交流合作",
            requires=ticked(exchange_work, "introduced", "foreign_park", review=("mechanism", "exhibition", "conference", "other"),
                            because="看不出是不是技术、管理、人才或资本方面的交流合作，由评审判断；请准备能说明内容的材料"),
            why="引进技术、经验、人才，或与境外产业园区合作，直接对应本条；只有其他活动时，由评审判断。",
        ),
        Criterion(
            id="trade",
            locator="7-3",
            title="海外机构和对外贸易",
            quote="通过设置海外分支机构等方式，推动产品和服务对外贸易快速发展",
            requires=then_judged(AnyOf(parts=(the(overseas_branches).at_least(1), exports), in_full=True)),
            why="既没有境外分支机构、各年出口也都没有增长的，不满足；有其一的，「快速发展」没有量化标准，由评审判断。",
        ),
    ),
    examples=(
        Example(says="只参加展会：算国际交流；是否属于技术、人才等交流由评审判断", given={"exchange_work": ["exhibition"]}, expect={"international": MET, "exchange": REVIEW}),
        Example(says="没有境外机构，出口三年都没有增长", given={"overseas_branches": "无", "export_growth": ["-3", "0", "-1.5"]}, expect={"trade": UNMET}),
        Example(says="有 1 个境外分支机构：由评审判断", given={"overseas_branches": 1}, expect={"trade": REVIEW}),
    ),
)
