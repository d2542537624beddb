"""Files to rows: formats, codings, numbers as Excel keeps them, what cannot be read; the template; the command line."""

import datetime
import io
import json
import re
import subprocess
import sys
import time
import zipfile
import zlib
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pytest
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st

from rules import roster
from rules.__main__ import ended
from rules.roster.columns import COLUMNS
from rules.roster.headings import heading
from wizard.roster import figures, listed, opened
from wizard.roster.__main__ import main
from wizard.roster.reading import Unreadable, number, sheets, text
from wizard.roster.template import EXAMPLE, template

from . import made

ROOT = Path(__file__).parents[2]


def one_sheet(*rows, **named):
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append([cell or None for cell in row])
    for name, lines in named.items():
        other = book.create_sheet(name)
        for line in lines:
            other.append(line)
    return made.saved(book)


@pytest.mark.parametrize(("cell", "said"), [
    (0.1, "0.1"), (0.1 + 0.2, "0.3"), (1234.56, "1234.56"), (1234.5600000000001, "1234.56"), (120.0, "120"), (0.0, "0"), (-0.0, "0"), (-12.5, "-12.5"), (1e-7, "0.0000001"), (1e15, "1000000000000000"),
    (913100001234567890.0, "913100001234568000"), (2.675, "2.675"), (1e22, "10000000000000000000000"), (123456789012345.0, "123456789012345"), (99999999.99, "99999999.99"), (5, "5"), (float("nan"), ""), (float("inf"), ""),
])
def test_numbers_leave_as_excel_shows_them(cell, said):
    assert number(cell) == said


@given(st.decimals(min_value=-10**9, max_value=10**9, places=5))
def test_what_was_typed_comes_back(typed):
    """Every decimal of up to fifteen digits survives the way through a binary float."""
    assert number(float(typed)) == made.typed(typed if typed else abs(typed))


def test_other_cells():
    assert [text(cell) for cell in (True, False, "甲", None, datetime.date(2020, 5, 1), datetime.datetime(2020, 5, 1, 8), datetime.time(1, 2))] == ["是", "否", "甲", "", "2020-05-01", "2020-05-01 08:00:00", "01:02:00"]


def test_rows_keep_their_numbers():
    """Blank rows above and between stay, so that A1 names are Excel's own."""
    data = made.xlsx([["标题", "", ""], ["", "", ""], ["", "企业名称", "营业收入"], ["", "", ""], ["", "甲", made.Decimal("0.1")]], merged=("A1:C1",))
    assert sheets(data)[0].rows == [["标题"], [], ["", "企业名称", "营业收入"], [], ["", "甲", "0.1"]]
    assert sheets(one_sheet([], [], ["", "企业名称"]))[0].rows == [[], [], ["", "企业名称"]]


def test_a_date_in_a_column_of_numbers_is_named():
    data = one_sheet(["企业名称", "营业收入（万元）"], ["甲", datetime.datetime(1903, 5, 18)], ["乙", 5])
    notes = [note for note in json.loads(figures(data))["notes"] if note["kind"] == "unreadable"]
    assert notes[0]["cells"] == ["B2"] and "1903-05-18" in notes[0]["text"]


def test_a_code_kept_as_a_number_is_named():
    data = one_sheet(["企业名称", "统一社会信用代码"], ["甲", 913100001234567890])
    assert "末几位已丢失" in next(note["text"] for note in json.loads(figures(data))["notes"] if note["kind"] == "code")


def test_old_excel():
    book = xlwt.Workbook()
    sheet = book.add_sheet("名单")
    for at, row in enumerate([["企业名称", "营业收入（万元）", "成立日期"], ["甲", 0.1, datetime.date(2015, 6, 1)]]):
        for place, cell in enumerate(row):
            sheet.write(at, place, cell, *([xlwt.easyxf(num_format_str="YYYY-MM-DD")] if isinstance(cell, datetime.date) else []))
    assert sheets(made.saved(book))[0].rows[1] == ["甲", "0.1", "2015-06-01"]


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_text_files(coding, mark):
    said = f'企业名称{mark}备注\r\n"甲{mark}公司"{mark}"两\n行"\r\n\r\n乙{mark}丙\r\n'
    assert sheets(said.encode(coding))[0].rows == [["企业名称", "备注"], [f"甲{mark}公司", "两\n行"], [], ["乙", "丙"]]


def test_other_sheets_that_look_like_lists_are_named():
    rows = [["企业名称", "从业人员"], ["甲", 5]]
    said = json.loads(opened(one_sheet(["说明"], 规上=[*rows, ["乙", 6]], 规下=rows)))
    assert (said["sheet"], said["others"], said["lists"]) == ("规上", ["Sheet", "规下"], ["规下"])


def test_rare_characters_of_gb18030():
    assert sheets("企业名称\n䶮㐂𠀀公司".encode("gb18030"))[0].rows[1] == ["䶮㐂𠀀公司"]


def test_the_sheet_with_known_headings_is_taken_and_the_others_are_named():
    data = one_sheet(["说明"], ["请填第二张表"], 名单=[["企业名称", "从业人员"], ["甲", 5]], 空=[])
    said = json.loads(opened(data))
    assert (said["sheet"], said["others"], said["rows"][1]) == ("名单", ["Sheet"], ["甲", "5"])
    assert "Sheet" in next(note["text"] for note in json.loads(figures(data))["notes"] if note["kind"] == "other_sheets")
    assert json.loads(opened(data, "Sheet"))["rows"][0] == ["说明"] and "没有名为" in json.loads(opened(data, "第三张"))["error"]


def test_what_is_hidden_is_not_read_where_something_is_to_be_seen():
    book = openpyxl.Workbook()
    book.active.append(["企业名称", "从业人员"])
    book.active.append(["乙", 5])
    hidden = book.create_sheet("隐")
    hidden.append(["企业名称", "从业人员", "2022年营业收入（万元）"])
    hidden.append(["甲", 7, 9])
    hidden.sheet_state = "hidden"
    said = json.loads(opened(made.saved(book)))
    assert (said["sheet"], said["others"], said["rows"][1]) == ("Sheet", [], ["乙", "5"])


def test_rows_that_the_sheet_hides_count_and_are_named():
    """Hidden by hand or by a filter; a hidden row that is no enterprise is not spoken of."""
    book = openpyxl.Workbook()
    for row in (["企业名称", "从业人员"], ["甲", 5], ["乙", 7], ["丙", 9], ["合计", 21]):
        book.active.append(row)
    for row in (3, 4, 5):
        book.active.row_dimensions[row].hidden = True
    said = json.loads(figures(made.saved(book)))
    assert said["rows"]["used"] == [[2, 4]]
    assert [(note["level"], note["rows"], note["text"][:12]) for note in said["notes"] if note["kind"] == "hidden"] == [("check", [[3, 4]], "表格里隐藏的行，也计入了")]
    left_out = json.loads(figures(made.saved(book), asked='{"excluded": [4]}'))
    assert [note["rows"] for note in left_out["notes"] if note["kind"] == "hidden"] == [[[3, 3]]]
    assert json.loads(listed(made.saved(book)))["hidden"] == [3, 4, 5]


def far_cell():
    return one_sheet_with("XFD1048576")


def one_sheet_with(place):
    book = openpyxl.Workbook()
    book.active["A1"], book.active[place] = "企业名称", "x"
    return made.saved(book)


SHEET = "xl/worksheets/sheet1.xml"
FAR = b'<c r="XFD1048576"'


def rewritten(data, change, part=SHEET, name=None):
    """One part of a workbook written otherwise, or under another name."""
    said = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(said, "w", zipfile.ZIP_DEFLATED) as target:
        for one in source.namelist():
            content = source.read(one)
            if one == part:
                one, content = name or one, change(content)
            elif name:
                content = content.replace(part.removeprefix("xl/").encode(), name.removeprefix("xl/").encode())
            target.writestr(one, content)
    assert said.getvalue() != data
    return said.getvalue()


def untrue_extent(mark):
    """A far cell, and a sheet that says it is small or writes its cells otherwise."""
    return rewritten(far_cell(), lambda sheet: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:B2"', sheet).replace(FAR, b"<c s=%s0%s r=%sXFD1048576%s" % ((mark,) * 4)))


def prefixed(sheet):
    """Every name with the prefix x:, which means the same."""
    return re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", sheet).replace(b" xmlns=", b" xmlns:x=")


def many_places_unsaid(sheet):
    """Two hundred cells of the last row that do not say where they stand."""
    return sheet.replace(b"</sheetData>", b'<row r="1048576">' + b"<c><v>1</v></c>" * 200 + b"</row></sheetData>")


FAR_CELLS = [
    rewritten(far_cell(), bytes, name="xl/other/s.xml"), rewritten(far_cell(), bytes, name="xl/worksheets/a/s.xml"), rewritten(far_cell(), bytes, name="xl/worksheets/S.XML"),
    rewritten(far_cell(), prefixed), *(rewritten(far_cell(), lambda sheet, by=by: sheet.replace(FAR, by)) for by in (
        b'<c r="xfd1048576"', b'<c s=">" r="XFD1048576"', b'<c s="<" r="XFD1048576"', b"<c s='\"' r = 'XFD1048576' u='/>'", b'<c s="1"\nr="XFD1048576"', b'<c r="XFD1048576" r="A1"')),
    rewritten(far_cell(), lambda sheet: sheet.replace(FAR, b"<!-- ' <c \" -->" + FAR)), rewritten(one_sheet_with("B2"), many_places_unsaid),
]


@pytest.mark.parametrize("data", FAR_CELLS)
def test_a_far_cell_is_found_however_the_file_is_written(data):
    """The reader would ask for more memory than there is, and that ends the whole program."""
    with pytest.raises(Unreadable, match="范围太大"):
        sheets(data)


def test_cells_that_do_not_say_where_they_stand_are_read():
    data = rewritten(made.xlsx([["企业名称", "从业人员"], ["甲", 5]]), lambda sheet: re.sub(rb' r="[A-Z]*[0-9]+"', b"", sheet))
    assert sheets(data)[0].rows == [["企业名称", "从业人员"], ["甲", "5"]]


def test_blank_cells_with_a_format_far_out_do_no_harm():
    far = b'<row r="1048576" s="1" customFormat="1"><c r="A1048576" s="0"/><c r="XFD1048576" s="0" /></row></sheetData>'
    assert sheets(rewritten(one_sheet_with("B2"), lambda sheet: sheet.replace(b"</sheetData>", far)))[0].rows == [["企业名称"], ["", "x"]]


@pytest.mark.parametrize("written", [bytes, prefixed, lambda sheet: re.sub(rb' (r="[A-Z]*[0-9]+")((?: [a-zA-Z]+="[^"]*")*)', rb"\2 \1", sheet), lambda sheet: re.sub(rb'"([^"<>]*)"', rb"'\1'", sheet)])
def test_what_only_the_markup_tells_is_told_however_it_is_written(written):
    """A formula without its result, and a hidden row; with a prefix, in another order, in other quotes."""
    book = openpyxl.Workbook()
    for row in (["企业名称", "从业人员"], ["甲", "=1+1"], ["乙", 3]):
        book.active.append(row)
    book.active["B2"].font = openpyxl.styles.Font(bold=True)
    book.active.row_dimensions[3].hidden = True
    whole = made.saved(book)
    said = json.loads(figures(whole if written is bytes else rewritten(whole, written)))
    assert [note["cells"] for note in said["notes"] if note["kind"] == "unreadable"] == [["B2"]] and [note["rows"] for note in said["notes"] if note["kind"] == "hidden"] == [[[3, 3]]]


@pytest.mark.parametrize("many", [b"<c ", b"<c>", b'<c "', b'<c r="A1"><f>1</f>', b"<c r='A1' ", b' r="A1"', b"<row "])
def test_a_sheet_of_nothing_but_beginnings_takes_no_time(many):
    """Hundreds of thousands of them: patterns that look from each one to the end would take an hour."""
    data = rewritten(one_sheet_with("B2"), lambda sheet: sheet.replace(b"<sheetData>", b"<sheetData><!--" + many * 300_000 + b"-->"))
    try:
        assert sheets(data)
    except Unreadable:
        pass


@pytest.mark.parametrize("part, before, many", [("xl/workbook.xml", b"<sheets>", b"<sheet "), ("xl/workbook.xml", b"<sheets>", b'<sheet name="" '), (SHEET, b"</sheetData>", b" ")])
def test_nor_does_a_workbook_of_them_or_a_wide_blank(part, before, many):
    blank = b'<row r="9"><c r="A9"><f>1</f>' + b" " * 2_000_000 + b"<v>3</v></c></row>"
    data = rewritten(one_sheet_with("B2"), lambda said: said.replace(before, (blank if part == SHEET else b"<!--" + many * 300_000 + b"-->") + before), part)
    assert sheets(data)[0].rows[1] == ["", "x"]


def bomb():
    """Seven times a hundred million zeros, packed once."""
    zeros, data = bytes(100_000_000), io.BytesIO()
    packed, said = zlib.compress(zeros, 1, wbits=-15), zlib.crc32(zeros)
    with zipfile.ZipFile(data, "w") as archive:
        for number_of_part in range(7):
            archive.writestr(f"xl/{number_of_part}.xml", packed)
            part = archive.filelist[-1]
            part.compress_type, part.file_size, part.CRC = zipfile.ZIP_DEFLATED, len(zeros), said
    return data.getvalue()


@pytest.mark.parametrize(("data", "says"), [
    (b"", "空的"), (b"  \n", "空的"), (b"PK\3\4junk", "损坏"), (made.xlsx([["企业名称"]])[:900], "损坏"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "没有读懂"), (b"<html><table>", "网页"), (b'<?xml version="1.0"?><Workbook/>', "网页"),
    (b"%PDF-1.4", "不是表格"), (b"\x89PNG\r\n", "不是表格"), (b"\xff\xff\xff\x81", "没有读懂"), (b"\0\1\2\3" * 9, "没有读懂"), (made.encrypted(), "密码"), (b"x" * 40_000_001, "太大"), (far_cell(), "范围太大"), (one_sheet_with("CV200000"), "范围太大"),
    (untrue_extent(b'"'), "范围太大"), (untrue_extent(b"'"), "范围太大"), ('企业名称,备注\n甲,"老厂\n乙,\n丙,\n'.encode(), "引号没有成对"),
])
def test_what_cannot_be_read_is_said(data, says):
    with pytest.raises(Unreadable, match=says):
        sheets(data)
    assert says in json.loads(figures(data))["error"]


def test_a_file_that_unpacks_to_too_much():
    with pytest.raises(Unreadable, match="太大"):
        sheets(bomb())


def test_formats_far_out_do_no_harm():
    """A sheet may claim to reach to its last cell where only formats stand."""
    whole, said = io.BytesIO(one_sheet_with("B2")), io.BytesIO()
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(said, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"'))
    assert said.getvalue() != whole.getvalue() and sheets(said.getvalue())[0].rows == [["企业名称"], ["", "x"]]


def test_one_far_row_or_column_is_still_read():
    assert sheets(one_sheet_with("B50000"))[0].rows[49_999] == ["", "x"] and sheets(one_sheet_with("XFD3"))[0].rows[2][16383] == "x"


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_raise(data):
    for start in (b"", b"PK\3\4", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        assert json.loads(figures(start + data))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 5500), st.binary(min_size=1, max_size=4))
def test_a_damaged_file_does_not_raise(at, damage):
    for whole in DAMAGED:
        place = at % len(whole)
        assert json.loads(figures(whole[:place] + damage + whole[place + len(damage):]))


DAMAGED = [made.write(made.clean(3), kind) for kind in ("xlsx", "ods")]


@pytest.mark.parametrize("part", range(1, 12))
def test_half_an_old_file_does_not_raise(part):
    """Cut off, not scrambled: a scrambled .xls can ask the reader for more memory than there is."""
    whole = made.write(made.clean(3), "xls")
    assert json.loads(figures(whole[:len(whole) * part // 12]))


@pytest.mark.parametrize(("at", "value"), [(4, b"\0\xd7\0\0"), (8, b"\0\0\0\xff"), (14, b"\xff\xff")])
def test_an_old_file_that_claims_too_much(at, value):
    whole = made.write(made.clean(3), "xls")
    place = whole.index(b"\x00\x02\x0e\x00") + at
    with pytest.raises(Unreadable, match="没有下载完整"):
        sheets(whole[:place] + value + whole[place + len(value):])


def test_without_the_reader_there_is_a_sentence(monkeypatch):
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    assert "python-calamine" in json.loads(figures(made.xlsx(made.clean(1))))["error"] and "figures" in json.loads(figures(made.write(made.clean(1), "utf8.csv")))


def test_bytes_of_the_browser():
    class Uint8Array:
        def to_py(self):
            return memoryview(DAMAGED[0])
    assert opened(Uint8Array()) == opened(DAMAGED[0])


def test_two_thousand_rows_in_time():
    """From the file to the figures; the limit is wide, for machines that are busy."""
    data = made.xlsx(made.clean(2000))
    started = time.process_time()
    result = json.loads(figures(data))
    print(f"\n2,000 rows of .xlsx to figures: {time.process_time() - started:.2f} s of processor time")
    assert time.process_time() - started < 1.5 and result["rows"]["used"] == [[2, 2001]]


@pytest.fixture(scope="module")
def book():
    return openpyxl.load_workbook(io.BytesIO(template()))


def test_the_template_is_recognised_whole():
    result = json.loads(figures(template()))
    wanted = [(column.id, year) for column in COLUMNS for year in column.template]
    assert [(one["column"], one["year"]) for one in result["columns"]] == [(name, year or (2022 if next(c for c in COLUMNS if c.id == name).yearly else None)) for name, year in wanted]
    assert result["figures"] == [] and result["rows"]["left"][1] == {"text": "示例行，未计入。", "rows": [[2, 2]]} and not [note for note in result["notes"] if note["level"] != "told"]


def test_the_worked_line_is_a_right_one():
    """Named otherwise, it counts without a remark."""
    listed = json.loads(opened(template()))
    listed["rows"][1][0] = "某某公司"
    result = json.loads(roster.figures(json.dumps(listed)))
    assert {one["status"] for one in result["figures"]} <= {"complete", "absent"} and not [note for note in result["notes"] if note["level"] != "told"]
    assert result["sizes"]["counts"][0]["word"] == "小型" and len(EXAMPLE) == sum(len(column.template) for column in COLUMNS)


def test_the_template_has_drop_downs_and_notes(book):
    assert book.sheetnames == ["名单", "填写说明", "行业"]
    rules = book["名单"].data_validations.dataValidation
    assert sum(rule.type == "list" for rule in rules) == 10 and {rule.formula1 for rule in rules if rule.type == "list"} == {'"是,否"', "行业!$A$1:$A$16"}
    assert [cell.value for cell in book["行业"]["A"]][1] == "工业" and len(list(book["填写说明"].rows)) > len(COLUMNS)
    assert book["名单"]["B2"].number_format == "@" and book["名单"].column_dimensions["B"].number_format == "@"


def test_the_template_is_the_same_every_time():
    assert template() == template() and openpyxl.load_workbook(io.BytesIO(template())).properties.created == datetime.datetime(2023, 3, 30)


def test_every_template_heading_means_its_column():
    for column in COLUMNS:
        assert heading(column.name).column is column


def process(*arguments, given=None):
    return subprocess.run([sys.executable, "-m", "wizard.roster", *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", input=given)


def command(*arguments):
    """What the process does once it has started."""
    out, err = io.TextIOWrapper(io.BytesIO(), "ascii"), io.TextIOWrapper(io.BytesIO(), "ascii")
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = ended(lambda: main([*map(str, arguments)]))
        except SystemExit as end:
            code = end.code
    for stream in (out, err):
        stream.seek(0)
    return SimpleNamespace(returncode=code, stdout=out.read(), stderr=err.read())


def test_the_command(tmp_path):
    path = tmp_path / "名单.xlsx"
    path.write_bytes(made.xlsx(made.clean(20)))
    assert json.loads(command(path, "--json").stdout) == json.loads(figures(path.read_bytes()))
    said = command(path)
    assert said.returncode == 0 and "20 家企业计入" in said.stdout and "2022 年集群总产值" in said.stdout
    assert json.loads(command(path, "--rows").stdout)["sheet"] == "名单"
    assert json.loads(command(path, "--json", "--options", '{"excluded": [3]}').stdout)["rows"]["used"] == [[2, 2], [4, 21]]
    given = tmp_path / "名单.csv"
    given.write_text("甲公司,5\n", "utf-8")  # without headings: a program has its rows all the same, and is told
    said, asked = process("-", "--json", given=given.read_text("utf-8")), command(given, "--json")
    assert (said.returncode, json.loads(said.stdout), said.stderr) == (2, json.loads(figures(given.read_bytes())), asked.stderr) and asked.stderr
    started = command("--template", tmp_path / "t.xlsx")
    assert started.returncode == 0 and (tmp_path / "t.xlsx").read_bytes() == template()


def test_the_command_names_what_is_not_in_the_figures(tmp_path):
    """Other sheets, and the rows behind a figure that is not complete."""
    book = openpyxl.Workbook()
    for sheet in (book.active, book.create_sheet("金桥片区")):
        for row in (["企业名称", "行业", "从业人员", "2022年营业收入（万元）"], ["甲公司", "C35", 100, 1000], ["乙公司", "", 100, 1000]):
            sheet.append(row)
    book.save(tmp_path / "两张表.xlsx")
    said = command(tmp_path / "两张表.xlsx").stdout
    assert "工作表「金桥片区」看起来也是企业名单，没有计入" in said
    assert re.search("数字还不全.*\n(?:.*\n)*?  第 3 行：", said)


def test_small_and_medium_without_their_class_are_not_called_all_of_them(tmp_path):
    (tmp_path / "名单.csv").write_text("企业名称,行业,从业人员,2022年营业收入（万元）\n甲公司,C35,500,5000\n乙公司,C35,999,\n", "utf-8")
    said = command(tmp_path / "名单.csv").stdout
    assert "规模：中型 1 家，分不出中型、小型还是微型的中小企业 1 家\n" in said


def test_no_list_commands_the_terminal(tmp_path):
    """Names, codes and headings are printed without control characters and marks that turn the writing, and none makes a line of its own."""
    (tmp_path / "名单.csv").write_text('企业名称,统一社会信用代码,"备\x1b[31m注\n✓ 假的",从业人员\n甲\x1b[31m公司\u202e,,x,1\n甲\x1b[31m公司\u202e,,y,2\n乙\x9b2J,91310000MA1EX\x1b[3m,z,"3\x1b"\n', "utf-8")
    said = command(tmp_path / "名单.csv").stdout
    assert "「甲[31m公司」有 2 行" in said and "备[31m注 ✓ 假的" in said and not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", said)


@pytest.mark.parametrize("words, says", [
    (["--options", "{"], "要写成 JSON 对象"), (["--options", "[]"], "要写成 JSON 对象"), (["--options", '{"correction": []}'], "只能有 mapping、corrections、"),
    (["--template", "{}/new.xlsx"], "两样只取一样"),
])
def test_the_command_passes_over_no_word(words, says, tmp_path):
    (tmp_path / "名单.csv").write_text("企业名称,从业人员\n甲公司,5\n")
    said = command(tmp_path / "名单.csv", *(word.replace("{}", str(tmp_path)) for word in words))
    assert (said.returncode, said.stdout) == (2, "") and says in said.stderr.splitlines()[-1]


def test_the_command_on_a_list_without_headings(tmp_path):
    """For a program the rows and what was not found; there is nothing for a person to read."""
    path = tmp_path / "名单.csv"
    path.write_text("甲公司,5\n")
    said = command(path)
    assert (said.returncode, said.stdout, said.stderr.count("\n")) == (2, "", 1) and said.stderr.startswith("无法读取名单：没有找到表头")
    said = command(path, "--json")
    assert said.returncode == 2 and json.loads(said.stdout)["header"] is None
    assert command(path, "--rows").returncode == 0 and command(path, "--options", '{"header": []}').returncode == 0


@pytest.mark.parametrize("name", ["nothing.xlsx", "bad.xlsx", ".", "/dev/zero"])
def test_the_command_on_a_bad_file(name, tmp_path):
    (tmp_path / "bad.xlsx").write_bytes(b"PK\3\4")
    said = command(tmp_path / name)
    assert said.returncode == 2 and said.stderr.startswith("无法读取名单：") and said.stderr.count("\n") == 1 and not said.stdout


def test_what_is_written_once_for_several_rows_is_said_of_each():
    """Not of headings, which are read together, nor across columns; and no amount, which would be added up several times."""
    book = openpyxl.load_workbook(io.BytesIO(one_sheet(["企业名称", "营业收入", None, "是否主导产业"], [None, "2021年", "2022年", None], ["甲", "1", "2", "是"], ["乙", None, "4"], ["丙", "5", None, "否"])))
    for merged in ("A1:A2", "B1:C1", "D3:D4", "B3:B4", "B5:C5"):
        book.active.merge_cells(merged)
    [sheet] = sheets(made.saved(book))
    assert sheet.rows == [["企业名称", "营业收入", "", "是否主导产业"], ["", "2021年", "2022年"], ["甲", "1", "2", "是"], ["乙", "", "4", "是"], ["丙", "5", "", "否"]]
