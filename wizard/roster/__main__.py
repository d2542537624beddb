"""A list to its figures in a terminal: python -m wizard.roster LIST.xlsx [--json], and --template to start one."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from rules import roster
from rules.__main__ import ended, opened, refused
from rules.draft import BadDraft
from rules.entry import clean
from rules.roster.lines import SAID
from rules.roster.notes import CHECK, ERROR, TOLD

from . import figures
from . import opened as rows_of
from .reading import MOST_BYTES

STATUS = {"complete": "✓", "incomplete": "…"}
OPTIONS = ("mapping", "corrections", "excluded", "header", "output", "enterprises")  # of what rules.roster.figures takes
LEVELS = {ERROR: "没有计入", CHECK: "请核对", TOLD: "另外"}


def asked(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m wizard.roster", description="从企业名单算出申报表的数字（.xlsx、.xls、.ods、.csv）")
    parser.add_argument("list", nargs="?", help="名单文件；- 为标准输入")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.add_argument("--sheet", default="", help="工作表名；不写则取表头认得最多的一张")
    parser.add_argument("--options", default="{}", help=f"JSON 对象，其中可以有 {'、'.join(OPTIONS)}")
    parser.add_argument("--rows", action="store_true", help="只输出读到的各行（JSON）")
    parser.add_argument("--template", metavar="OUT.xlsx", help="写出名单模板")
    options = parser.parse_args(arguments)
    if (options.list is None) == (options.template is None):
        parser.error("请写明名单文件，或者用 --template 写出模板，两样只取一样")
    more = roster.read(options.options)
    if not isinstance(more, dict) or not set(more) <= set(OPTIONS):
        parser.error(f"--options 要写成 JSON 对象，其中只能有 {'、'.join(OPTIONS)}")
    return options


def main(arguments: list[str] | None = None) -> int:
    options = asked(arguments)
    if options.template is not None:
        return write_template(options.template)
    try:
        with opened(options.list, "rb") as file:
            data = file.read(MOST_BYTES + 1)
    except BadDraft as trouble:
        return refused(f"无法读取名单：{trouble}")
    said = rows_of(data, options.sheet) if options.rows else figures(data, options.sheet, options.options)
    return printed(json.loads(said), options.json or options.rows)


def write_template(path: str) -> int:
    from .template import template

    try:
        Path(path).write_bytes(template())
    except OSError as trouble:
        return refused(f"没有写出模板：写不进 {path}（{trouble.strerror}）。")
    print(f"已写出 {path}")
    return 0


def printed(result: dict[str, Any], as_json: bool) -> int:
    trouble = result.get("error") or next((note["text"] for note in result.get("notes", ()) if note["kind"] == "no_header"), "")
    if as_json and "error" not in result:
        print(json.dumps(result, ensure_ascii=False, indent=2))
    elif not trouble:
        print("\n".join(clean(line).replace("\n", " ") for line in readable(result)))
    return refused(f"无法读取名单：{trouble}") if trouble else 0


def readable(result: dict[str, Any]):
    rows = result["rows"]
    yield f"共 {rows['total']} 行，{count(rows['used'])} 家企业计入。"
    if result["sizes"]["counts"]:
        yield "规模：" + "，".join(f"{one['called']} {one['count']} 家" for one in result["sizes"]["counts"])
    for figure in result["figures"]:
        if figure["status"] != "absent":
            yield f"  {STATUS[figure['status']]} {figure['name']}　{figure['value'] or '—'} {figure['unit']}　{figure['how']}"
    doubts = {(one["text"], tuple(map(tuple, one["rows"]))) for figure in result["figures"] for one in figure["doubts"]}
    if doubts:
        yield from ("", "数字还不全（…）")
        yield from sorted(f"  {place({'rows': rows, 'cells': [], 'column': None})}{text}" for text, rows in doubts)
    for level, title in LEVELS.items():
        notes = [note for note in result["notes"] if note["level"] == level and note["kind"] not in SAID]  # rows that are no enterprises are counted above
        if notes:
            yield from ("", title)
            yield from (f"  {place(note)}{note['text']}" for note in notes)


def count(ranges: list[list[int]]) -> int:
    return sum(last - first + 1 for first, last in ranges)


def place(note: dict[str, Any]) -> str:
    rows = [f"{first}—{last}" if last > first else f"{first}" for first, last in note["rows"]]
    names = note["cells"] or [f"第 {'、'.join(rows)} 行"] * bool(rows) or [f"{note['column']} 列"] * bool(note["column"])
    return f"{'、'.join(names[:8])}{'等' if len(names) > 8 else ''}：" if names else ""


if __name__ == "__main__":
    sys.exit(ended(main))
