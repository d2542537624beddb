"""What people type: read where it is plain, refused in one sentence where it is not; whatever comes in, only BadDraft is raised."""

import json
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rules
from rules.draft import DEEPEST, BadDraft, is_deep, opened
from rules.entry import CONTROL, UNSEEN, Unclear, digits, read, short
from rules.facts import NONE, UNSURE

from . import CALM, NOTICE, draft, report, thrown

FIELDS = NOTICE.fields

UNDERSTOOD = [
    # typed, question, read as
    ("30", "output", "30"), ("30.00", "output", "30"), ("0", "output", "0"), ("-5", "output", "-5"), ("+5", "output", "5"), ("007", "output", "7"),
    (".5", "output", "0.5"), ("5.", "output", "5"), ("0.1", "output", "0.1"), ("29.999", "output", "29.999"),
    ("３１．２", "output", "31.2"), ("１，２３４．５", "output", "1234.5"), ("1,234.5", "output", "1234.5"), ("1，234.5", "output", "1234.5"),
    ("1,234,567", "output", "1234567"), ("1 234 567", "output", "1234567"), ("1\u00a0234.5", "output", "1234.5"), ("12。5", "output", "12.5"),
    (" 30 ", "output", "30"), ("\u300030\u3000", "output", "30"), ("\u00a030", "output", "30"), ("\t30\n", "output", "30"),
    ("−5", "output", "-5"), ("–5", "output", "-5"), ("－5", "output", "-5"), ("- 5", "output", "-5"),
    ("\u200f30\u200e", "output", "30"), ("\u202e30\u202c", "output", "30"), ("\ufeff30", "output", "30"), ("3\u200b0", "output", "30"),
    ("31.2亿", "output", "31.2"), ("31.2 亿元", "output", "31.2"), ("312000万元", "output", "31.2"), ("312000万", "output", "31.2"),
    ("3120000000元", "output", "31.2"), ("0.1万亿元", "output", "1000"), ("31百万", "output", "0.31"), ("3.1千万元", "output", "0.31"), ("31.2 亿 元", "output", "31.2"),
    ("500万元", "software_spending", "500"), ("0.05亿", "software_spending", "500"), ("5000000元", "software_spending", "500"), ("500", "software_spending", "500"),
    ("12%", "platform_rate", "12"), ("12％", "platform_rate", "12"), ("12 %", "platform_rate", "12"), ("0.12", "platform_rate", "0.12"), ("-3.5%", "export_growth", "-3.5"),
    ("3.09平方公里", "area", "3.09"), ("3.09km²", "area", "3.09"), ("309公顷", "area", "3.09"), ("3.09km2", "area", "3.09"), ("３．０９ｋｍ２", "area", "3.09"), ("3090000 m2", "area", "3.09"), ("0.52 tCO2/万元", "co2_intensity", "0.52"), ("1500亩", "area", "1"), ("3090000平方米", "area", "3.09"),
    ("12家", "enterprises", "12"), ("1.2万家", "enterprises", "12000"), ("1.2万", "enterprises", "12000"), ("4,800人", "sme_employees", "4800"), ("12.0", "enterprises", "12"),
    ("15个", "enterprises", "15"), ("15户", "smes", "15"), ("15家企业", "giants", "15"), ("2个", "green_factories", "2"), ("3千家", "enterprises", "3000"), ("3千", "sme_employees", "3000"),
    ("4800名", "sme_employees", "4800"), ("1.2万名", "sme_employees", "12000"), ("15项", "standards_national_led", "15"), ("15个", "standards_group_joined", "15"),
    ("807件", "patent_inventory", "807"), ("807 项", "patent_inventory", "807"), ("807项", "sme_patents", "807"), ("5个", "pct_applications", "5"), ("3家", "platforms_city", "3"),
    ("1家", "platforms_district", "1"), ("2家", "green_parks", "2"), ("6款", "green_products", "6"), ("3家", "overseas_branches", "3"),
    ("1.2万亩", "area", "8"), ("1.2万平方公里", "area", "12000"), ("0.12万公顷", "area", "12"), ("12万平米", "area", "0.12"), ("12万㎡", "area", "0.12"), ("12万m2", "area", "0.12"), ("12k㎡", "area", "12"),
    ("3120000千元", "output", "31.2"), ("0.52吨CO2/万元", "co2_intensity", "0.52"), ("0.52tCO₂/万元", "co2_intensity", "0.52"), ("0.52t/万元", "co2_intensity", "0.52"),
    ("7.00", "patents_per_10k", "7"), ("7件/万人", "patents_per_10k", "7"), ("0.52吨/万元", "co2_intensity", "0.52"),
]


def test_plain_numbers_are_understood():
    for typed, name, number in UNDERSTOOD:
        assert read(typed, FIELDS[name]) == Fraction(number), (typed, name)


REFUSED = [
    ("约30", "output"), ("30左右", "output"), ("30多", "output"), ("3-5", "output"), ("30～40", "output"), ("30~40", "output"), ("30至40", "output"),
    ("三十", "output"), ("10³", "output"), ("³", "output"), ("½", "output"), ("٣٠", "output"), ("३०", "output"), ("①", "output"), ("😀", "output"), ("30😀", "output"),
    ("1e9999", "output"), ("1e3", "output"), ("NaN", "output"), ("nan", "output"), ("Infinity", "output"), ("-Infinity", "output"), ("inf", "output"),
    ("0x1F", "output"), ("1_000", "output"), ("--5", "output"), ("+-5", "output"), ("5-", "output"), (".", "output"), ("-", "output"), (",", "output"),
    ("1,23", "output"), ("12,34,567", "output"), ("1,2345", "output"), ("1.2.3", "output"), ("1/3", "output"), ("=1+1", "output"), ("30,", "output"),
    ("30%", "output"), ("30家", "output"), ("30平方公里", "output"), ("30美元", "output"), ("30亿美元", "output"), ("US$30", "output"), ("￥30", "output"),
    ("30亿", "platform_rate"), ("12‰", "platform_rate"), ("12个百分点", "platform_rate"), ("30亿", "enterprises"), ("12%", "enterprises"), ("12个人", "enterprises"),
    ("15项", "enterprises"), ("15人", "enterprises"), ("15家", "patent_inventory"), ("15家", "sme_patents"), ("3件", "platforms_city"), ("4800人次", "sme_employees"), ("15家", "sme_employees"),
    ("15件", "overseas_branches"), ("12万平", "area"), ("12顷", "area"), ("3千", "output"), ("0.52吨标准煤/万元", "co2_intensity"), ("0.52吨二氧化碳/亿元", "co2_intensity"), ("12年3", "area"),
    ("12.5", "enterprises"), ("12.5家", "enterprises"), ("-1", "enterprises"), ("0.00001万家", "enterprises"), ("12人", "area"),
    ("9" * 31, "output"), ("1" * 10_000, "output"), ("很" * 10_000, "output"), ("3\u00000", "output"), ("3\ud8000", "output"), ("\u0660", "enterprises"),
    ("2023-05-12", "output"), ("是", "output"), ("yes", "output"), ("null", "output"), ("None", "output"), ("/", "output"), ("—", "output"), ("N/A", "output"),
]


@settings(CALM)
@given(raw=st.one_of(st.text("0123456789０٣.-, 亿"), st.text("0123456789", min_size=25, max_size=35), st.none(), st.booleans(), st.lists(st.text("12"))), name=st.sampled_from(list(FIELDS)))
def test_digits_alone_are_what_reading_makes_of_them(raw, name):
    found = digits(raw, FIELDS[name])
    assert found is None or found == read(raw, FIELDS[name])


def test_what_is_not_plain_is_refused_in_one_sentence():
    for typed, name in REFUSED:
        try:
            raise AssertionError(f"{ascii(typed)[:40]}, {name}: {read(typed, FIELDS[name])}")
        except Unclear as trouble:
            sentence = str(trouble)
        assert sentence.endswith("。") and "\n" not in sentence and len(sentence) < 120, ascii(typed)[:40]
        sentence.encode("utf-8")


@pytest.mark.parametrize("name", ["output", "enterprises", "platform_rate", "area"])
def test_a_lone_mark_is_no_figure_and_its_sentence_tells_what_to_do(name):
    for mark in ("-", "—", "——", "–", "－", "―", "/", "／", "\\", "*", "N/A", "暂无", "空"):
        given = {name: {"2022": mark} if FIELDS[name].years else mark}
        assert [one["text"] for one in report(given)["complaints"]] == [f"「{mark}」不是能确认的数字，请只填数字，例如 {'12' if name == 'enterprises' else '31.20'}。没有相关情况请填「无」。"]
        assert answers_of(draft(given)).answers == {}


NOTHING = ["", " ", "\u3000", "\n\t", None, [], "\u00a0", "\u200b", "\ufeff "]
SPECIAL = [("无", NONE), ("没有", NONE), (" 无 ", NONE), ("\u3000无", NONE), ("无\u200b", NONE), ("不确定", UNSURE), ("暂不清楚", UNSURE), ("不知道", UNSURE), (["无"], NONE), (["不确定"], UNSURE)]


def test_nothing_none_unsure_and_zero_are_four_answers():
    """For every question of the notice."""
    for field in FIELDS.values():
        assert {read(raw, field) for raw in NOTHING} == {None}, field.id
        assert read("无", field) is NONE and read("不确定", field) is UNSURE, field.id
        try:
            zero = read("0", field)
        except Unclear:
            zero = "refused"
        assert zero not in (None, NONE, UNSURE), field.id


@pytest.mark.parametrize("raw, value", SPECIAL, ids=lambda value: ascii(value))
def test_special_answers(raw, value):
    assert read(raw, FIELDS["sharing_work"]) is value
    assert isinstance(raw, list) or read(raw, FIELDS["output"]) is value


DATES = [("2020-05-12", date(2020, 5, 12)), ("2020/5/12", date(2020, 5, 12)), ("2020.5.12", date(2020, 5, 12)), ("2020年5月12日", date(2020, 5, 12)),
         ("２０２０－０５－１２", date(2020, 5, 12)), ("20200512", date(2020, 5, 12)), ("2020年 5月 12日", date(2020, 5, 12)),
         ("2020 年 5 月 12 日", date(2020, 5, 12)), ("2020年 5 月 12日", date(2020, 5, 12)), ("2020\u3000年\u30005\u3000月\u300012\u3000日", date(2020, 5, 12)), ("２０２０ 年 ５ 月 １２ 日", date(2020, 5, 12)), ("2020 年 5 月 12", date(2020, 5, 12)),
         ("2020 年5 月12 号", date(2020, 5, 12)), ("2020-02-29", date(2020, 2, 29))]
NO_DATES = ["2020", "2020-05", "2020年", "12-05-2020", "5/12/2020", "20-05-12",
            "昨天", "2020-05-12T00:00:00Z", "2020-05-123", "１", "2020\u00b2-05-12", "😀",
            "2020  年 5 月 12 日", "2020 年 5 月", "2020 5 12", "20 20 年 5 月 12 日", "2020 年 5 月 12 日 前"]


NO_DAYS = ["2020-02-30", "2021-02-29", "2020-13-01", "2020-00-10", "2020 年 13 月 1 日", "20200230"]
NO_YEARS = ["9999-12-31", "1066-10-14", "1899-12-31", "2101-01-01", "0000-00-00"]


@pytest.mark.parametrize("typed, day", DATES)
def test_dates(typed, day):
    assert read(typed, FIELDS["founded_on"]) == day


@pytest.mark.parametrize("typed, why", [
    *((typed, "不是完整的日期，请写明年月日，例如 2019-05-01。") for typed in NO_DATES),
    *((typed, "这一天不存在，请核对日期。") for typed in NO_DAYS),
    *((typed, "的年份不在 1900 到 2100 之间，请核对日期。") for typed in NO_YEARS)])
def test_what_is_no_date_is_told_what_is_wrong_with_it(typed, why):
    with pytest.raises(Unclear) as refused:
        read(typed, FIELDS["founded_on"])
    assert str(refused.value) == f"「{short(typed)}」{why}"


def test_options_by_id_or_by_label():
    assert read("yes", FIELDS["prohibited"]) == read("是", FIELDS["prohibited"]) == read(" 是 ", FIELDS["prohibited"]) == "yes"
    assert read(["staff", "开展通用生产设备共享"], FIELDS["sharing_work"]) == {"staff", "equipment"}
    assert read("staff", FIELDS["sharing_work"]) == {"staff"}
    for raw in ("maybe", "YES", "对", "是否"):
        with pytest.raises(Unclear, match="选项"):
            read(raw, FIELDS["prohibited"])


BESIDE_THE_POINT = [
    ("energy_benchmark", "非高耗能行业，不适用"), ("energy_benchmark", "非高耗能行业,不适用"), ("energy_benchmark", "非高耗能行业 , 不适用"), ("energy_benchmark", "非高耗能行业\u3000不适用"),
    ("energy_benchmark", "不适用"), ("energy_benchmark", " 不适用\u200b"), ("water_benchmark", "非高用水行业，不适用"), ("water_benchmark", "不适用"),
    ("solid_waste_above", "非工业集群, 不适用"), ("solid_waste_above", "不适用"), ("water_reuse_above", "非工业集群，不适用"),
]


@pytest.mark.parametrize("name, typed", BESIDE_THE_POINT)
def test_an_option_is_known_however_wide_its_comma_and_by_its_end_where_no_other_ends_so(name, typed):
    assert read(typed, FIELDS[name]) == "not_applicable"


def test_so_is_a_box():
    assert read("绘制产业链图谱, 开展产业链培育", FIELDS["chain_work"]) == {"chain_map"}
    assert read(["开展 物流、仓储、设计等服务资源共享", "staff"], FIELDS["sharing_work"]) == {"services", "staff"}


@pytest.mark.parametrize("name, typed", [("prohibited", "不适用"), ("energy_benchmark", "适用"), ("energy_benchmark", "用"), ("energy_benchmark", "非高用水行业，不适用"), ("energy_benchmark", "，"),
                                         ("energy_benchmark", "是，否"), ("district", "区"), ("energy_benchmark", "NOT_APPLICABLE")])
def test_what_is_only_part_of_an_option_is_none(name, typed):
    with pytest.raises(Unclear, match="不在选项里"):
        read(typed, FIELDS[name])


def test_no_two_options_look_alike():
    for field, option in ((field, option) for field in FIELDS.values() for option in field.options):
        assert read(option.label, field) in (option.id, {option.id})
        assert read(f" {option.label} ".replace("，", " ,").replace("（", "("), field) in (option.id, {option.id})


def test_an_unknown_box_is_said_and_the_others_count():
    with pytest.raises(Unclear) as trouble:
        read(["staff", "nonsense", 7, None, ["x"]], FIELDS["sharing_work"])
    assert trouble.value.kept == {"staff"} and "nonsense" in str(trouble.value)


STRANGE = [True, False, {"a": 1}, {}, [1, 2], [[["30"]]], {"2020": {"2020": 1}}, ["30", "31"]]


@pytest.mark.parametrize("name", ["area", "enterprises", "prohibited", "founded_on", "cluster_name", "output"])
def test_other_shapes_are_complaints(name):
    for raw in STRANGE:
        told = report({name: raw, "prohibited" if name != "prohibited" else "incidents": "no"})
        assert raw == {} and name in ("output", "enterprises") or told["complaints"], raw
        assert sum(told["counts"].values()) == 51, raw


# ---- drafts ----

def answers_of(text):
    return rules.loaded(text)[1]


def test_json_numbers_stay_as_they_were_typed():
    """0.1 stays 0.1, 29.999999999999999999 stays below 30: never through a binary float."""
    told = answers_of('{"notice": "shanghai-2023-304", "answers": {"area": 0.1, "output": {"2020": 29.999999999999999999, "2021": 30, "2022": 1e9999}}}')
    assert told.answers == {("area", None): Fraction(1, 10), ("output", 2020): Fraction("29.999999999999999999"), ("output", 2021): Fraction(30)}
    assert [(remark.field, remark.year) for remark in told.complaints] == [("output", 2022)]


def test_how_an_answer_was_understood_is_echoed():
    told = report({"output": ["31.2亿", "30", "１，２３４"], "leading_share": ["60.5", "0.5", "-1"]})
    assert told["echoes"] == [{"field": "output", "year": 2020, "text": "31.20 亿元"}, {"field": "output", "year": 2022, "text": "1,234.00 亿元"}]


def test_one_bad_answer_leaves_the_others_assessed():
    told = report({"output": ["约30", 40, 50], "area": "5"})
    verdicts = {item["locator"]: item["verdict"] for item in told["criteria"]}
    assert [(one["field"], one["year"]) for one in told["complaints"]] == [("output", 2020)]
    assert verdicts["1-1"] == "missing" and verdicts["基-2"] == "met"


COMPLAINTS = [
    ("栏目不在表里", {"nonsense": "1"}, "nonsense", "没有这一栏"),
    ("栏目名为空", {"": "1"}, "", "没有这一栏"),
    ("栏目名很长", {"x" * 10_000: "1"}, None, "没有这一栏"),
    ("年度不在表里", {"output": {"2019": "1"}}, "output", "2019"),
    ("年度写成全角", {"output": {"２０２０": "1"}}, "output", "２０２０"),
    ("没有分年度", {"output": "30"}, "output", "按年度"),
    ("两个年度的列表", {"output": ["30", "31"]}, "output", "按年度"),
    ("四个年度的列表", {"output": ["30", "31", "32", "33"]}, "output", "按年度"),
    ("年度里又是年度", {"output": {"2020": {"2020": "1"}}}, "output", "读不懂"),
    ("不分年度的填了年度", {"area": {"2020": "1"}}, "area", "读不懂"),
    ("单选填了两项", {"prohibited": ["yes", "no"]}, "prohibited", "只能填一项"),
    ("布尔值", {"prohibited": True}, "prohibited", "读不懂"),
]


@pytest.mark.parametrize("says, given, field, words", COMPLAINTS, ids=[row[0] for row in COMPLAINTS])
def test_complaints(says, given, field, words):
    told = report(given)["complaints"]
    assert len(told) == 1 and words in told[0]["text"] and field in (None, told[0]["field"]) and len(told[0]["field"]) <= 30


def test_a_complaint_is_one_line_without_what_nobody_can_see():
    told = report({"output": {"2020": "3\n0", "a\u202eb": "1"}, "sharing_work": ["a\r\n\u200bb"]})["complaints"]
    assert [one["text"][:7] for one in told] == ["「集群总产值」", "「3 0」不是", "「a b」不在"] and "「ab」" in told[0]["text"]


def test_a_text_that_can_be_printed_holds_nothing_to_take_out():
    """So that it need not be searched."""
    assert not [code for code in range(0x10000) if (code in UNSEEN or CONTROL.match(chr(code))) and chr(code).isprintable()]
    assert max(UNSEEN) < 0x10000


def test_none_and_unsure_for_all_years_at_once():
    assert answers_of(draft({"output": "无"})).answers == {("output", year): NONE for year in (2020, 2021, 2022)}
    assert answers_of(draft({"output": "不确定"})).answers == {("output", year): UNSURE for year in (2020, 2021, 2022)}
    assert answers_of(draft({"output": " 无", "smes": "没有"})).answers == {(name, year): NONE for name in ("output", "smes") for year in (2020, 2021, 2022)}
    nothing = answers_of(draft({"output": None, "enterprises": "", "giants": [], "smes": " \u3000", "champions": "\u200b"}))
    assert nothing.answers == {} and nothing.complaints == ()


GOOD_DRAFT = draft({"output": ["30", "30", "30"], "area": "5"})
NO_DRAFTS = [
    ("空文件", ""), ("空白", "  \n"), ("不是 JSON", "你好"), ("截断", GOOD_DRAFT[:-1]), ("截断在一半", GOOD_DRAFT[:40]), ("多了一截", GOOD_DRAFT + "}"),
    ("列表", "[]"), ("数", "12"), ("字", '"x"'), ("null", "null"), ("真", "true"), ("空对象", "{}"), ("没有 answers", '{"notice": "shanghai-2023-304"}'),
    ("没有 notice", '{"answers": {}}'), ("answers 是列表", '{"notice": "shanghai-2023-304", "answers": []}'), ("answers 是 null", '{"notice": "x", "answers": null}'),
    ("notice 是数", '{"notice": 7, "answers": {}}'), ("notice 是列表", '{"notice": [], "answers": {}}'),
    ("别的通知", draft({}, "shanghai-2024-273")), ("通知名是孤立的代理项", '{"notice": "\\ud800", "answers": {}}'),
    ("别的格式版本", '{"notice": "shanghai-2023-304", "format": 2, "answers": {}}'), ("格式版本是 null", '{"notice": "shanghai-2023-304", "format": null, "answers": {}}'),
    ("格式版本是对象", '{"notice": "shanghai-2023-304", "format": {"a": ["b"]}, "answers": {}}'),
    ("格式版本很长", '{"notice": "shanghai-2023-304", "format": "' + "9" * 99999 + '", "answers": {}}'),
    ("很深", "[" * 200_000), ("很深而完整", '{"notice": "shanghai-2023-304", "answers": ' + '{"a":' * 50_000 + "1" + "}" * 50_001),
    ("5 MB", '{"notice": "shanghai-2023-304", "answers": {"x": "' + "a" * 5_000_000 + '"}}'), ("二进制", "PK\x03\x04\x00\x00"), ("HTML", "<!doctype html><html>"),
    ("两个 BOM", "\ufeff\ufeff" + GOOD_DRAFT), ("单引号", "{'notice': 'shanghai-2023-304', 'answers': {}}"),
]


@pytest.mark.parametrize("says, text", NO_DRAFTS, ids=[row[0] for row in NO_DRAFTS])
def test_no_draft_is_one_sentence(says, text):
    with pytest.raises(BadDraft) as trouble:
        rules.loaded(text)
    told = rules.assess(text)
    assert json.loads(told) == {"error": str(trouble.value)}
    told.encode("utf-8")
    assert str(trouble.value).endswith("。") and len(str(trouble.value)) < 100 and "\n" not in str(trouble.value)


@pytest.mark.parametrize("says, text, deep", [
    ("恰好这么深", "[" * DEEPEST + "]" * DEEPEST, False), ("再深一层", "[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), True), ("深在后面", '["]",' * 3 + '{"a":' * DEEPEST, True),
    ("许多并排的", "[" + "[]," * 9999 + "[]]", False), ("括号是文字", f'["{"[" * 9999}"]', False), ("引号是文字", '["\\"' + "[" * 9999 + '"]', False),
    ("文字没有完，读到这里为止", '["' + "]" * 9999 + "[" * 9999, False),
    ("文字没有完，每个引号都像开头", "[" * (DEEPEST + 1) + '"' + '\\"' * 1_000_000, True)])  # else hours would not do
def test_what_holds_more_within_each_other_than_a_browser_bears_is_noticed(says, text, deep):
    assert is_deep(text) == deep


def test_what_is_a_draft_all_the_same():
    for text in ("\ufeff" + GOOD_DRAFT, f"\n {GOOD_DRAFT}\n", GOOD_DRAFT.replace('"format": 1, ', ""), GOOD_DRAFT.replace('"format": 1', '"format": "1"'),
                 GOOD_DRAFT.replace('"answers"', '"extra": [1], "answers"')):
        assert len(rules.loaded(text)[1].answers) == 4


def test_almost_5_mb_are_read():
    text = draft({"plan_goals": "目标" * 2_000_000})
    told = json.loads(rules.assess(text))
    assert [one["field"] for one in told["warnings"]] == ["plan_intro"]


def test_lone_surrogates_never_leave():
    told = rules.assess('{"notice": "shanghai-2023-304", "answers": {"\\ud800": "1", "area": "\\ud800", "output": {"\\udfff": 1}, '
                        '"cluster_name": "\\ud800x", "sharing_work": ["\\ud800"], "prohibited": "\\ud800", "founded_on": "\\ud800", "plan_goals": "\\ud800"}}')
    told.encode("utf-8")
    assert len(json.loads(told)["complaints"]) == 6
    rules.what_if(draft({"cluster_name": "\ud800x"}), "[]").encode("utf-8")


# ---- whatever comes in ----

WORDS = ["无", "不确定", "是", "yes", "no", "30", "-1", "0", "1e9999", "NaN", "30亿", "12%", "2020-02-29", "staff", "\ud800", "\u202e", "😀", "³", "", " ", "0.1"]
PIECES = st.sampled_from(WORDS)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40) | PIECES
YEARS = st.sampled_from(["2020", "2021", "2022", "2019", "", "x"])
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(YEARS | st.text(max_size=5), inner, max_size=4), max_leaves=8)
NAMES = st.sampled_from(sorted(FIELDS)) | st.text(max_size=10)


def is_a_report(text):
    text.encode("utf-8")
    told = json.loads(text)
    assert set(told) == {"error"} or sum(told["counts"].values()) == 51 and len(told["criteria"]) == 52


@settings(CALM, max_examples=200)
@given(st.dictionaries(NAMES, VALUES, max_size=12))
def test_arbitrary_answers_give_a_report(answers):
    is_a_report(rules.assess(json.dumps({"notice": NOTICE.id, "answers": answers})))


TELLING = ["0.0000000000000000000000000001", "9" * 30, "-" + "9" * 29, "1亩", "0", "-100", "100"]
FIGURES = [field for field in FIELDS.values() if field.unit]


def number(dice):
    return dice.choice([dice.choice(WORDS), dice.choice(TELLING), str(dice.randint(-10**dice.randrange(30), 10**dice.randrange(30))),
                        f"{dice.randint(-10**dice.randrange(19), 10**dice.randrange(19))}.{dice.randrange(10**9):09}"])


@settings(CALM, max_examples=80)
@given(thrown(lambda dice: {field.id: [number(dice) for _ in range(3)] if field.years else number(dice) for field in dice.sample(FIGURES, dice.randint(0, len(FIGURES)))}))
def test_arbitrary_numbers_give_a_report(answers):
    is_a_report(rules.assess(draft(answers)))


@settings(CALM, max_examples=300)
@given(st.text(max_size=200))
def test_arbitrary_text_is_no_draft(text):
    try:
        opened(text)
    except BadDraft:
        pass
    is_a_report(rules.assess(text))


@settings(CALM, max_examples=200)
@given(st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["notice", "answers", "format", "x"]), inner, max_size=4), max_leaves=10))
def test_arbitrary_json_gives_an_error_or_a_report(data):
    is_a_report(rules.assess(json.dumps(data)))


@settings(CALM, max_examples=200)
@given(st.integers(0, len(GOOD_DRAFT)), st.characters(), st.integers(0, 5))
def test_a_damaged_draft_gives_an_error_or_a_report(place, character, cut):
    is_a_report(rules.assess(GOOD_DRAFT[:place] + character + GOOD_DRAFT[place + cut:]))


@settings(CALM, max_examples=200)
@given(st.sampled_from(sorted(FIELDS)), VALUES)
def test_reading_one_cell_raises_nothing_but_unclear(name, raw):
    try:
        read(raw if not isinstance(raw, (int, float)) or isinstance(raw, bool) else str(raw), FIELDS[name])
    except Unclear as trouble:
        assert str(trouble).endswith("。")
