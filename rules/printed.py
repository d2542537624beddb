"""The report as lines for a terminal, grouped by the notice's headings."""

from typing import Any

from .notice import Notice
from .verdict import Verdict

MARKS = {"met": ("✓", 32), "unmet": ("✗", 31), "missing": ("…", 33), "review": ("?", 34), "not_applicable": ("–", 90)}


def readable(notice: Notice, result: dict[str, Any], coloured: bool):
    """coloured: for a person who looks at it."""
    def paint(text: str, code: int) -> str:
        return f"\033[{code}m{text}\033[0m" if coloured else text

    yield paint(f"{notice.number} 申报条件自测", 1)
    yield from filter(None, (f"{result['overall']['text']}（{'，'.join(f'{Verdict(key).word} {n}' for key, n in result['counts'].items())}）", result["unsure"]))
    items = {item["id"]: item for item in result["criteria"]}
    for group in notice.groups:
        yield f"\n{paint(f'{group.locator} {group.title}', 1)}"
        for criterion in group.criteria:
            item = items[criterion.id]
            mark, colour = MARKS[item["verdict"]]
            yield f"  {paint(mark, colour)} {item['locator']} {item['title']}　{paint(item['word'], colour)}"
            yield from (f"      {line}" for line in details(item))
    for name, entries in (("请核对", result["warnings"]), ("没有读懂", result["complaints"])):
        if entries:
            yield f"\n{paint(name, 1)}"
            yield from (f"  {entry['field'] + '　' if entry['field'] in notice.fields else ''}{entry['said']}" for entry in entries)
    yield f"\n{result['disclaimer']}"


def details(item: dict[str, Any]):
    yield f"「{item['quote']}」"
    if item["because"]:
        yield item["because"]
    if item["doubted"]:
        yield f"有关的数字请先核对：{'、'.join(place['name'] for place in item['doubted'])}"
    ways = [way["text"] for way in item["gap"]]
    yield from (f"{'差距' if len(ways) == 1 else f'差距 {n}（有一样达到即可）'}：{text}" for n, text in enumerate(ways, 1))
