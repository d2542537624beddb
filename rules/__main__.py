"""Drafts in a terminal: verdicts with reasons and gaps, or with --json the whole report; of many, with --batch, a line each; fields and schema."""

import argparse
import csv
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from shutil import copyfileobj
from tempfile import NamedTemporaryFile
from typing import IO, Any

from . import LATEST, loaded
from .batch import TABLE, Named, by_all_processors, columns_of, drafts_of, header, strange
from .draft import LARGEST, BadDraft, schema
from .entry import clean, short
from .facts import Field, Part
from .notice import Notice
from .printed import readable
from .report import reported

LARGEST_FILE = 20_000_000  # characters of a saved page, with the draft in it
DRAFTS = (".json", ".html", ".htm")


def asked(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m rules", description=f"{LATEST.number}：申报条件自测")
    commands = parser.add_subparsers(dest="command", required=True)
    assess = commands.add_parser("assess", help="对一份草稿逐条自测", epilog=TABLE, formatter_class=argparse.RawDescriptionHelpFormatter)
    assess.add_argument("draft", help="草稿文件（JSON）或保存的网页；- 为标准输入；成批时为文件夹或 CSV 表")
    assess.add_argument("--json", action="store_true", help="输出 JSON")
    assess.add_argument("--batch", action="store_true", help="成批：一个集群一行，一条条件一列，输出 CSV")
    commands.add_parser("fields", help="列出全部栏目").add_argument("--json", action="store_true", help="输出 JSON")
    commands.add_parser("schema", help="输出草稿的 JSON Schema")
    options = parser.parse_args(arguments)
    if options.command == "assess" and options.json and options.batch:
        assess.error("--json 和 --batch 请只用一个")
    return options


def main(arguments: list[str] | None = None) -> int:
    options = asked(arguments)
    try:
        if options.command == "assess" and options.batch:
            write_table(options.draft)
        else:
            print(SAYS[options.command](options))
    except BadDraft as trouble:
        return refused(f"无法自测：{trouble}")
    return 0


def ended(command: Callable[[], int]) -> int:
    """The code of a command. What it prints is UTF-8, whatever the terminal; without an output it goes nowhere, and without room a line says so."""
    sys.stdout, sys.stderr = sys.stdout or open(os.devnull, "w"), sys.stderr or open(os.devnull, "w")
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        try:
            return command()
        finally:
            sys.stdout.flush()
    except OSError as trouble:  # nobody reads on, or there is no room
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0 if isinstance(trouble, BrokenPipeError) else refused(f"没有写完：{trouble.strerror}。")


def refused(sentence: str) -> int:
    print(*clean(sentence).split(), file=sys.stderr)
    return 2


def assessed(options: argparse.Namespace) -> str:
    if os.path.isdir(options.draft):
        raise BadDraft(f"{options.draft} 是文件夹；成批自测请加 --batch。")
    notice, draft = loaded(text_of(options.draft))
    result = reported(notice, draft)
    coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return dumped(result) if options.json else "\n".join(readable(notice, result, coloured))


def write_table(path: str) -> None:
    """Line by line, so that any number of drafts fits; what is no table at all is said before anything is written."""
    drafts = folder(path) if os.path.isdir(path) else table(path)
    first = list(islice(drafts, 1))
    csv.writer(sys.stdout, lineterminator="\n").writerows(chain([header(LATEST)], by_all_processors(chain(first, drafts))))


def folder(path: str) -> Iterator[Named]:
    """(name, text) of each draft of a folder."""
    try:
        names = sorted(name for name in os.listdir(path) if name.lower().endswith(DRAFTS))
    except OSError as trouble:
        raise BadDraft(f"打不开文件夹 {path}（{trouble.strerror}）。") from None
    if not names:
        raise BadDraft(f"文件夹 {path} 里没有草稿（.json、.html）。")
    return ((name, text_or_trouble(os.path.join(path, name))) for name in names)


def table(path: str) -> Iterator[Named]:
    """(name, text) of each row of a CSV table. A spreadsheet in China saves it as GBK as often as UTF-8."""
    csv.field_size_limit(LARGEST)
    if path.lower().endswith(DRAFTS):
        raise BadDraft(f"{path} 是一份草稿，不是表；请去掉 --batch，或者写它所在的文件夹。")
    try:
        with at_rest(path) as kept, opened(kept, encoding=encoding_of(kept), newline="") as file:
            lines = csv.reader(file, strict=True)
            columns = columns_of(next(lines, []))
            if others := strange(columns):
                print(f"表中有几栏不是本通知的栏目，没有计入：{'、'.join(map(short, others))}。", file=sys.stderr)
            yield from drafts_of(columns, lines)
    except csv.Error:
        raise BadDraft("表中有一格太长，或者引号没有成对，读不下去。") from None


@contextmanager
def at_rest(path: str) -> Iterator[str]:
    """A table is read twice; what comes through a pipe is laid down first."""
    if path != "-":
        yield path
        return
    with NamedTemporaryFile() as copy:
        with opened(path, "rb") as coming:
            copyfileobj(coming, copy)
        copy.flush()
        yield copy.name


def encoding_of(path: str) -> str:
    """Read once for its encoding alone, a piece at a time."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            with opened(path, encoding=encoding) as file:
                if not any("\0" in piece for piece in iter(lambda: file.read(1 << 20), "")):
                    return encoding
        except UnicodeDecodeError:
            continue
    raise BadDraft("表不是 UTF-8 或 GBK 文本，请另存为 CSV 再试。")


def text_or_trouble(path: str) -> str | BadDraft:
    try:
        return text_of(path)
    except BadDraft as trouble:
        return trouble


def text_of(path: str) -> str:
    try:
        with opened(path, encoding="utf-8-sig") as file:
            text = file.read(LARGEST_FILE + 1)
    except UnicodeDecodeError:
        raise BadDraft("文件不是 UTF-8 文本，可能不是自测草稿或已损坏。") from None
    if len(text) > LARGEST_FILE:
        raise BadDraft("文件太大，不像是自测草稿。")
    return text


@contextmanager
def opened(path: str, mode: str = "r", **how: Any) -> Iterator[IO]:
    """The file, or for - the standard input; what cannot be opened, or not be read to its end, is a BadDraft."""
    if "\0" in path:
        raise BadDraft("文件名无效。")
    try:
        with open(0 if path == "-" else path, mode, closefd=path != "-", **how) as file:
            yield file
    except FileNotFoundError:
        raise BadDraft(f"找不到文件 {path}。") from None
    except IsADirectoryError:
        raise BadDraft(f"{path} 是文件夹，不是文件。") from None
    except OSError as trouble:
        raise BadDraft(f"读不了文件 {path}（{trouble.strerror}）。") from None


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
    sys.exit(ended(main))
