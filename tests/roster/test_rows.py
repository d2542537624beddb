"""Every row of a list is used or named, every oddity is put right or named with its place. The lists are made here."""

import json

import pytest

from rules import roster

HEAD = ["企业名称", "统一社会信用代码", "行业", "从业人员", "2021年营业收入（万元）", "2022年营业收入（万元）", "是否主导产业", "高新技术企业", "上云"]
CODE, OTHER = "91350100M000100Y43", "91310000MA1EXAMPLY"


def line(name="甲公司", code="", industry="C35", people="100", before="900", revenue="1000", leading="是", hightech="否", cloud="是"):
    return [name, code, industry, people, before, revenue, leading, hightech, cloud]


def worked(*rows, head=HEAD, **more):
    return json.loads(roster.figures(json.dumps({"rows": [head, *rows] if head else list(rows), **more})))


def value(result, id):
    one = next(figure for figure in result["figures"] if figure["id"] == id)
    return one["value"], one["status"]


def notes(result, kind):
    return [note for note in result["notes"] if note["kind"] == kind]


def flat(ranges):
    return [row for first, last in ranges for row in range(first, last + 1)]


def accounted(result):
    rows = result["rows"]
    return sorted(flat(rows["used"]) + [row for part in (rows["set_aside"], rows["left"]) for one in part for row in flat(one["rows"])])


MESSY = [["上海市某某区某某产业集群企业名单", "", ""], [], ["单位：万元"], HEAD, line(), [], line("乙公司", people="　１２０ 人 ", revenue="1,234.56 "), line("丙公司", before="—", revenue="无"), HEAD,
         line("", "", "", "", "", "", "", "", ""), ["", "", "", "", "", "77"], ["合计", "", "", "220"], line("示例企业（请删）"), ["注：以上为2022年数据"], ["填表人：张三", "", "", "联系电话：123"]]


def test_no_row_is_dropped_silently():
    result = worked(*MESSY, head=None)
    assert accounted(result) == list(range(1, len(MESSY) + 1)) and result["rows"]["total"] == len(MESSY)
    assert flat(result["rows"]["used"]) == [5, 7, 8] and result["header"] == {"rows": [4]}
    said = {row: one["text"] for part in ("left", "set_aside") for one in result["rows"][part] for row in flat(one["rows"])}
    assert [said[row][:4] for row in (1, 2, 3, 4, 6, 9, 10, 12, 13, 14, 15)] == ["表头以上", "空行，未", "表头以上", "表头行。", "空行，未", "重复的表", "空行，未", "合计行，", "示例行，", "表尾的注", "表尾的注"]
    assert said[11] == "这一行没有企业名称，也没有统一社会信用代码，整行没有计入。"


def test_a_row_that_is_set_aside_makes_every_figure_incomplete():
    result = worked(line(), ["", "", "", "", "", "77"])
    assert {figure["status"] for figure in result["figures"]} == {"incomplete", "absent"}
    assert value(worked(line()), "output.2022") == ("0.1", "complete")


def test_a_title_told_by_its_year_counts_and_is_to_be_looked_at():
    """Whether a certificate of that year still holds the list does not say."""
    result = worked(line(hightech="2019年"), line("乙公司", hightech="第三批"), line("丙公司", hightech="2023年"), line("丁公司", hightech="是"), line("戊公司", hightech="否", cloud="2019年"))
    assert value(result, "hightech.2022") == ("3", "complete")
    assert [(note["level"], note["text"], note["cells"]) for note in notes(result, "granted")] == [
        ("check", "「高新技术企业」写的是年份或批次，按仍然有效计；已经到期的，请改为「否」（到期的算不算，通知没有写，请问区里）。", ["H2", "H3"]),
        ("check", "「高新技术企业」写的年份在 2022 年以后，按 2022 年底还没有计；那时已有、后来重新认定的，请改为「是」。", ["H4"])]


def test_a_blank_that_counts_as_no_is_to_be_looked_at():
    ticked = worked([*line(hightech="√"), "是"], [*line("乙公司", hightech=""), ""], head=[*HEAD, "2021年高新技术企业"])
    assert [(note["level"], note["text"]) for note in notes(ticked, "blank_is_no")] == [("check", f"「{year} 年高新技术企业」只写了有的：空格按没有计，请核对。") for year in (2022, 2021)]


@pytest.mark.parametrize("name", ["一、配套企业", "（一）规上企业", "以上数据截至2022年底", "以下空白", "注1：按税务口径", "说明1：略", "制表单位：某协会"])
def test_a_line_between_or_below_the_enterprises_is_none(name):
    result = worked(line(), [name], line("一、二公司", revenue="2000"))
    assert flat(result["rows"]["used"]) == [2, 4] and value(result, "enterprises.2022") == ("2", "complete")


def test_a_row_that_says_no_more_than_who_it_is_counts_and_is_to_be_looked_at():
    result = worked(line(), ["乙公司"], line("丙公司"))
    assert value(result, "enterprises.2022")[0] == "3" and [note["rows"] for note in notes(result, "bare")] == [[[3, 3]]]
    assert not notes(worked(["甲公司"], head=["企业名称"]), "bare")  # where nothing else is asked


def test_a_column_that_is_not_taken_for_what_its_words_come_near_is_to_be_looked_at():
    result = worked([*line(), "5"], head=[*HEAD, "小巨人（拟申报）"])
    assert value(result, "giants.2022")[1] == "absent" and [(note["level"], note["column"]) for note in notes(result, "not_taken")] == [("check", "J")]
    assert [note["level"] for note in notes(worked([*line(), "5"], head=[*HEAD, "2023年营业收入"]), "not_taken")] == ["told"]
    assert not notes(result, "unused")  # told once


@pytest.mark.parametrize("name", ["张江片区小计", "规上企业合计", "2022年合计", "其中：规上企业", "以上企业", "全部企业", "占比", "同比增长", "其他企业（共30家）", "Total", "合计180家", "共40家企业", "累计 ４０ 户", "汇总", "集群合计数", "片区小计（含集团公司）", "合计：3家公司", "一、规上企业", "（一）张江片区", "十二．国有企业"])
def test_a_part_or_a_sum_of_enterprises_is_none(name):
    firms = ("合计科技有限公司", "上海汇总（集团）公司", "汇总（上海）有限公司")
    result = worked(line(), line(name, revenue="35000"), *(line(firm, revenue="2000") for firm in firms))
    assert flat(result["rows"]["used"]) == [2, 4, 5, 6] and value(result, "output.2022") == ("0.7", "complete")


@pytest.mark.parametrize(("serial", "name", "code", "asked"), [
    ("", "一、上海乙有限公司", "", True), ("", "（二）乙集团（原丙厂）", "", True), ("一", "规上企业", "", True), ("（二）", "张江片区", "—", True),
    ("", "一、上海乙有限公司", OTHER, False), ("", "一、规上企业", OTHER, False), ("二", "上海乙有限公司", "", False), ("2", "规上企业", "", False), ("", "1、上海乙有限公司", "", False),
])
def test_what_is_numbered_as_parts_are_counts_and_is_to_be_looked_at_unless_it_has_a_code(serial, name, code, asked):
    result = worked(["1", *line(code=CODE)], [serial, *line(name, code, revenue="2000")], head=["序号", *HEAD])
    assert value(result, "output.2022") == ("0.3", "complete") and [(note["level"], note["rows"]) for note in notes(result, "part")] == ([("check", [[3, 3]])] if asked else [])


def test_a_total_behind_a_running_number():
    result = worked(["1", *line()], ["2", "合 计", "", "", "100"], ["总计：", "", "", "100"], head=["序号", *HEAD])
    assert result["rows"]["used"] == [[2, 2]] and result["rows"]["left"][1] == {"text": "合计行，不是企业，未计入。", "rows": [[3, 4]]}


def test_a_counted_total_behind_a_running_number():
    result = worked(["1", *line()], ["合计1家", "", "", "", "100"], head=["序号", *HEAD])
    assert result["rows"]["used"] == [[2, 2]] and flat(result["rows"]["left"][1]["rows"]) == [3]


def test_a_row_with_the_amounts_of_all_others_is_looked_at():
    """A total that is called otherwise; among three rows chance would do."""
    several = [line(name, revenue=amount) for name, amount in (("甲", "1000"), ("乙", "2000.5"), ("丙", "3000"))]
    [note] = notes(worked(*several, line("集群企业汇报数", before="2700", revenue="6000.5")), "all_together")
    assert note["level"] == "check" and flat(note["rows"]) == [5] and "像是合计行" in note["text"]
    assert not notes(worked(*several, line("丁", before="2700", revenue="6001")), "all_together") + notes(worked(*several[:2], line("丁", before="1800", revenue="3000.5")), "all_together")


def test_another_sheet_that_looks_like_a_list_is_looked_at():
    result = worked(line(), others=["规下企业", "说明"], lists=["规下企业"])
    [note], [told] = notes(result, "other_list"), notes(result, "other_sheets")
    assert note["level"] == "check" and "「规下企业」看起来也是企业名单" in note["text"]
    assert "说明" in told["text"] and "规下企业" not in told["text"]


TURNED = [*HEAD[:3], HEAD[5], HEAD[4], HEAD[3], *HEAD[6:]]  # staff and revenue changed about


@pytest.mark.parametrize(("head", "used"), [
    (HEAD, [2, 4]), (["企业名称 ", HEAD[1], "", *HEAD[3:5], "2022年度 营业收入(万元)", *HEAD[6:]], [2, 4]), (TURNED, [2]), ([*HEAD[:5], "2022年营业收入（亿元）"], [2]), ([*HEAD[:5], "利润总额（万元）"], [2])])
def test_below_headings_of_other_columns_nothing_is_read_by_the_first_ones(head, used):
    result = worked(line(), head, line("乙公司"))
    assert flat(result["rows"]["used"]) == used and value(result, "output.2022") == (("0.2", "complete") if len(used) > 1 else ("0.1", "incomplete"))
    told = [(note["level"], note["text"], note["rows"]) for note in notes(result, "other_columns")]
    assert told == ([] if len(used) > 1 else [("error", "第 3 行又是表头，各列和上面的不同；从这一行起没有计入：请分成两张表，或改成同样的列。", [[3, 4]])])


def test_headings_that_come_again_end_those_of_other_columns_and_leaving_them_out_does_not():
    result = worked(line(), TURNED, line("乙公司"), HEAD, line("丙公司"), excluded=[3])
    assert flat(result["rows"]["used"]) == [2, 6] and flat(result["rows"]["set_aside"][0]["rows"]) == [4]


def test_two_heading_rows_of_which_the_first_comes_again():
    upper = ["企业名称", "营业收入（万元）", "", "从业人员"]
    result = worked(upper, ["", "2021", "2022", ""], ["甲公司", "900", "1000", "10"], upper, ["乙公司", "900", "1000", "10"], head=None)
    assert value(result, "output.2022") == ("0.2", "complete") and not notes(result, "other_columns")


def test_a_remark_is_short():
    """A row that is filled like the others is an enterprise, whatever its first cell says."""
    assert worked(["备注：新增", *line()], head=["备注", *HEAD])["rows"]["used"] == [[2, 2]]


def test_messy_numbers_are_read():
    assert value(worked(*MESSY[:10], head=None), "output.2022") == ("0.223456", "complete")
    assert [note["cells"] for note in notes(worked(*MESSY, head=None), "none")] == [["E8"], ["F8"]]


def test_what_cannot_be_read_is_named_with_its_cell():
    result = worked(line(revenue="约1000"), line("乙公司", people="1903-05-18"), line("丙公司", cloud="阿里云"))
    assert {note["cells"][0]: note["level"] for note in notes(result, "unreadable")} == {"F2": "error", "D3": "error", "I4": "error"}
    doubt = next(figure for figure in result["figures"] if figure["id"] == "output.2022")["doubts"][0]
    assert (doubt["text"], doubt["rows"], doubt["names"]) == ("没有 2022 年营业收入。", [[2, 2]], ["甲公司"])


def test_doubles_count_once_and_contradictions_not_at_all():
    same = worked(line(code=CODE), line(code=CODE.lower()), line("乙公司", OTHER))
    assert value(same, "enterprises.2022") == ("2", "complete") and same["rows"]["left"][-1]["text"] == "与第 2 行是同一家，内容相同，只计一次。"
    other = worked(line(code=CODE), line(code=CODE, revenue="7"), line("乙公司", OTHER))
    assert value(other, "enterprises.2022") == ("1", "incomplete") and "第 2、3 行" in other["rows"]["set_aside"][0]["text"]


def test_one_name_twice():
    assert value(worked(line(), line()), "enterprises.2022") == ("1", "complete")
    result = worked(line(), line(revenue="2"))
    assert value(result, "enterprises.2022")[0] == "2" and notes(result, "same_name")[0]["rows"] == [[2, 3]]


def test_one_name_in_two_spellings_is_asked_about():
    result = worked(*(line(name) for name in ("上海元创（集团）有限公司", "上海元创集团有限公司。", " 上海元创 (集团) 有限公司", "上海元创技术有限公司")))
    [note] = notes(result, "same_name")
    assert note["level"] == "check" and note["rows"] == [[2, 4]] and note["text"] == "「上海元创(集团)有限公司」有 3 行（第 2、3、4 行，只差标点或空格），代码不同或没有代码，都已计入，请核对是不是同一家。"


def test_a_wrong_code_is_named_and_counted():
    result = worked(line(code="91350100M000100Y44"), line("乙公司", "9.13E+17"), line("丙公司", "办理中"))
    assert value(result, "enterprises.2022") == ("3", "complete") and [note["cells"] for note in notes(result, "code")] == [["B2"], ["B3"]]


def test_a_code_that_others_have_is_missed():
    assert [note["cells"] for note in notes(worked(line(code=CODE), line("乙公司"), line("丙公司", "无")), "no_code")] == [["B3"]]
    assert not notes(worked(line(), line("乙公司")), "no_code")


def test_blanks_of_a_ticked_column():
    ticked = worked(line(hightech="√"), line("乙公司", hightech=""))
    assert value(ticked, "hightech.2022") == ("1", "complete") and notes(ticked, "blank_is_no")[0]["cells"] == ["H3"]
    said = worked(line(hightech="√"), line("乙公司", hightech=""), line("丙公司", hightech="否"))
    assert value(said, "hightech.2022") == ("1", "incomplete") and not notes(said, "blank_is_no")
    assert value(worked(line(hightech=""), line("乙公司", hightech="")), "hightech.2022") == (None, "incomplete")
    unread = worked(line(hightech="是"), line("乙公司", hightech="待定"), line("丙公司", hightech=""))
    assert value(unread, "hightech.2022") == ("1", "incomplete")
    assert [doubt["rows"] for one in unread["figures"] if one["id"] == "hightech.2022" for doubt in one["doubts"]] == [[[3, 3]]]


@pytest.mark.parametrize(("row", "cell", "says"), [
    (line(before="1000", revenue="10000000"), "F2", "1,000 倍"), (line(before="1000", revenue="0.5"), "F2", "1,000 倍"), (line(before="", revenue="3"), "F2", "不到 1,000 元"),
    (line(before="", revenue="99000000"), "F2", "超过 1,000 亿元"), (line(before="", revenue="5000000"), "F2", "超过 2 亿元"),
])
def test_wrong_units_are_named(row, cell, says):
    result = worked(row, line("乙公司"), line("丙公司"), line("丁公司"))
    assert any(cell in note["cells"] and says in note["text"] and note["level"] == "check" for note in notes(result, "scale"))


def test_yuan_where_wan_was_meant_stands_out_of_its_column():
    result = worked(*(line(f"{n}公司", people="", revenue="500") for n in range(5)), line("元公司", people="", before="", revenue="9900000"), line("亿公司", people="", before="", revenue="0.05"))
    assert [(note["cells"], "10,000 倍" in note["text"]) for note in notes(result, "scale")] == [(["F7", "F8"], True)]


def test_a_plain_list_has_nothing_to_check():
    """All of the staff may be in research."""
    result = worked([*line(code=CODE), "100"], [*line("乙公司", OTHER), "99"], head=[*HEAD, "研发人员"])
    assert not [note for note in result["notes"] if note["level"] != "told"]


def test_units_of_headings():
    head = ["企业名称", "2022年营业收入（亿元）", "2021年营业收入"]
    result = worked(["甲", "1.5", "12000"], head=head)
    assert value(result, "output.2022")[0] == "1.5" and value(result, "output.2021")[0] == "1.2" and notes(result, "no_unit")[0]["column"] == "C"
    titled = worked(["单位：亿元"], head, ["甲", "1.5", "1.2"], head=None)
    assert value(titled, "output.2021")[0] == "1.2" and not notes(titled, "no_unit")
    below = worked(["甲", "1000"], ["单位：亿元"], head=["企业名称", "2022年营业收入"])
    assert value(below, "output.2022")[0] == "0.1"  # only what stands above the headings is of them


UNDATED = ["企业名称", "行业", "从业人员", "营业收入（万元）", "是否主导产业"]


@pytest.mark.parametrize(("title", "sheet", "year", "level", "says"), [
    ("2021年度某集群企业情况表", "名单", 2021, "check", "没有写年份的列，按「2021年度某集群企业情况表」写的 2021 年计；企业家数仍按 2022 年计，请核对。"),
    ("某集群企业情况表", "2020年", 2020, "check", "没有写年份的列，按「2020年」写的 2020 年计"), ("２０２３年申报用，数据截至2021年12月31日", "", 2021, "check", "2021 年计"),
    ("2022年企业情况表 填报日期：2021年3月1日", "Sheet1", 2022, "told", "没有写年份的列，按「2022年企业情况表 填报日期：2021年3月1日」写的 2022 年计。"),
    ("截至2023年6月底企业情况表", "", 2022, "check", "「截至2023年6月底企业情况表」写的是 2023 年，申报表只填 2020—2022 年：没有写年份的列按 2022 年计，请核对。"),
])
def test_the_year_of_the_title_or_the_sheet_is_that_of_headings_without_one(title, sheet, year, level, says):
    result = worked([title], UNDATED, ["甲公司", "C35", "100", "1000", "是"], ["乙公司", "C35", "50", "500", "是"], head=None, sheet=sheet)
    assert [value(result, f"{id}.{one}")[1] for one in (2020, 2021, 2022) for id in ("output", "leading_output")] == ["complete" if one == year else "absent" for one in (2020, 2021, 2022) for _ in "ab"]
    assert value(result, f"output.{year}") == ("0.15", "complete") and value(result, "sme_employees")[1] == ("complete" if year == 2022 else "absent")
    [note] = notes(result, "year_above")
    assert note["level"] == level and says in note["text"] and not notes(result, "no_year")


@pytest.mark.parametrize("title", ["某集群企业情况表", "沪经信企〔2023〕304号附件，行业按GB/T 4754-2017", "2020—2022年企业情况表", "填表日期: 2023.9.1", "研发费用按2021年第13号公告归集", "2021" + "某" * 60])
def test_where_no_year_is_to_be_found_that_is_asked(title):
    """Not of what the template asks for without one."""
    result = worked([title], UNDATED, ["甲公司", "C35", "100", "1000", "是"], head=None)
    assert value(result, "output.2022") == ("0.1", "complete") and not notes(result, "year_above")
    assert [(note["level"], note["column"], note["text"]) for note in notes(result, "no_year")] == [("check", "D", "「营业收入（万元）」没有写年份，按 2022 年计，请核对。")]


def test_a_heading_of_the_last_year_says_more_than_the_title():
    assert not notes(worked(["2021年企业名单"], HEAD, line(), head=None, sheet="2023年"), "year_above")


def by_year(*years, code="", heading="年度"):
    """A row for each year of each enterprise."""
    return [["企业名称", "统一社会信用代码", heading, *UNDATED[1:4]], *([name, code, year, "C35", "100", amount] for name in ("甲公司", "乙公司") for year, amount in zip(years, ("1000", "2000", "3000"))), ["合计", "", "", "", "", ""]]


@pytest.mark.parametrize(("heading", "code"), [("年度", ""), ("年 份", CODE), ("会计年度（年）", "")])
def test_years_in_rows_are_refused(heading, code):
    result = worked(*by_year("2020", "2021年", "2022", heading=heading, code=code), head=None)
    [note] = notes(result, "years_in_rows")
    assert result["figures"] == [] and accounted(result) == list(range(1, 9)) and (note["level"], note["column"]) == ("error", "C")
    assert note["text"] == f"「{heading}」一列写了几个年份，各行没有计入：请改成一家企业一行，各年的数各占一列（如「2022年营业收入」），再选一次。"
    assert [note["level"] for note in result["notes"]] == ["error", "told", "told"]


def test_one_year_in_all_rows_is_the_year_of_the_list():
    """Also where a person leaves out the rows of the others."""
    for result in (worked(*by_year("2021"), head=None), worked(*by_year("2020", "2021"), head=None, excluded=[2, 4])):
        assert value(result, "output.2021")[1] == "complete" and value(result, "output.2022")[1] == "absent"
        assert [(note["level"], note["column"]) for note in notes(result, "year_above")] == [("check", "C")] and not notes(result, "unused")
    assert notes(worked(["甲公司", "2020", "5"], ["乙公司", "2021", "6"], head=["企业名称", "年度", "2022年营业收入（万元）"]), "unused")  # another year, whatever it is of


def test_the_checks_beside_a_list_are_no_years_of_its_rows():
    beside = ["核对项目", "年度", "清单合计", "申报表", "核对"]
    result = worked(["甲公司", "5", "", *("产值", "2020", "1", "1", "一致")], ["乙公司", "5", "", *("产值", "2021", "1", "1", "一致")], head=["企业名称", "营业收入（万元）", "", *beside])
    assert value(result, "output.2022") == ("0.001", "complete")
    blank = worked(["清单"], ["企业名称", "营业收入（万元）", "", *beside], ["", "", "", "从业人员（人）", "2022年", "0"], head=None)
    assert blank["header"] == {"rows": [2]} and blank["rows"]["set_aside"] == []


def test_columns_by_hand():
    rows = [["名头", "数一", "数二"], ["甲", "1", "2"]]
    result = worked(*rows, head=None, header=[1], mapping={"A": {"column": "name"}, "B": {"column": "revenue", "year": 2021, "unit": "亿元"}, "C": None, "ZZZZ": {"column": "name"}, "D": {"column": "?"}})
    assert value(result, "output.2021")[0] == "1" and len(notes(result, "mapping")) == 2 and result["columns"][2]["column"] is None
    bare = worked(["甲", "1", "2"], ["乙", "1", "2"], head=None, header=[], mapping={"A": {"column": "name"}, "C": {"column": "revenue"}})
    assert value(bare, "output.2022")[0] == "0.0004" and bare["rows"]["used"] == [[1, 2]]
    over = worked(line(), mapping={"E": {"column": "revenue", "year": 2022, "unit": "万元"}})
    assert value(over, "output.2022")[0] == "0.09" and notes(over, "twice")


def test_heading_rows_said_by_hand_are_read_as_those_that_are_found():
    """What is merged above several years stands in its first cell."""
    rows = [["集群名单"], ["企业名称", "营业收入（万元）", "", "", "从业人员"], ["", "2020", "2021", "2022", ""], ["甲", "1000", "2000", "3000", "5"]]
    found, said = worked(*rows, head=None), worked(*rows, head=None, header=[2, 3])
    assert found == said and [value(said, f"output.{year}") for year in (2020, 2021, 2022)] == [("0.1", "complete"), ("0.2", "complete"), ("0.3", "complete")]


THREE_ROWS = [["集群企业名单"], ["序号", "企业名称", "行业代码", "经营情况", "", "", "人员"], ["", "", "", "营业收入（万元）", "", "", "从业人员"], ["", "", "", "2020", "2021", "2022", ""],
              ["1", "甲公司", "C35", "1000", "2000", "3000", "10"], ["2", "乙公司", "C35", "1000", "2000", "3000", "10"]]


@pytest.mark.parametrize("more", [{}, {"header": [2, 3, 4]}, {"header": [2, 3]}, {"excluded": [4]}])
def test_three_heading_rows(more):
    """A row of nothing but years belongs to the headings above it, whoever named them."""
    result = worked(*THREE_ROWS, head=None, **more)
    assert result["header"] == {"rows": [2, 3, 4]} and value(result, "sme_employees") == ("20", "complete")
    assert [value(result, f"output.{year}") for year in (2020, 2021, 2022)] == [("0.2", "complete"), ("0.4", "complete"), ("0.6", "complete")]


def test_corrections_and_exclusions():
    rows = [line(), line("乙公司", revenue="约2000")]
    fixed = worked(*rows, corrections=[{"row": 3, "column": "F", "text": "2000"}, {"row": 99, "column": "F", "text": "1"}])
    assert value(fixed, "output.2022") == ("0.3", "complete") and "没有第 99 行" in notes(fixed, "correction")[0]["text"]
    without = worked(*rows, excluded=[3])
    assert value(without, "output.2022") == ("0.1", "complete") and without["rows"]["left"][-1] == {"text": "按您的要求，这一行不计入。", "rows": [[3, 3]]}
    head = worked(["甲公司", "5"], head=["企业", "收入？"], corrections=[{"row": 1, "column": "B", "text": "营业收入（万元）"}])
    assert value(head, "output.2022")[0] == "0.0005"


def test_a_list_without_headings():
    result = worked(["甲公司", "5"], ["乙公司", "6"], head=None)
    assert result["header"] is None and result["figures"] == [] and notes(result, "no_header")[0]["level"] == "error" and accounted(result) == [1, 2]


def test_other_sheets_and_unused_columns_are_named():
    result = worked([*line(), "x"], head=[*HEAD, "备注"], others=["2021年"])
    assert "2021年" in notes(result, "other_sheets")[0]["text"] and "J「备注」" in notes(result, "unused")[0]["text"]


def letters(result):
    return [one["letter"] for one in result["columns"]]


def test_a_stray_cell_far_to_the_right_is_told_and_is_no_column():
    far = [*line(), *[""] * 16374, "x"]
    result = worked(far, line("乙公司", OTHER))
    assert letters(result) == list("ABCDEFGHI") and value(result, "output.2022") == ("0.2", "complete")
    assert "有内容的 1 列（从 XFD 列起）" in notes(result, "far")[0]["text"] and "XFD「」" in notes(result, "unused")[0]["text"]
    near = worked([*line(), "", "", "x"])
    assert letters(near) == list("ABCDEFGHIJKL") and not notes(near, "far")


def test_no_column_of_a_wide_list_is_left_out():
    extra = [f"附加{n}" for n in range(100)]
    result = worked([*line(), *[""] * 99, "x"], head=[*HEAD, *extra])
    assert len(result["columns"]) == 109 and not notes(result, "far")
    bare = worked([*["x"] * 90], [*["y"] * 90], head=None)
    assert len(bare["columns"]) == 90


def test_of_more_columns_than_anybody_reads_the_known_ones_are_shown():
    result = worked([*line(), *["x"] * 5000, "7"], head=[*HEAD, *[f"附加{n}" for n in range(5000)], "2020年营业收入（万元）"])
    assert len(result["columns"]) == 201 and result["columns"][-1]["at"] == 5009 and value(result, "output.2020")[0] == "0.0007"
    assert "有内容的 4,809 列（从 GS 列起）" in notes(result, "far")[0]["text"] and notes(result, "unused")[0]["text"].endswith("等 5,000 列。")


def test_who_was_not_there_in_an_earlier_year():
    """— is nothing there, 0 is there without output, a blank is not known."""
    result = worked(line(before="—"), line("乙公司", before="0"), line("丙公司"))
    assert value(result, "enterprises.2021") == ("2", "complete") and value(result, "enterprises.2022")[0] == "3"
    assert [one["how"] for one in result["figures"] if one["id"] in ("enterprises.2021", "enterprises.2022")] == ["名单中 2021 年已成立或有营业收入数（含 0）的企业共 2 家。", "名单中的企业共 3 家。"]
    assert value(worked(line(before=""), line("乙公司")), "enterprises.2021") == ("1", "incomplete")


@pytest.mark.parametrize("column", ["2021年研发费用（万元）", "2021年有效发明专利（件）"])
def test_what_an_enterprise_has_from_before_its_founding_is_asked_about(column):
    result = worked([*line(before="无"), "2022-03-01", "80"], head=[*HEAD, "成立日期", column])
    name = column[5:].partition("（")[0]
    assert f"2022 年才成立，却有 2021 年的{name}，成立以前的没有计入，请核对。" in notes(result, "founded")[0]["text"]


def test_dates_and_founding():
    head = [*HEAD, "成立日期"]
    result = worked([*line(before=""), "44200"], [*line("乙公司"), "2022-03-01"], [*line("丙公司"), "2019"], head=head)
    assert value(result, "enterprises.2021") == ("2", "complete") and value(result, "enterprises.2022")[0] == "3"
    assert notes(result, "founded")[0]["cells"] == ["J3"] and "营业收入" in notes(result, "founded")[0]["text"] and value(result, "output.2021") == ("0.09", "incomplete")


@pytest.mark.parametrize("text", ["", "null", "[]", "{}", '{"rows": 5}', '{"rows": null}', "[" * 99_999, '{"rows": ['])
def test_what_is_no_list(text):
    assert list(json.loads(roster.figures(text))) == ["error"]


@pytest.mark.parametrize("more", [
    {"mapping": 5}, {"mapping": {"A": 5, "B": {"column": []}, "C": {"column": "revenue", "year": {}, "unit": []}}}, {"corrections": [5, {}, {"row": "x"}, {"row": 1, "column": "A"}]},
    {"corrections": 7, "excluded": "x", "header": "x", "others": {}}, {"header": [0, 99]}, {"header": [2, 1, 1]}, {"excluded": [1, 2, -5, "7", "9" * 5000]}, {"output": "x"}, {"excluded": True, "others": True, "corrections": True}, {"output": ["revenue"]}, {"enterprises": 1},
])
def test_odd_wishes_do_no_harm(more):
    assert "figures" in worked(line(), **more)


def test_odd_cells_do_no_harm():
    result = json.loads(roster.figures('{"rows": [["企业名称", "上云"], ["甲", 1.50, null, true, {}], 7, [], ["乙", 1], true]}'))
    assert accounted(result) == [1, 2, 3, 4, 5, 6]


def test_enterprises_for_the_lists():
    one = worked(line(code=CODE, hightech="是"), enterprises=True)["enterprises"][0]
    assert (one["row"], one["name"], one["code"], one["industry"], one["size"], one["sme"], one["titles"], one["leading"]) == (2, "甲公司", CODE, "工业", "小型", True, ["hightech"], True)
    assert one["values"]["revenue.2022"] == "1000" and "小型企业" in one["explain"]


def test_columns_to_choose_from():
    known = json.loads(roster.columns())
    assert known["years"] == [2019, 2020, 2021, 2022] and {"id", "name", "kind", "unit", "yearly", "headings", "note"} == set(known["columns"][0])
