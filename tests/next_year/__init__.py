"""A fictitious notice of 2024 with three changed clauses: the authoring guide, tried. Nothing here is law."""

from datetime import date

import rules
from rules.distinct import DifferentEnterprises
from rules.joined import AnyOf, the
from rules.notice import Criterion, Group, Notice
from rules.readings import Reading, readings
from rules.shanghai_2023 import core_strength, quality_enterprises
from rules.shanghai_2023.quality_enterprises import (
    champion,
    different_enterprises,
    given,
    titled,
)

LAST_YEAR = rules.SHANGHAI_2023

# what the fictitious text says instead, sentence by sentence
SENTENCES = {
    "主导产业占集群总产值比例高于 50%": "主导产业占集群总产值比例 50%以上",
    "产值年均增速高于 10%": "产值年均增速高于 8%",
    "不少于 10 家专精特新中小企业": "不少于 8 家专精特新中小企业",
}


def retold(text: str) -> str:
    for before, after in SENTENCES.items():
        text = text.replace(before, after)
    return text


def replaced(group: Group, *new: Criterion) -> Group:
    """A changed group, whole: its clause as it reads now, the changed criteria in their places."""
    by_id = {criterion.id: criterion for criterion in new}
    criteria = tuple(by_id.get(criterion.id, criterion) for criterion in group.criteria)
    return group.model_copy(update={"clause": retold(group.clause), "criteria": criteria, "examples": ()})


CORE_STRENGTH = replaced(
    core_strength.GROUP,
    Criterion(
        id="leading_majority",
        locator="1-3",
        title="主导产业占比",
        quote="主导产业占集群总产值比例 50%以上",
        requires=readings(
            Reading(id="every_year", title="每年", requires=core_strength.leading_each.at_least(50)),
            Reading(id="last_year", title="最近一年", requires=core_strength.leading_last.at_least(50)),
        ),
    ),
    Criterion(
        id="output_growth",
        locator="1-4",
        title="产值年均增速",
        quote="产值年均增速高于 8%",
        requires=readings(
            Reading(id="leading", title="主导产业", requires=the(core_strength.two_steps).more_than(8)),
            Reading(id="whole", title="整个集群", requires=the(core_strength.whole_two_steps).more_than(8)),
        ),
    ),
)

QUALITY_ENTERPRISES = replaced(
    quality_enterprises.GROUP,
    Criterion(
        id="quality_enterprises",
        locator="2",
        title="优质企业数量",
        quote=retold(quality_enterprises.GROUP.criteria[0].quote),
        requires=AnyOf(parts=(the(champion).at_least(1), DifferentEnterprises(who="专精特新、创新型、高新技术企业", counts=titled, different=given(different_enterprises), bound=8))),
    ),
)

def with_other(notice: Notice, **other) -> Notice:
    """The same notice but for what is named."""
    return Notice(**{name: getattr(notice, name) for name in Notice.model_fields} | other)


NOTICE = with_other(
    LAST_YEAR,
    id="shanghai-2024-fictitious",
    number="虚构〔2024〕1号",
    issued=date(2024, 3, 30),
    assessed_on=date(2024, 5, 12),
    groups=tuple({"core_strength": CORE_STRENGTH, "quality_enterprises": QUALITY_ENTERPRISES}.get(group.id, group) for group in LAST_YEAR.groups),
    cases=(),
)
