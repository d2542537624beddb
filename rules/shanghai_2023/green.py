"""6、具有较高绿色化发展水平: energy, carbon, resources, pollution, services, benchmarks."""

from rules.choices import Chosen, any_tick, judged
from rules.notice import Criterion, Example, Group
from rules.spans import Falling
from rules.verdict import MET, NOT_APPLICABLE, REVIEW, UNMET

from . import form, supplement

REACHED = "条文写的是「高于行业基准值」，申报表问的是「达到」；请按申报表填写并备好证明"
BENCHMARK = "条文写「高于」，申报表写「达到」，以申报表的回答判断。能效、水效越高，单位产品的消耗越低，不要拿消耗量直接比大小。"


def benchmark(field) -> Chosen:
    return Chosen(field=field, outcomes={"yes": MET, "no": UNMET, "not_applicable": NOT_APPLICABLE}, notes={"yes": REACHED}, kind="choice")


GROUP = Group(
    id="green",
    locator="6",
    title="具有较高绿色化发展水平",
    clause="""集群能源消费结构合理，二氧化碳排放量强度持续下降，资源利用效率较高，污染物排放治理有效，建立了绿色低碳服务机制；属于高耗能行业的集群，能效水平高于行业基准值；属于高用水行业的集群，水效水平高于行业基准值。""",
    criteria=(
        Criterion(id="energy_structure", locator="6-1", title="能源消费结构", quote="集群能源消费结构合理", requires=judged(supplement.energy_structure)),
        Criterion(
            id="co2_falling",
            locator="6-2",
            title="碳排放强度",
            quote="二氧化碳排放量强度持续下降",
            requires=Falling(field=form.co2_intensity),
            why="按单位产值二氧化碳排放量看 2020、2021、2022 三年，一年比一年低；持平不算下降。",
        ),
        Criterion(id="resource_efficiency", locator="6-3", title="资源利用效率", quote="资源利用效率较高", requires=judged(supplement.resource_efficiency)),
        Criterion(id="pollution_control", locator="6-4", title="污染治理", quote="污染物排放治理有效", requires=judged(supplement.pollution_control)),
        Criterion(
            id="low_carbon",
            locator="6-5",
            title="绿色低碳服务机制",
            quote="建立了绿色低碳服务机制",
            requires=any_tick(form.low_carbon_work),
            why="看申报表「集群已开展的绿色低碳工作」一行。",
        ),
        Criterion(id="energy_benchmark", locator="6-6", title="高耗能行业能效", quote="属于高耗能行业的集群，能效水平高于行业基准值", requires=benchmark(form.energy_benchmark), why=BENCHMARK),
        Criterion(id="water_benchmark", locator="6-7", title="高用水行业水效", quote="属于高用水行业的集群，水效水平高于行业基准值", requires=benchmark(form.water_benchmark), why=BENCHMARK),
    ),
    examples=(
        Example(says="答「是」：通知没有数字，由评审看材料判断", given={"energy_structure": "yes", "resource_efficiency": "yes", "pollution_control": "yes"},
                expect={"energy_structure": REVIEW, "resource_efficiency": REVIEW, "pollution_control": REVIEW}),
        Example(says="建立了碳排放监测机制：有一项即可", given={"low_carbon_work": ["monitoring"]}, expect={"low_carbon": MET}),
        Example(says="0.52、0.50、0.49，逐年下降", given={"co2_intensity": ["0.52", "0.50", "0.49"]}, expect={"co2_falling": MET}),
        Example(says="2021 年与 2020 年持平：不算下降", given={"co2_intensity": ["0.52", "0.52", "0.49"]}, expect={"co2_falling": UNMET}),
        Example(says="不是高耗能行业：这一条不适用", given={"energy_benchmark": "not_applicable"}, expect={"energy_benchmark": NOT_APPLICABLE}),
        Example(says="属于高用水行业，水效达到了行业基准值", given={"water_benchmark": "yes"}, expect={"water_benchmark": MET}),
    ),
)
