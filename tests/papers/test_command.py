"""python -m wizard.papers DRAFT --out DIR: the same papers on the command line; a bad file gives one clear line and exit code 2."""

import subprocess
import sys

import pytest

from tests.rules import block
from wizard.papers.__main__ import main

from . import DATE, FULL, draft, text_of
from .test_bundle import NAMES
from ..conftest import ROOT


def run(*words, text=""):
    return subprocess.run([sys.executable, "-m", "wizard.papers", *map(str, words)], cwd=ROOT, capture_output=True, text=True, input=text, encoding="utf-8")


@pytest.fixture
def here(capsys):
    """The same command in this process: its code, and what it says."""
    return lambda *words: (main([*map(str, words)]), *capsys.readouterr())


@pytest.fixture
def full(tmp_path):
    path = tmp_path / "草稿.json"
    path.write_text("\ufeff" + FULL, "utf-8")
    return path


def test_everything_is_written_and_named(full, tmp_path):
    out = tmp_path / "新的" / "材料"
    said = run(full, "--out", out, "--date", DATE)
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout.splitlines() == [str(out / name) for name in ("申报材料包.zip", *NAMES)]
    assert all((out / name).is_file() for name in NAMES)
    assert DATE in text_of((out / NAMES[4]).read_bytes()) and "0.1.0" in text_of((out / NAMES[4]).read_bytes())


def test_a_saved_page_will_do(full, tmp_path, here):
    page = tmp_path / "存档.html"
    page.write_text(f"<!DOCTYPE html>\n{block(FULL)}\n", "utf-8")
    for path, out in ((full, "a"), (page, "b")):
        assert here(path, "--out", tmp_path / out, "--date", DATE)[0] == 0
    assert (tmp_path / "a" / NAMES[1]).read_bytes() == (tmp_path / "b" / NAMES[1]).read_bytes()
    page.write_text(page.read_text("utf-8").replace("1001", "9001", 1), "utf-8")
    code, _, said = here(page, "--out", tmp_path / "c")
    assert (code, said.count("\n")) == (2, 1) and "校验不符" in said


def test_blanks_are_filled_on_demand(tmp_path):
    assert run("-", "--out", tmp_path, "--fill-blanks", text=draft({})).returncode == 0
    assert "无" in text_of((tmp_path / NAMES[1]).read_bytes())


@pytest.mark.parametrize("content, word", [("{", "JSON"), ("{}", "不是自测草稿"), ('{"notice": "x", "answers": {}}', "通知不在")])
def test_a_bad_file_gives_one_line(tmp_path, content, word, here):
    path = tmp_path / "bad.json"
    path.write_text(content, "utf-8")
    code, out, said = here(path, "--out", tmp_path / "out")
    assert (code, out, said.count("\n")) == (2, "", 1)
    assert word in said
    assert not (tmp_path / "out").exists()


def test_a_bad_date_an_absent_file_and_a_place_that_cannot_be_written(full, tmp_path, here):
    for words, word in (((full, "--out", tmp_path / "o", "--date", "昨天"), "日期"), ((tmp_path / "none.json", "--out", tmp_path / "o"), "找不到文件"),
                        ((full, "--out", full), "写不进"), ((full, "--out", full / "in"), "写不进")):
        code, _, said = here(*words)
        assert (code, said.count("\n")) == (2, 1) and word in said
