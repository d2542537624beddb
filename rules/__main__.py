"""The same report in a terminal: python -m rules assess DRAFT.json | fields | schema."""

import argparse
import csv
import json
import os
import sys
from collections.abc import Iterator
from itertools import chain, islice
from multiprocessing import Pool
from typing import Any, TextIO

from . import LATEST, loaded
from .batch import Named, asks_something, drafts_of, header, row, rows, twice
from .draft import LARGEST, BadDraft, schema
from .facts import Field, Part
from .notice import Notice
from .printed import readable
from .report import reported

LARGEST_FILE = 20_000_000  # characters of a saved page, with the draft in it
BLOCK = 4000  # drafts that are worth a second processor, and are held at once


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m rules", description=f"{LATEST.number}：申报条件自测")
    commands = parser.add_subparsers(dest="command", required=True)
    assess = commands.add_parser("assess", help="对一份草稿逐条自测")
    assess.add_argument("draft", help="草稿文件（JSON）；- 为标准输入；成批时为文件夹或 CSV 表")
    assess.add_argument("--json", action="store_true", help="输出 JSON")
    assess.add_argument("--batch", action="store_true", help="成批：一个集群一行，一条条件一列，输出 CSV")
    commands.add_parser("fields", help="列出全部栏目").add_argument("--json", action="store_true", help="输出 JSON")
    commands.add_parser("schema", help="输出草稿的 JSON Schema")
    options = parser.parse_args(arguments)
    readied()
    try:
        if options.command == "assess" and options.batch:
            return write_table(options.draft)
        print(SAYS[options.command](options), flush=True)
    except BadDraft as trouble:
        print(f"无法自测：{' '.join(str(trouble).split())}", file=sys.stderr)
        return 2
    except OSError as trouble:  # nobody reads on, or there is no room
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(trouble, BrokenPipeError):
            print(f"没有写完：{trouble.strerror}。", file=sys.stderr)
            return 2
    return 0


def readied() -> None:
    """What is printed is UTF-8, whatever the terminal; without an output it goes nowhere."""
    sys.stdout = sys.stdout or open(os.devnull, "w")
    for stream in filter(None, (sys.stdout, sys.stderr)):
        stream.reconfigure(encoding="utf-8", errors="replace")


def assessed(options: argparse.Namespace) -> str:
    notice, draft = loaded(text_of(options.draft))
    result = reported(notice, draft)
    return dumped(result) if options.json else "\n".join(readable(notice, result, sys.stdout.isatty()))


def write_table(path: str) -> int:
    """Line by line, so that any number of drafts fits; what is no table at all is said before anything is written."""
    drafts = drafts_in(path)
    first = list(islice(drafts, 1))
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerows(chain([header(LATEST)], by_all_processors(chain(first, drafts))))
    sys.stdout.flush()
    return 0


def by_all_processors(drafts: Iterator[Named]) -> Iterator[list[str]]:
    """Rows in the order of the drafts; of very many, a block at a time."""
    first = list(islice(drafts, BLOCK))
    if len(first) < BLOCK:
        yield from rows(first)
        return
    with Pool() as pool:
        for block in chain([first], iter(lambda: list(islice(drafts, BLOCK)), [])):
            yield from pool.starmap(row, block, BLOCK // 16)


def drafts_in(path: str) -> Iterator[Named]:
    """(name, text) of each draft of a folder, or of each row of a CSV table."""
    if os.path.isdir(path):
        names = sorted(name for name in os.listdir(path) if name.endswith((".json", ".html")))
        return ((name, text_or_trouble(os.path.join(path, name))) for name in names)
    return drafts_of(table_of(path))


def table_of(path: str) -> Iterator[dict[str | None, Any]]:
    """The rows of a CSV table. A spreadsheet in China saves it as GBK as often as UTF-8."""
    csv.field_size_limit(LARGEST)
    try:
        table = csv.DictReader(lines_of(path, "utf-8-sig" if path == "-" else encoding_of(path)), strict=True)
        if not asks_something(table.fieldnames or ()):
            raise BadDraft("表的第一行没有「名称」，也没有本通知的栏目，不像是成批自测的表。")
        if both := twice(table.fieldnames or ()):
            raise BadDraft(f"表的第一行有重复的栏：{'、'.join(both)}。请只留一栏。")
        yield from table
    except csv.Error:
        raise BadDraft("表中有一格太长，或者引号没有成对，读不下去。") from None
    except UnicodeDecodeError:
        raise BadDraft("表不是 UTF-8 文本，请另存为 CSV 再试。") from None


def lines_of(path: str, encoding: str) -> Iterator[str]:
    with opened(path, encoding, newline="") as file:
        yield from file


def encoding_of(path: str) -> str:
    """Read once for its encoding alone, a piece at a time."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            with opened(path, encoding) as file:
                if not any("\0" in piece for piece in iter(lambda: file.read(1 << 20), "")):
                    return encoding
        except UnicodeDecodeError:
            continue
    raise BadDraft(f"文件 {path} 不是 UTF-8 或 GBK 文本，请另存为 CSV 再试。")


def text_or_trouble(path: str) -> str | BadDraft:
    try:
        return text_of(path)
    except BadDraft as trouble:
        return trouble


def text_of(path: str) -> str:
    try:
        with opened(path, "utf-8-sig") as file:
            text = file.read(LARGEST_FILE + 1)
    except UnicodeDecodeError:
        raise BadDraft("文件不是 UTF-8 文本，可能不是自测草稿或已损坏。") from None
    if len(text) > LARGEST_FILE:
        raise BadDraft("文件太大，不像是自测草稿。")
    return text


def opened(path: str, encoding: str, newline: str | None = None) -> TextIO:
    """The file, or for - the standard input."""
    try:
        return open(0 if path == "-" else path, encoding=encoding, newline=newline, closefd=path != "-")
    except FileNotFoundError:
        raise BadDraft(f"找不到文件 {path}。") from None
    except IsADirectoryError:
        raise BadDraft(f"{path} 是文件夹；成批自测请加 --batch。") from None
    except (OSError, ValueError) as trouble:
        raise BadDraft(f"打不开文件 {path}（{getattr(trouble, 'strerror', None) or '文件名无效'}）。") from None


def listed_fields(options: argparse.Namespace) -> str:
    rows = [field_row(LATEST, part, field) for part in LATEST.form.parts for field in part.fields]
    if options.json:
        return dumped(rows)
    return "\n".join(f"{row['part']}\t{row['id']}\t{row['label']}{' · ' + row['cell'] if row['cell'] else ''}\t{row['unit']}\t{' '.join(row['feeds'])}" for row in rows)


def field_row(notice: Notice, part: Part, field: Field) -> dict[str, Any]:
    """feeds: the locators of the conditions that the field is read by."""
    return field.model_dump(mode="json") | {"part": part.id, "part_title": part.title, "feeds": [criterion.locator for criterion in notice.feeds[field.id]]}


def dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)

SAYS = {"assess": assessed, "fields": listed_fields, "schema": lambda _: dumped(schema(LATEST.id, LATEST.form))}

if __name__ == "__main__":
    sys.exit(main())
