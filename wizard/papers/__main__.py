"""The papers on the command line: python -m wizard.papers DRAFT --out DIR [--date YYYY-MM-DD] [--fill-blanks]."""

import argparse
import datetime
import io
import sys
import tomllib
import zipfile
from pathlib import Path

from rules.__main__ import ended, refused, text_of
from rules.draft import BadDraft

from . import NotMade, make

PROJECT = Path(__file__).parents[2] / "pyproject.toml"
BUNDLE = "申报材料包.zip"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m wizard.papers", description="由一份草稿生成申报材料")
    parser.add_argument("draft", help="草稿文件（JSON）；- 为标准输入")
    parser.add_argument("--out", required=True, type=Path, help="写入的文件夹")
    parser.add_argument("--date", default=datetime.date.today().isoformat(), help="自测日期，例如 2023-05-12；不写为今天")
    parser.add_argument("--fill-blanks", action="store_true", help="申报表中没有回答的栏目写「无」；单位、联系人、日期、要选的和条件要看的仍空着")
    options = parser.parse_args(arguments)
    try:
        paths = list(written(options))
    except (BadDraft, NotMade) as trouble:
        return refused(f"没有生成：{trouble}")
    except OSError as trouble:
        return refused(f"没有生成：写不进 {options.out}（{trouble.strerror}）。")
    print(*paths, sep="\n")
    return 0


def written(options: argparse.Namespace):
    """The bundle, and all that is in it, ready to open."""
    data = make(text_of(options.draft), "bundle", options.date, project_version(), options.fill_blanks)
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / BUNDLE).write_bytes(data)
    yield options.out / BUNDLE
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            path = options.out / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(archive.read(name))
            yield path


def project_version() -> str:
    """As pyproject.toml says; nothing where the package stands alone."""
    try:
        return tomllib.loads(PROJECT.read_text("utf-8"))["project"]["version"]
    except OSError:
        return ""


if __name__ == "__main__":
    sys.exit(ended(main))
