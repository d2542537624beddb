"""3、产业链供应链协作高效: layout, joint supply, sharing, key links, partners."""

from rules.choices import any_tick, judged, then_judged, ticked
from rules.notice import Criterion, Example, Group
from rules.verdict import MET, REVIEW, UNMET

from .form import chain_work, sharing_work
from .supplement import chain_layout, key_links

GROUP = Group(
    id="supply_chain",
    locator="3",
    title="产业链供应链协作高效",
    clause="""集群产业链布局合理，产业链上下游企业产供销一体化协同协作机制较完善，建立了通用生产设备、物流、仓储、人力、设计等共享机制，产业链关键环节配套能力较强。与先进制造业集群、国家新型工业化产业示范基地或龙头企业开展合作。""",
    criteria=(
        Criterion(id="chain_layout", locator="3-1", title="产业链布局", quote="集群产业链布局合理", requires=judged(chain_layout)),
        Criterion(
            id="joint_supply",
            locator="3-2",
            title="产供销协同",
            quote="产业链上下游企业产供销一体化协同协作机制较完善",
            requires=then_judged(ticked(chain_work, "joint_supply")),
            why="有没有机制看申报表的勾选；「较完善」没有量化标准，由评审判断。",
        ),
        Criterion(
            id="sharing",
            locator="3-3",
            title="共享机制",
            quote="建立了通用生产设备、物流、仓储、人力、设计等共享机制",
            requires=any_tick(sharing_work, but=("joint_purchase",)),
            why="集中采销不是共享，单独勾选不算。",
        ),
        Criterion(id="key_links", locator="3-4", title="关键环节配套", quote="产业链关键环节配套能力较强", requires=judged(key_links)),
        Criterion(
            id="partners",
            locator="3-5",
            title="与集群、基地或龙头合作",
            quote="与先进制造业集群、国家新型工业化产业示范基地或龙头企业开展合作",
            requires=ticked(chain_work, "chain_leader", "advanced_cluster"),
            why="条文说「龙头企业」，申报表的勾选项是“链主”企业，按同一类看。",
        ),
    ),
    examples=(
        Example(says="答「是」：通知没有数字，由评审看材料判断", given={"chain_layout": "yes", "key_links": "yes"}, expect={"chain_layout": REVIEW, "key_links": REVIEW}),
        Example(says="只勾选集中采销：不是共享机制", given={"sharing_work": ["joint_purchase"]}, expect={"sharing": UNMET}),
        Example(says="勾选人力资源共享：有一项即可", given={"sharing_work": ["staff"]}, expect={"sharing": MET}),
        Example(says="勾选产供销一体化协同协作机制：是否较完善由评审判断", given={"chain_work": ["joint_supply"]}, expect={"joint_supply": REVIEW}),
        Example(says="只勾选产供销一体化协同协作机制：没有勾选与“链主”、集群或基地的合作", given={"chain_work": ["joint_supply"]}, expect={"partners": UNMET}),
    ),
)
