"""自测报告: every condition with its sentence, reasons, gap and proof, as the rules report them; it adds no judgement."""

from typing import Any

from rules.facts import Special
from rules.report import reported
from rules.verdict import Verdict

from .characters import one_line
from .docx import document, heading
from .filling import Filling, on_paper
from .fingerprint import fingerprint
from .picture import SHADES, picture, tallied
from .rows import GREY, SMALL, gap, label, lines, value
from .word import HEI, Cell, Look, Row, grid, table

NAME = Look(HEI, 21)
Report = dict[str, Any]


def report(filling: Filling, date: str, version: str) -> bytes:
    told = reported(filling.notice, filling.draft)
    items = {item["id"]: item for item in told["criteria"]}
    body = "".join((
        heading("申报条件自测报告", 0, after=240), summary(filling, told, date, version),
        heading("一、总体情况", before=300, after=120), *(lines(f"{said}。", after=60) for said in (told["overall"]["text"], told["unsure"]) if said), counts(told),
        heading("二、各组情况", new_page=True, after=120), picture(filling.notice, items), lines("", SMALL),
        tallied(filling.notice, items),
        heading("三、逐条情况", new_page=True, after=60), *(group(one, items) for one in filling.notice.groups),
        remarks("四、请核对", told["warnings"], "没有发现前后不一致的数据。"),
        remarks("五、没有读懂的内容", told["complaints"], "没有。"),
        heading("六、说明", before=300, after=120), lines(told["disclaimer"], SMALL),
    ))
    return document(body + gap(), f"申报条件自测报告：{filling.title}", date)


def summary(filling: Filling, told: Report, date: str, version: str) -> str:
    """What this report is of, and what it rests on."""
    notice = told["notice"]
    facts = (("集群", filling.title), ("申报单位", filling.text("applicant") or "（未填）"),
             ("依据的通知", f"《{notice['title']}》（{notice['number']}）"), ("规则", notice["id"]), ("自测日期", date),
             ("计算年限的日期", counted_to(filling)), ("工具版本", one_line(version) or "（未注明）"), ("答案指纹", fingerprint(filling.draft)))
    rows = [Row((label(name, look=SMALL)._replace(shade=GREY), value(said, 1, SMALL, ""))) for name, said in facts]
    note = lines("指纹由规则和全部答案算出：答案相同，指纹和结论就相同。", SMALL, before=60)
    return table(grid(32, 124), rows) + note + lines(told["disclaimer"], SMALL, before=60)


def counted_to(filling: Filling) -> str:
    """The day that the verdict counts to. With 无, 暂不清楚 or what cannot be read it counts to none."""
    field = filling.field("assessed_on")
    day = filling.draft.answers.get(field.cells[0], filling.notice.assessed_on)
    return "未定" if isinstance(day, Special) else on_paper(day, field)


def counts(told: Report) -> str:
    names = tuple(Cell(lines(verdict.word, SMALL, "center"), shade=SHADES[verdict]) for verdict in Verdict)
    numbers = tuple(value(f"{told['counts'][verdict]} 项", 1, SMALL) for verdict in Verdict)
    return table(grid(1, 1, 1, 1, 1), [Row(names), Row(numbers)])


def group(one, items: dict[str, Report]) -> str:
    title = heading(f"{one.locator}　{one.title}", 2, before=240, after=80)
    return title + gap().join(condition(items[criterion.id]) for criterion in one.criteria)


def condition(item: Report) -> str:
    """One condition in a table of its own, on one page as long as it fits on one: each row keeps with the next."""
    shade = SHADES[Verdict(item["verdict"])]
    head = (Cell(lines(f"{item['locator']}　{item['title']}", NAME, keep=True), 2, shade=GREY), Cell(lines(item["word"], SMALL, "center", keep=True), shade=shade))
    told = [(name, said) for name, said in details(item) if said]
    return table(grid(20, 106, 30), [Row(head), *(detail(*one, keep=one is not told[-1]) for one in told)])


def detail(name: str, said: str, keep: bool) -> Row:
    return Row((Cell(lines(name, SMALL, "center", keep=keep)), Cell(lines(said, SMALL, keep=keep), 2)), together=len(said) < 600)


def details(item: Report) -> list[tuple[str, str]]:
    """What is said of a condition, in the order in which one asks."""
    ways = [way["text"] for way in item["gap"] if way["text"]]
    gaps = ways if len(ways) < 2 else ["有一样达到即可：", *(f"{n}. {way}" for n, way in enumerate(ways, 1))]
    told = [f"{reading['title']}：{reading['word']}{'' if reading['played'] else '，' + reading['because']}" for reading in item["readings"]]
    return [
        ("条文", f"「{item['quote']}」"),
        ("情况", item["because"] + (f"（{item['basis_text']}）" if item["because"] and item["basis_text"] else "")),
        ("请核对", "、".join(place["name"] for place in item["doubted"])),
        ("差距", "\n".join(gaps)),
        ("待补充", "\n或者改答：".join("、".join(question["name"] for question in way) for way in item["ways_out"])),
        ("各种理解", "\n".join(told)),
        ("说明", item["why"]),
        ("佐证", "\n".join(item["evidence"])),
    ]


def remarks(title: str, found: list[Report], none: str) -> str:
    told = "".join(lines(f"{n}. {one['said']}", SMALL) for n, one in enumerate(found, 1))
    return heading(title, before=300, after=120) + (told or lines(none, SMALL))
