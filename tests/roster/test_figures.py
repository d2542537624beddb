"""The same 300 enterprises in five files give the same figures, equal to what pandas and Decimal work out on their own."""

import json
from decimal import Decimal, getcontext
from fractions import Fraction
from functools import cache

import pytest

from rules import roster
from rules.shanghai_2023.supplement import FORM
from wizard.roster import figures

from . import made
from .made import COUNT, ROWS

YES = {"是", "√", "Y", "1", "有"}
INDUSTRY_OF = {  # by hand, for the codes that the lists use
    "C35": "工业", "C3569": "工业", "制造业": "工业", "工业": "工业", "I65": "软件和信息技术服务业", "软件和信息技术服务业": "软件和信息技术服务业", "M": "其他未列明行业", "745": "其他未列明行业",
    "F51": "批发业", "零售业": "零售业", "E": "建筑业", "L72": "租赁和商务服务业", "A": "农林牧渔业", "591": "交通运输业", "5920": "仓储业", "60": "邮政业", "63": "信息传输业",
    "701": "房地产开发经营", "702": "物业管理", "H62": "餐饮业", "61": "住宿业", "52": "零售业"}


@cache
def written(kind):
    return figures(made.write(ROWS, kind))


@pytest.fixture(scope="module", params=made.FORMATS)
def result(request):
    return json.loads(written(request.param))


def decimals(column):
    return column.map(Decimal)


def small(frame):
    """Not large, from the table of numbers alone."""
    table = json.loads(made.TABLE.read_text(encoding="utf-8"))["industries"]
    names = {"employees": "从业人员", "revenue": "2022年营业收入", "assets": "资产总额"}
    return frame.apply(lambda row: not all(Decimal(row[names[key]]) >= least for key, least in table[INDUSTRY_OF[row["行业代码"]]]["large"].items()), axis=1)


def expected(frame):
    """Sums in Decimal, exact; rates as fractions."""
    getcontext().prec = 60
    sme = small(frame)
    lead = frame["是否主导产业"].isin(YES)
    held = {name: frame[heading].isin(YES) & lead for name, heading in (
        ("specialized", "专精特新中小企业"), ("giants", "专精特新“小巨人”"), ("champions", "国家级单项冠军"), ("city_champions", "市级单项冠军"), ("hightech", "高新技术企业"), ("innovative", "创新型中小企业"))}
    found = {f"{name}.2022" if name != "city_champions" else name: int(who.sum()) for name, who in held.items()}
    found["different_enterprises"] = int((held["specialized"] | held["innovative"] | held["hightech"]).sum())
    money = {(name, year): decimals(frame[f"{year}年{heading}"]) for year in range(2019, 2023) for name, heading in (("revenue", "营业收入"), ("spent", "研发费用"), ("patents", "有效发明专利"))}
    people, staff = decimals(frame["从业人员"]), decimals(frame["研发人员"])
    for year in (2020, 2021, 2022):
        revenue, spent = money["revenue", year], money["spent", year]
        found |= {f"output.{year}": revenue.sum() / 10_000, f"sme_output.{year}": revenue[sme].sum() / 10_000, f"leading_output.{year}": revenue[lead].sum() / 10_000,
                  f"sme_share.{year}": ratio(revenue[sme], revenue), f"leading_share.{year}": ratio(revenue[lead], revenue), f"enterprises.{year}": COUNT, f"smes.{year}": int(sme.sum()),
                  f"sme_count_share.{year}": Fraction(int(sme.sum()) * 100, COUNT), f"rd_spending.{year}": spent[sme].sum() / 10_000, f"rd_intensity.{year}": ratio(spent[sme], revenue[sme]),
                  f"rd_growth.{year}": ratio(spent[sme], money["spent", year - 1][sme]) - 100, f"sme_patents.{year}": money["patents", year][sme].sum()}
    users, cloud = frame["应用工业互联网平台"].isin(YES) & sme, frame["上云"].isin(YES)
    return found | {
        "output_2019": money["revenue", 2019].sum() / 10_000, "leading_output_2019": money["revenue", 2019][lead].sum() / 10_000, "rd_spending_2019": money["spent", 2019][sme].sum() / 10_000,
        "sme_patents_2019": money["patents", 2019][sme].sum(), "sme_employees": people[sme].sum(), "rd_staff_share": ratio(staff[sme], people[sme]),
        "patents_per_10k": ratio(money["patents", 2022][sme], people[sme]) * 100, "platform_users": int(users.sum()), "platform_rate": Fraction(int(users.sum()) * 100, int(sme.sum())),
        "cloud_share": Fraction(int(cloud.sum()) * 100, COUNT),
        "leading_growth": ((money["revenue", 2022][lead].sum() / money["revenue", 2020][lead].sum()).sqrt() - 1) * 100,
        "patent_growth": ((money["patents", 2022][sme].sum() / money["patents", 2020][sme].sum()).sqrt() - 1) * 100}


def ratio(part, whole):
    return Fraction(part.sum()) * 100 / Fraction(whole.sum())


def test_every_figure_as_pandas_has_it(result, frame):
    wanted = expected(frame)
    assert {one["id"] for one in result["figures"]} == set(wanted)
    for one in result["figures"]:
        want = Fraction(wanted[one["id"]])
        assert one["status"] == "complete" and not one["doubts"], one
        if one["exact"]:
            assert Fraction(one["value"]) == want, one["id"]
        else:
            assert abs(Fraction(one["value"]) - want) <= Fraction(1, 2 * 10**6), one["id"]


def test_sums_are_exact(result):
    """Whatever is a sum or a count is exact; only quotients and roots are rounded."""
    assert {one["id"].split(".")[0] for one in result["figures"] if not one["exact"]} <= {
        "sme_share", "leading_share", "leading_growth", "sme_count_share", "rd_intensity", "rd_growth", "patent_growth", "rd_staff_share", "patents_per_10k", "platform_rate", "cloud_share"}


def test_the_list_is_one_of_every_kind(result):
    """So that the comparison means something: every class, every industry of the list, all rows used."""
    assert {one["word"] for one in result["sizes"]["counts"]} == {"大型", "中型", "小型", "微型"} and result["sizes"]["undecided"] == []
    assert result["rows"]["used"] == [[2, COUNT + 1]] and not [note for note in result["notes"] if note["level"] == "error"]


def test_all_files_say_the_same():
    assert len(set(map(written, made.FORMATS))) == 1


def test_fields_are_of_the_form(result):
    known = {field.id: field for field in FORM.fields}
    for one in result["figures"]:
        if one["field"]:
            field = known[one["field"]]
            assert (one["year"] in field.years if field.years else one["year"] is None) and one["unit"] == field.unit
        else:
            assert one["id"].startswith("sme_count_share") and "不能填到" in one["how"]


def test_what_is_offered_is_read_back_by_the_form(result):
    """A value goes into a draft as it is, and comes out of the entry as the same number."""
    from rules.entry import read

    known = {field.id: field for field in FORM.fields}
    for one in result["figures"]:
        if one["field"]:
            assert read(one["value"], known[one["field"]]) == Fraction(one["value"])


HEAD = ["企业名称", "行业代码", "从业人员", "2020年营业收入（万元）", "2022年营业收入（万元）", "是否主导产业", "应用工业互联网平台"]


def small_list(*rows, head=HEAD, **more):
    found = json.loads(roster.figures(json.dumps({"rows": [head, *rows], **more})))
    return {one["id"]: one for one in found["figures"]}, found


def test_who_cannot_be_classed_is_in_neither():
    """1,000 people or more and no revenue: large or not, it cannot be told. Named, and no SME figure is complete."""
    figures, found = small_list(["甲", "C35", "1000", "500", "", "是", "是"], ["乙", "C35", "50", "500", "600", "是", "是"], ["丙", "生物医药", "50", "500", "600", "否", "是"])
    assert [(one["row"], one["name"], one["missing"]) for one in found["sizes"]["undecided"]] == [(2, "甲", ["营业收入"]), (4, "丙", ["行业"])]
    for id in ("smes.2022", "sme_output.2020", "sme_share.2020", "sme_employees", "platform_users", "platform_rate"):
        assert figures[id]["status"] == "incomplete" and figures[id]["doubts"][0]["names"] == ["甲", "丙"], id
    assert figures["smes.2022"]["value"] == "1" and figures["output.2020"]["status"] == "complete" and figures["leading_output.2020"]["value"] == "0.1"


def test_decided_without_the_exact_class():
    """999 people in 工业 are small or medium whatever the revenue: no doubt about the sum of employees."""
    figures, found = small_list(["甲", "C35", "999", "5", "", "是", "是"])
    assert (figures["sme_employees"]["value"], figures["sme_employees"]["status"]) == ("999", "complete") and found["sizes"]["counts"][0]["word"] == "中小企业"


def test_a_blank_of_who_is_out_does_not_matter():
    figures, _ = small_list(["甲", "C35", "2000", "", "50000", "否", "否"], ["乙", "C35", "10", "5", "6", "是", "是"])
    assert figures["sme_output.2020"]["status"] == "complete" and figures["output.2020"]["status"] == "incomplete"


def test_nothing_of_a_doubtful_one_does_not_matter():
    figures, _ = small_list(["甲", "C35", "2000", "0", "", "是", "否"], ["乙", "C35", "10", "5", "6", "是", "是"])
    assert figures["sme_output.2020"]["status"] == "complete" and figures["sme_output.2020"]["value"] == "0.0005"


def test_columns_that_are_absent_are_named():
    figures, _ = small_list(["甲", "C35", "5"], head=HEAD[:3])
    assert figures["output.2022"]["status"] == "absent" and "「2022 年产值」" in figures["output.2022"]["how"] or "「2022 年营业收入」" in figures["output.2022"]["how"]
    assert figures["enterprises.2022"]["value"] == "1" and figures["enterprises.2021"]["value"] is None


def test_a_zero_base_is_no_growth():
    figures, _ = small_list(["甲", "C35", "5", "0", "7", "是", "否"])
    assert figures["leading_growth"]["value"] is None and figures["leading_growth"]["status"] == "incomplete" and "2020 年主导产业营业收入为 0.00 万元，算不出增速" in figures["leading_growth"]["how"]
    figures, _ = small_list(["甲", "C35", "5", "100", "-5", "是", "否"])
    assert figures["leading_growth"]["value"] is None and "2022 年主导产业营业收入为 -5.00 万元，算不出增速" in figures["leading_growth"]["how"]


@pytest.mark.parametrize("revenue, said", [("0", "分母为 0，算不出"), ("-5", "分母小于 0，算不出")])
def test_a_share_of_nothing_or_less_is_none(revenue, said):
    share = small_list(["甲", "C35", "5", "100", revenue, "是", "否"])[0]["leading_share.2022"]
    assert share["value"] is None and said in share["how"]


def test_no_enterprise_no_figure():
    assert small_list()[0] == {}


def test_a_hair_under_is_never_rounded_to_the_line():
    for first, second in (("49.99999999999", "50.00000000001"), ("14999999.999", "15000000")):  # one that a decimal writes, one that none does
        figures, _ = small_list(["甲", "C35", "5", "1", first, "是", "否"], ["乙", "C35", "5", "1", second, "否", "否"])
        share = figures["leading_share.2022"]
        assert Fraction(share["value"]) < 50 and share["value"].startswith("49.99999999")
    third, _ = small_list(["甲", "C35", "5", "1", "1", "是", "否"], ["乙", "C35", "5", "1", "2", "否", "否"])
    assert (third["leading_share.2022"]["value"], third["leading_share.2022"]["exact"]) == ("33.333333", False)


def test_an_even_root_is_exact():
    figures, _ = small_list(["甲", "C35", "5", "100", "121", "是", "否"])
    assert (figures["leading_growth"]["value"], figures["leading_growth"]["exact"]) == ("10", True)


def test_2019_counts_only_who_was_founded_by_then():
    figures, _ = small_list(["甲", "2015", "1000", "2000"], ["乙", "2020-03", "900", "2000"], ["丙", "2020-03", "", "2000"],
                        head=["企业名称", "成立日期", "2019年营业收入（万元）", "2022年营业收入（万元）"])
    assert (figures["output_2019"]["value"], figures["output_2019"]["status"]) == ("0.1", "complete")


def test_classes_of_their_own_year():
    """With employees by year, each year has its own class; revenue alone by year does not make one."""
    head = ["企业名称", "行业代码", "2020年从业人员", "2022年从业人员", "2020年营业收入（万元）", "2022年营业收入（万元）"]
    figures, _ = small_list(["甲", "C35", "999", "1000", "40000", "40000"], head=head)
    assert [figures[f"smes.{year}"]["value"] for year in (2020, 2022)] == ["1", "0"] and "划型按 2020 年数据" in figures["smes.2020"]["how"]
    figures, _ = small_list(["甲", "C35", "1000", "1000", "300"], head=[*head[:4], head[5]])
    assert figures["smes.2022"]["value"] == "1" and figures["smes.2022"]["status"] == "complete" and figures["sme_employees"]["value"] == "1000"
    figures, _ = small_list(["甲", "C35", "1000", "1000", "300", "9"], head=[*head[:4], head[5], "2020年研发费用（万元）"])
    assert (figures["rd_spending.2020"]["value"], figures["rd_spending.2020"]["status"]) == ("0.0009", "complete")
    figures, _ = small_list(["甲", "C35", "1000", "300", "40000", "是", "否"])
    assert figures["smes.2020"]["value"] == "0" and "划型按 2022 年数据" in figures["smes.2020"]["how"]


def test_the_stated_class_fills_in_and_never_overrules():
    head = ["企业名称", "行业代码", "从业人员", "营业收入（万元）", "企业规模"]
    figures, found = small_list(["甲", "C35", "1500", "", "大型"], ["乙", "C35", "1500", "", "中型"], ["丙", "C35", "10", "5", "大型"], head=head)
    assert (figures["smes.2022"]["value"], figures["smes.2022"]["status"]) == ("2", "complete")
    assert [note["cells"] for note in found["notes"] if note["kind"] == "size_differs"] == [["E4"]]


BY_YEAR = ["企业名称", *(f"{year}年为中小企业" for year in (2020, 2021, 2022)), *(f"{year}年产值（营业收入）（万元）" for year in (2020, 2021, 2022))]
OUTGREW = [["甲", "是", "是", "否", "200000", "210000", "230000"], ["乙", "是", "是", "是", "100000", "110000", "120000"]]
SAID, COUNTED = "（是否中小企业按表中所填，没有按工信部联企业〔2011〕300号核算）", "（划型按 2022 年数据，工信部联企业〔2011〕300号）"


def test_a_stated_class_is_that_of_its_own_year():
    """The headings are those of 清单; the sentence names no rule that nobody applied."""
    figures, found = small_list(*OUTGREW, head=BY_YEAR)
    assert [figures[f"sme_output.{year}"]["value"] for year in (2020, 2021, 2022)] == ["30", "32", "12"] and figures["sme_share.2022"]["value"].startswith("34.285714")
    assert all(SAID in figures[f"{id}.{year}"]["how"] for id in ("sme_output", "smes") for year in (2020, 2021, 2022))
    assert not [note for note in found["notes"] if note["kind"] in ("twice", "size_year")]


@pytest.mark.parametrize(("head", "year", "lacking"), [("2020年企业规模", 2020, "2021、2022"), ("2021年为中小企业", 2021, "2020、2022")])
def test_a_stated_class_of_another_year_decides_that_year_alone(head, year, lacking):
    years = (2020, 2021, 2022)
    figures, found = small_list(["甲", "是", "1", "1", "1"], head=["企业名称", head, *(f"{one}年营业收入（万元）" for one in years)])
    assert [figures[f"smes.{one}"]["status"] for one in years] == ["complete" if one == year else "incomplete" for one in years]
    [note] = [note for note in found["notes"] if note["kind"] == "size_year"]
    assert (note["level"], note["column"]) == ("check", "B") and f"写了 {year} 年的企业规模" in note["text"] and f"{lacking} 年" in note["text"]
    classed, _ = small_list(["甲", "否", "C35", "5", "1"], head=["企业名称", head, "行业代码", "从业人员", "2022年营业收入（万元）"])
    assert classed["smes.2022"]["value"] == "1" and COUNTED in classed["smes.2022"]["how"]


def test_a_class_of_2019_decides_nothing_and_that_is_told():
    _, found = small_list(["甲", "是", "是", "1"], head=["企业名称", "2019年企业规模", "企业规模", "营业收入（万元）"])
    assert [(note["level"], note["column"]) for note in found["notes"] if note["kind"] == "size_year"] == [("told", "B")]


def test_a_stated_class_without_a_year_stands_for_all_and_is_said_to_be_of_the_last():
    figures, _ = small_list(["甲", "是", "1", "2"], ["乙", "否", "1", "2"], head=["企业名称", "是否中小企业", "2020年营业收入（万元）", "2022年营业收入（万元）"])
    assert [figures[f"smes.{year}"]["value"] for year in (2020, 2022)] == ["1", "1"] and SAID in figures["smes.2022"]["how"]
    assert "（是否中小企业按表中所填的 2022 年情况，没有按工信部联企业〔2011〕300号核算）" in figures["smes.2020"]["how"]


def test_a_year_of_its_own_comes_before_the_column_without_one():
    """A blank of that year is not filled from another; figures of another year do not overrule what is said of it, those of its own do."""
    head = ["企业名称", "行业代码", "从业人员", "2020年企业规模", "企业规模", "2020年营业收入（万元）", "2022年营业收入（万元）"]
    figures, found = small_list(["甲", "C35", "1000", "中型", "", "39000", "40000"], ["乙", "", "", "", "小型", "5", "6"], ["丙", "", "", "大型", "小型", "5", "6"], head=head)
    assert (figures["smes.2020"]["value"], figures["smes.2020"]["status"], figures["smes.2022"]["value"]) == ("1", "incomplete", "2")
    assert not [note for note in found["notes"] if note["kind"] == "size_differs"]
    own = ["企业名称", "行业代码", "2020年从业人员", "2022年从业人员", "2020年企业规模", "2020年营业收入（万元）", "2022年营业收入（万元）"]
    figures, found = small_list(["甲", "C35", "1000", "5", "小型", "40000", "5"], head=own)
    assert [figures[f"smes.{year}"]["value"] for year in (2020, 2022)] == ["0", "1"]
    assert [note["cells"] for note in found["notes"] if note["kind"] == "size_differs"] == [["E2"]]


def test_where_some_are_classed_and_some_stated_both_are_said():
    figures, _ = small_list(["甲", "C35", "5", "1", ""], ["乙", "", "", "1", "小型"], ["丙", "C35", "5", "", "小型"], head=["企业名称", "行业代码", "从业人员", "营业收入（万元）", "企业规模"])
    assert "（划型按 2022 年数据，工信部联企业〔2011〕300号；1 家按表中所填，没有核算）" in figures["smes.2022"]["how"]
    figures, _ = small_list(["甲", "C35", "5", "1", "小型"], head=["企业名称", "行业代码", "从业人员", "营业收入（万元）", "企业规模"])
    assert COUNTED in figures["smes.2022"]["how"]


@pytest.mark.parametrize(("mapping", "outputs"), [
    ({"D": {"column": "size"}}, ["30", "32", "12"]), ({"B": {"column": "size"}}, ["30", "32", "12"]),  # of before a class had its year: that of the heading
    ({"B": None, "C": None, "D": {"column": "size"}}, ["10", "11", "12"]), ({"B": {"column": "size", "year": 2022}, "D": None}, ["30", "32", "35"]),
])
def test_a_class_by_hand(mapping, outputs):
    figures, _ = small_list(*OUTGREW, head=BY_YEAR, mapping=mapping)
    assert [figures[f"sme_output.{year}"]["value"] for year in (2020, 2021, 2022)] == outputs


def test_a_class_by_hand_without_a_year_anywhere_is_of_all():
    figures, _ = small_list(*([row[0], row[3], *row[4:]] for row in OUTGREW), head=["企业名称", "类型", *BY_YEAR[4:]], mapping={"B": {"column": "size"}})
    assert [figures[f"sme_output.{year}"]["value"] for year in (2020, 2021, 2022)] == ["10", "11", "12"]


def test_titles_in_one_cell():
    head = ["企业名称", "企业称号", "高新技术企业"]
    figures, _ = small_list(["甲", "专精特新中小企业、创新型中小企业、高企", ""], ["乙", "小巨人、高企", "否"], ["丙", "", "是"], head=head)
    ids = ("specialized.2022", "innovative.2022", "giants.2022", "hightech.2022", "different_enterprises")
    assert [(figures[id]["value"], figures[id]["status"]) for id in ids] == [(value, "complete") for value in ("1", "1", "1", "2", "2")]
    assert "按全部企业" in figures["giants.2022"]["how"]


def test_only_the_leading_industry_holds_titles():
    head = ["企业名称", "是否主导产业", "高新技术企业"]
    figures, _ = small_list(["甲", "是", "是"], ["乙", "否", "是"], ["丙", "是", "否"], head=head)
    assert figures["hightech.2022"]["value"] == "1"


def test_different_enterprises_without_a_column_are_a_lower_bound():
    figures, _ = small_list(["甲", "是"], ["乙", "否"], head=["企业名称", "高新技术企业"])
    assert (figures["different_enterprises"]["value"], figures["different_enterprises"]["status"]) == ("1", "incomplete")


def test_output_or_revenue():
    head = ["企业名称", "2020年产值（万元）", "2021年产值（万元）", "2021年营业收入（万元）"]
    assert small_list(["甲", "1", "2", "3"], head=head)[0]["output.2021"]["value"] == "0.0002"
    assert small_list(["甲", "2", "3"], head=[head[0], *head[2:]])[0]["output.2021"]["value"] == "0.0002"
    assert small_list(["甲", "1", "2", "3"], head=head, output="revenue")[0]["output.2021"]["value"] == "0.0003"


@pytest.mark.parametrize("text", ["", "[]", "{", None, b"{}", '{"rows": [], "mapping": ' + "[" * 201 + "]" * 201 + "}"])
def test_what_is_no_list_is_told_in_a_sentence(text):
    """In a browser, brackets some thousand deep would end Python itself."""
    assert list(json.loads(roster.figures(text))) == list(json.loads(roster.beside(text))) == ["error"]
