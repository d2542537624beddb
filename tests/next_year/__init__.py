"""The authoring guide, tried: a fictitious notice of 2024, made of copies of last year's files, a year on, with three sentences changed. Nothing here is law."""

import re
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

import rules
from rules.notice import Notice

ROOT = Path(__file__).resolve().parents[2]
LAST_YEAR = rules.SHANGHAI_2023
YEAR = re.compile(r"(?<!\d)20(?:19|2[0-4])(?!\d)")

# what the fictitious text says instead, sentence by sentence
SENTENCES = {
    "主导产业占集群总产值比例高于 50%": "主导产业占集群总产值比例 50%以上",
    "产值年均增速高于 10%": "产值年均增速高于 8%",
    "不少于 10 家专精特新中小企业": "不少于 8 家专精特新中小企业",
}

# what follows from that in the rules, by file: numbers and words of comparison, then the examples on the new line
FOLLOWS = {
    "core_strength.py": {
        "leading_each.more_than(50)": "leading_each.at_least(50)", "leading_last.more_than(50)": "leading_last.at_least(50)", "more_than(10)": "more_than(8)",
        "主导产业「高于」不含": "主导产业也含", '"leading_majority": UNMET': '"leading_majority": MET',
        "100 亿元三年到 121 亿元，年均恰好 10%": "100 亿元三年到 116.64 亿元，年均恰好 8%", "[100, 110, 121]": '[100, 108, "116.64"]',
        "先增 40% 再降 14%：算术平均 13%，几何平均 9.73%": "先增 40% 再降 20%：算术平均 10%，几何平均 5.83%", '[100, 140, "120.4"]': "[100, 140, 112]",
    },
    "quality_enterprises.py": {"bound=10": "bound=8", "「10 家」": "「8 家」", "不到 10 家": "不到 8 家", "三类合计 9 家": "三类合计 6 家", '{"2022": 3}': '{"2022": 2}'},
}


def later(text: str) -> str:
    """A year on, wherever a year is named."""
    return YEAR.sub(lambda year: str(int(year[0]) + 1), text)


def replaced(text: str, words: dict[str, str]) -> str:
    for before, after in words.items():
        text = text.replace(before, after)
    return text


TEXT = later(replaced((ROOT / f"docs/notices/{LAST_YEAR.id}.txt").read_text(encoding="utf-8"), SENTENCES))


def copied(room: Path, rewritten: bool = True, on: Callable[[str], str] = later) -> None:
    """Last year's folder as this year's, every file of it; not yet rewritten: as it was but for the years. on: what becomes of the years."""
    room.mkdir()
    for path in (ROOT / "rules/shanghai_2023").glob("*.py"):
        text = path.read_text(encoding="utf-8")
        if rewritten:
            text = replaced(text, SENTENCES | FOLLOWS.get(path.name, {}))
        (room / path.name).write_text(on(text), encoding="utf-8")


def taken_in(name: str, **how) -> Notice:
    """The notice of such a folder."""
    with TemporaryDirectory() as home:
        copied(Path(home) / name, **how)
        sys.path.insert(0, home)
        try:
            return import_module(name).NOTICE
        finally:
            sys.path.remove(home)


def with_other(notice: Notice, **other) -> Notice:
    """The same notice but for what is named."""
    return Notice(**{name: getattr(notice, name) for name in Notice.model_fields} | other)


NOTICE = taken_in("shanghai_2024")
