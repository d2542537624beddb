"""The terminal prints the same report: readable, coloured only for a person, JSON for a program, one line and code 2 for a bad file."""

import json
import os
import pty
import shlex
import subprocess
import sys

import pytest

from rules.__main__ import main
from rules.verdict import Verdict

from . import NOTICE, ROOT, draft, full_draft, report

GIVEN = NOTICE.cases[0].given


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "草稿.json"
    path.write_text(draft(GIVEN), encoding="utf-8")
    return str(path)


@pytest.fixture
def every_command(file, tmp_path):
    """Each command of the house, as it is when all is well."""
    (tmp_path / "名单.csv").write_text("企业名称,从业人员\n甲公司,5\n", encoding="utf-8")
    return [["rules", "assess", file], ["rules", "fields"], ["rules", "assess", "--batch", str(tmp_path)], ["wizard.papers", file, "--out", str(tmp_path / "out")],
            ["wizard.roster", str(tmp_path / "名单.csv")], *HELP]


HELP = [[*words, "--help"] for words in (["rules"], ["rules", "assess"], ["wizard.papers"], ["wizard.roster"])]


def run(*arguments, module="rules", **more):
    return subprocess.run([sys.executable, "-m", module, *arguments], cwd=ROOT, capture_output=True, timeout=60, **more)


AT_HAND = """
import gc, json, os, runpy, sys
import wizard.papers.__main__, wizard.roster.__main__
gc.freeze()
for line in iter(sys.stdin.readline, ""):
    (module, *words), coding, wanted = json.loads(line)
    child = os.fork()
    if not child:
        break
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
else:
    sys.exit()
places = [path and os.open(path, os.O_RDWR | os.O_CREAT) for path in wanted]
for number, (name, place) in enumerate(zip(("stdin", "stdout", "stderr"), places)):
    os.dup2(place, number) if place else os.close(number)
    setattr(sys, name, place and open(number, "w" if number else "r", encoding=coding, closefd=False))
os.closerange(3, 1000)
sys.argv[1:] = words
for one in ("rules", "wizard.papers", "wizard.roster"):
    del sys.modules[f"{one}.__main__"]
runpy.run_module(module, run_name="__main__", alter_sys=True)
"""


@pytest.fixture(scope="module")
def at_hand():
    """A Python that has imported what every command does: each runs in a fork of it, with streams as a process of its own would find them."""
    with subprocess.Popen([sys.executable, "-c", AT_HAND], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as python:
        yield python
        python.stdin.close()


@pytest.fixture
def forked(at_hand, tmp_path):
    """Its code, and what it says on each stream, as bytes; a stream may be led elsewhere, or be closed: None."""
    said = [tmp_path / name for name in ("said.1", "said.2")]

    def forked(*words, out=str(said[0]), err=str(said[1]), coding="utf-8"):
        for path in said:
            path.write_bytes(b"")
        print(json.dumps([words, coding, ["/dev/null", out, err]]), file=at_hand.stdin, flush=True)
        return int(at_hand.stdout.readline()), *(path.read_bytes() for path in said)
    return forked


def test_readable(file, capsys):
    assert main(["assess", file]) == 0
    out = capsys.readouterr().out
    told = report(GIVEN)
    assert told["overall"]["text"] in out and told["disclaimer"] in out and "\033" not in out
    for item in told["criteria"]:
        assert f"{item['locator']} {item['title']}" in out and f"「{item['quote']}」" in out and item["because"] in out
    assert all(f"{group.locator} {group.title}" in out for group in NOTICE.groups)
    assert all(f"{Verdict(key).word} {number}" in out for key, number in told["counts"].items())


def test_gaps_and_remarks_are_printed(tmp_path, capsys):
    path = tmp_path / "draft.json"
    path.write_text(draft({"output": ["28.5", "约30", "30"], "sme_share": ["101", "60", "60"], "smes": "9", "new_track": "低空经济", "nonsense": 1}), encoding="utf-8")
    assert main(["assess", str(path)]) == 0
    out = capsys.readouterr().out
    assert "差距：" in out and "1.50 亿元" in out and "请核对" in out and "没有读懂" in out and "约30" in out
    for line in ("output　2021 年集群总产值：「约30」", "smes　「集群中小企业数量」请按年度", "nonsense：本通知的表中", "sme_share　2020 年中小企业产值占比应在", "new_track　新赛道名称：这里写了内容"):
        assert f"\n  {line}" in out  # by name, once, and by the id for whoever wrote the draft by hand


@pytest.mark.parametrize("given", [{}, full_draft(), {field: "无" for field in NOTICE.fields}, {field: "不确定" for field in NOTICE.fields},
                                   {field: {"a": [1]} for field in NOTICE.fields}], ids=["空白", "全填", "全填「无」", "全填不确定", "全是怪形"])
def test_never_a_traceback(given, tmp_path, capsys):
    path = tmp_path / "draft.json"
    path.write_text(draft(given), encoding="utf-8")
    assert main(["assess", str(path)]) == 0
    out, err = capsys.readouterr()
    assert err == "" and len(out.splitlines()) > 100


def test_json_is_the_report(file, capsys):
    assert main(["assess", file, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == report(GIVEN)
    assert {"overall", "counts", "criteria"} <= set(told)
    assert all({"id", "locator", "verdict", "basis", "because", "gap", "missing", "readings", "evidence"} <= set(item) for item in told["criteria"])


def test_fields(capsys):
    assert main(["fields", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["id"] for row in rows] == list(NOTICE.fields)
    keys = {"id", "part", "label", "kind", "unit", "years", "options", "notes", "supplementary", "feeds"}
    assert all(keys <= set(row) for row in rows)
    feeds = {row["id"]: row["feeds"] for row in rows}
    assert feeds["output"] == ["1-1", "1-2", "1-3", "1-4"] and feeds["chain_work"] == ["3-2", "3-5", "4-2"] and feeds["patent_inventory"] == []
    assert [row["id"] for row in rows if row["supplementary"]] == [field.id for field in NOTICE.form.fields if field.supplementary]
    assert main(["fields"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(rows)


# ---- a small reader of JSON Schema: the words that the schema uses, and no others ----

def is_of(kind, value):
    kinds = {"object": dict, "array": list, "string": str, "number": (int, float)}
    return isinstance(value, kinds[kind]) and not isinstance(value, bool)


def fits(value, schema):
    known = {"$schema", "title", "description", "format", "type", "required", "properties", "additionalProperties", "items", "minItems",
             "maxItems", "uniqueItems", "enum", "const", "anyOf"}
    assert set(schema) <= known, set(schema) - known
    kinds = [schema["type"]] if isinstance(schema.get("type"), str) else schema.get("type")
    inner = schema.get("properties", {})
    return all((
        not kinds or any(is_of(kind, value) for kind in kinds),
        "enum" not in schema or value in schema["enum"],
        "const" not in schema or value == schema["const"],
        "anyOf" not in schema or any(fits(value, one) for one in schema["anyOf"]),
        not isinstance(value, dict) or (set(schema.get("required", ())) <= set(value)
                                        and (schema.get("additionalProperties", True) or set(value) <= set(inner))
                                        and all(fits(value[key], one) for key, one in inner.items() if key in value)),
        not isinstance(value, list) or (schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value))
                                        and all(fits(one, schema.get("items", {})) for one in value)
                                        and not (schema.get("uniqueItems") and len(set(map(str, value))) < len(value))),
    ))


@pytest.fixture(scope="module")
def schema():
    told = run("schema")
    assert told.returncode == 0 and told.stderr == b""
    return json.loads(told.stdout)


DRAFTS = [full_draft(), {}, {field: "无" for field in NOTICE.fields}, {field: "不确定" for field in NOTICE.fields},
          *(case.given for case in NOTICE.cases), *(example.given for group in NOTICE.groups for example in group.examples)]


def test_the_schema_accepts_drafts(schema):
    for given in DRAFTS:
        assert fits(json.loads(draft(given)), schema), given
        assert report(given)["complaints"] == [], given


BAD = [
    ("没有 answers", {"notice": NOTICE.id}), ("没有 notice", {"answers": {}}), ("别的通知", {"notice": "x", "answers": {}}), ("列表", []),
    ("别的格式版本", {"notice": NOTICE.id, "format": 2, "answers": {}}),
    *((says, {"notice": NOTICE.id, "answers": given}) for says, given in [
        ("没有的选项", {"prohibited": "maybe"}), ("没有的勾选", {"services": ["nonsense"]}), ("没有的年度", {"output": {"2019": "1"}}),
        ("两个年度", {"output": ["1", "2"]}), ("布尔值", {"area": True}), ("数作文字", {"cluster_name": 7}), ("重复的勾选", {"services": ["training", "training"]})]),
]


@pytest.mark.parametrize("says, data", BAD, ids=[row[0] for row in BAD])
def test_the_schema_refuses(schema, says, data):
    assert not fits(data, schema)


def test_the_schema_knows_every_field(schema):
    assert list(schema["properties"]["answers"]["properties"]) == list(NOTICE.fields)
    assert all(one["description"] and one["title"] for one in schema["properties"]["answers"]["properties"].values())


def bad_files(folder):
    for name, content in (("空", b""), ("截断", draft(GIVEN).encode()[:-3]), ("不是 UTF-8", "你好".encode("gbk")), ("二进制", bytes(range(256))),
                          ("别的通知", draft({}, "x").encode()), ("列表", b"[]"), ("很深", b"[" * 100_000), ("UTF-16", draft(GIVEN).encode("utf-16"))):
        (folder / name).write_bytes(content)
        yield name, str(folder / name)
    yield "没有这个文件", str(folder / "没有.json")
    yield "文件夹", str(folder)
    yield "名字里有换行", "a\nb"
    yield "名字里有空字符", "a\0b"
    yield "名字太长", "x" * 5000
    yield "空名字", ""


def test_a_bad_file_is_one_line_and_code_2(tmp_path, capsys):
    for name, path in bad_files(tmp_path):
        for more in ([], ["--json"]):
            assert main(["assess", path, *more]) == 2, name
            out, err = capsys.readouterr()
            assert out == "" and err.count("\n") == 1 and err.endswith("。\n") and "Traceback" not in err, (name, err[:200])


def test_of_an_endless_file_no_more_is_read_than_a_draft_can_be(file, monkeypatch, capsys):
    monkeypatch.setattr("rules.__main__.LARGEST_FILE", 100)
    assert main(["assess", file]) == 2
    assert capsys.readouterr().err == "无法自测：文件太大，不像是自测草稿。\n"


def test_the_name_of_a_file_commands_no_terminal(capsys):
    assert main(["assess", "没有\x1b[31m\u202e.json"]) == 2
    assert capsys.readouterr().err == "无法自测：找不到文件 没有[31m.json。\n"


def test_a_folder_is_told_what_it_is_for(tmp_path, capsys):
    assert main(["assess", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"无法自测：{tmp_path} 是文件夹；成批自测请加 --batch。\n"


def test_from_standard_input_and_in_an_ascii_terminal():
    """A bare C locale still gets the report, not a UnicodeEncodeError."""
    bare = {"PATH": os.environ["PATH"], "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    told = run("assess", "-", input=draft(GIVEN).encode(), env=bare)
    assert told.returncode == 0 and told.stderr == b"" and "申报条件自测" in told.stdout.decode("utf-8")
    told = run("assess", "-", input=b"{", env=bare)
    assert told.returncode == 2 and told.stdout == b"" and told.stderr.count(b"\n") == 1


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["assess"], ["assess", "--nonsense", "x"]])
def test_wrong_words_on_the_command_line_are_code_2(arguments, capsys):
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2


def test_help_is_readable_in_an_ascii_terminal(forked):
    for words in HELP:
        code, out, said = forked(*words, coding="ascii")
        assert (code, said) == (0, b"") and not out.isascii() and out.decode("utf-8")
    told = run("--help", env={"PATH": os.environ["PATH"], "PYTHONIOENCODING": "ascii"})
    assert (told.returncode, told.stdout, told.stderr) == forked("rules", "--help")


def test_help_says_how_a_table_is_written(forked):
    _, told, _ = forked("rules", "assess", "--help")
    assert "output.2022" in told.decode("utf-8") and "用「；」隔开" in told.decode("utf-8")


@pytest.mark.parametrize("no_colour", ["", "1"])
def test_colour_only_for_a_person_who_wants_it(file, no_colour):
    ours, theirs = pty.openpty()
    done = subprocess.Popen([sys.executable, "-m", "rules", "assess", file], cwd=ROOT, stdout=theirs, stderr=theirs, close_fds=True, env=os.environ | {"NO_COLOR": no_colour})
    os.close(theirs)
    shown = b""
    try:
        while chunk := os.read(ours, 65536):
            shown += chunk
    except OSError:  # the other side has closed
        pass
    os.close(ours)
    assert done.wait() == 0 and b"1-1" in shown and (b"\033[32m" in shown and b"\033[33m" in shown) == (b"\033" in shown) == (not no_colour)


def test_no_colour_for_a_program(file, forked):
    code, out, _ = forked("rules", "assess", file)
    assert code == 0 and b"1-1" in out and b"\033" not in out


def shell(words, redirected):
    done = subprocess.run(f"exec {shlex.join([sys.executable, '-m', *words])} {redirected}", shell=True, cwd=ROOT, capture_output=True, encoding="utf-8",
                          env=os.environ | {"PYTHONUNBUFFERED": ""})  # else argparse passes over what it cannot write
    return done.returncode, done.stdout, done.stderr


def test_without_room_or_without_an_output_there_is_no_traceback(every_command, file, tmp_path, forked):
    for words in every_command:
        code, _, said = forked(*words, out="/dev/full")
        assert code == 2 and said.decode().startswith("没有写完：") and said.count(b"\n") == 1, (words, said)
        assert forked(*words, out=None) == (0, b"", b""), words
        code, out, _ = forked(*words, err=None)
        assert code == 0 and out, words
    for module, *words in (["rules", "assess", "没有.json"], ["wizard.papers", "没有.json", "--out", str(tmp_path)], ["wizard.roster", "没有.csv"]):
        assert forked(module, *words, err=None) == (2, b"", b""), module  # what is said of trouble is never part of the output
    words = ["rules", "assess", file]  # in processes of their own the same
    assert shell(words, ">/dev/full")[::2] == (2, forked(*words, out="/dev/full")[2].decode())
    assert shell(words, ">&-") == (0, "", "") and shell(words, "2>&-")[:2] == (0, forked(*words)[1].decode())


@pytest.mark.parametrize("words, says", [
    (["rules", "assess", "/proc/self/mem"], "无法自测：读不了文件 /proc/self/mem"), (["rules", "assess", "--batch", "/proc/self/mem"], "无法自测：读不了文件 /proc/self/mem"),
    (["wizard.papers", "/proc/self/mem", "--out", "{}"], "没有生成：读不了文件 /proc/self/mem"), (["wizard.papers", "{}", "--out", "{}"], "没有生成：{} 是文件夹，不是文件。"),
    (["wizard.roster", "/proc/self/mem"], "无法读取名单：读不了文件 /proc/self/mem"), (["wizard.roster", "--template", "{}/没有/x"], "没有写出模板：写不进 {}/没有/x"),
])
def test_what_cannot_be_read_or_written_is_named_as_what_it_is(words, says, tmp_path, forked):
    code, out, said = forked(*(word.format(tmp_path) for word in words))
    assert (code, out) == (2, b"") and said.decode("utf-8").startswith(says.format(tmp_path)) and said.count(b"\n") == 1


def test_what_excludes_each_other_is_not_taken_together(file, tmp_path, capsys):
    with pytest.raises(SystemExit) as end:
        main(["assess", "--json", "--batch", file])
    assert end.value.code == 2 and capsys.readouterr().err.endswith("error: --json 和 --batch 请只用一个\n")


def test_a_closed_pipe_is_no_trouble(file):
    told = subprocess.run(f"'{sys.executable}' -m rules assess '{file}' --json | head -c 10", shell=True, cwd=ROOT, capture_output=True)
    assert told.stderr == b""
