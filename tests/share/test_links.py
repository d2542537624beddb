"""A draft as a link: what goes along, what stays, what a stranger's link may do; and the rules it is worked out under."""

import json
import random
import re
import zlib
from binascii import a2b_base64

import pytest

import rules
from rules.draft import BadDraft
from rules.facts import Kind
from tests import cluster
from tests.next_year import LAST_YEAR, NOTICE, taken_in, with_other
from wizard.share import link
from wizard.share.links import LARGEST, sum_of, unpacked, written
from wizard.share.sheet import read_draft, read_link

FIELDS = LAST_YEAR.fields
PRIVATE = {"cluster_name": "上海市嘉定区智能传感器产业", "applicant": "某某协会", "applicant_contact": "王老师", "applicant_phone": "13800000000",
           "department_contact": "李科长", "plan_goals": "秘密目标", "plan_tasks": "秘密任务"}
FIGURES = {"output": ["31.20", "36", "41.55亿"], "area": "1250公顷", "founded_on": "2018年6月1日", "enterprises": {"2022": "182"}, "leading_share": ["50", "50", "50"]}
CHOSEN = {"district": "嘉定", "incidents": "no", "sharing_work": ["staff", "equipment"], "digital_modes": "无", "front_rank": "不确定"}
WHOLE = cluster.WORDS | {name: list(row) for name, row in cluster.YEARS.items()} | cluster.CHOICES | {name: cluster.ticked(FIELDS[name]) for name in cluster.TICKS}


def draft(notice=LAST_YEAR, **answers):
    return json.dumps({"notice": notice.id, "format": 1, "answers": answers})


def made(figures, text=None):
    told = json.loads(link(text or draft(**PRIVATE, **FIGURES, **CHOSEN), figures))
    return told["fragment"], told["left_out"]


def inside(fragment):
    return zlib.decompress(a2b_base64(fragment.split(".")[1].translate(str.maketrans("-_", "+/")) + "==="), wbits=-15).decode()


def verdicts(sheet):
    return {item["id"]: item["verdict"] for item in sheet["report"]["criteria"]}


@pytest.mark.parametrize("figures", [True, False])
def test_no_text_name_or_number_of_a_person_goes_along(figures):
    fragment, left = made(figures)
    held = inside(fragment)
    assert not [words for words in PRIVATE.values() if words in held]
    assert {FIELDS[name].name for name in PRIVATE} == set(left)
    assert re.fullmatch(r"r1\.[\w-]+\.[0-9a-f]{8}", fragment, re.ASCII)
    assert json.loads(held)["rules"] == LAST_YEAR.version and json.loads(held)["notice"] == LAST_YEAR.id


def test_each_kind_of_answer_goes_along_or_stays_by_its_declaration():
    for name, field in FIELDS.items():
        words = {Kind.NUMBER: "12.5", Kind.COUNT: "12", Kind.DATE: "2018-06-01", Kind.TEXT: "王老师", Kind.PAPER: "盖章"}.get(field.kind) or field.options[0].id
        answer = dict.fromkeys(map(str, field.years), words) if field.years else [words] if field.kind == Kind.TICKS else words
        for figures, kinds in ((True, {Kind.NUMBER, Kind.COUNT, Kind.DATE, Kind.CHOICE, Kind.TICKS}), (False, {Kind.CHOICE, Kind.TICKS})):
            assert (name in json.loads(inside(made(figures, draft(**{name: answer}))[0]))["answers"]) == (field.kind in kinds), name


@pytest.mark.parametrize("words", ["王老师 13800000000", "见附件，约 30", "https://evil.example"])
def test_words_in_a_place_for_figures_stay(words):
    fragment, left = made(True, draft(area=words, output=[words, "36", "41"], district=words, sharing_work=[words, "staff"]))
    assert json.loads(inside(fragment))["answers"] == {"output": {"2021": "36", "2022": "41"}, "sharing_work": ["staff"]}
    assert FIELDS["area"].name in left and FIELDS["district"].name in left


def test_lists_and_marks_stay_and_are_named():
    _, left = made(True, json.dumps({"notice": LAST_YEAR.id, "answers": {}, "lists": {"enterprises": [["某某公司"]]}, "evidence": {"output": "有"}, "roster": {"list": "t.某某公司"}}))
    assert left == ["佐证材料的「有」和「待补」", "各张清单", "企业名单"]


@pytest.mark.parametrize("given, id, verdict", [
    ({"founded_on": "2020-05-12", "assessed_on": "2023年6月31日"}, "set_up", "review"),
    ({name: "无" for name in ("plan_approach", "plan_goals", "plan_tasks", "plan_safeguards")}, "plan", "unmet"),
    ({"plan_goals": "暂不清楚"}, "plan", "review"),
], ids=["日期读不懂", "规划都填「无」", "规划暂不清楚"])
def test_what_stands_for_a_text_or_a_day_goes_along(given, id, verdict):
    """无, 暂不清楚 and what nobody could read are no texts of a person, and verdicts rest on them."""
    fragment, _ = made(True, draft(**given))
    assert verdicts(json.loads(read_link(fragment)))[id] == verdict == {item["id"]: item["verdict"] for item in json.loads(rules.assess(draft(**given)))["criteria"]}[id]


def test_with_figures_everything_is_worked_out_anew_and_comes_out_the_same():
    text = json.dumps({"notice": LAST_YEAR.id, "format": 1, "answers": WHOLE})
    sheet = json.loads(read_link(made(True, text)[0]))
    report = json.loads(rules.assess(text))
    assert verdicts(sheet) == {item["id"]: item["verdict"] for item in report["criteria"]}
    assert sheet["report"]["overall"] == report["overall"] and sheet["with_figures"] and sheet["is_link"]
    assert json.loads(sheet["draft"])["answers"].keys() == {name for name in WHOLE if FIELDS[name].kind not in (Kind.TEXT, Kind.PAPER)}


def test_a_condition_tells_how_many_of_its_documents_are_there():
    answers = {"output": ["31", "36", "41"], "sharing_work": ["staff", "equipment"], "plan_goals": "目标", "plan_tasks": "任务"}
    file = json.dumps({"notice": LAST_YEAR.id, "answers": answers, "evidence": {"output": "有", "sharing_work.staff": "有"}})
    told = json.loads(read_draft(file))["proofs"]
    assert (told["output_floor"], told["output_growth"], told["sharing"], told["plan"]) == ([1, 1], [1, 1], [1, 2], [0, 1])
    assert "area" not in told and "area" in json.loads(read_draft(draft(area="12")))["proofs"]
    assert json.loads(read_link(made(True, file)[0]))["proofs"]["sharing"] == [0, 2]


@pytest.mark.parametrize("answers, condition, count", [
    ({"chain_work": ["chain_map", "joint_supply", "chain_leader", "supply_risk"]}, "joint_supply", 1),
    ({"chain_work": ["chain_map", "joint_supply", "chain_leader", "advanced_cluster"]}, "partners", 2),
    ({"chain_work": ["chain_map"]}, "partners", None),
    ({"chain_work": ["consortium", "university_research", "chain_map"]}, "cooperation", 2),
    ({"exchange_work": ["introduced", "exhibition"]}, "exchange", 1),
    ({"exchange_work": ["conference", "exhibition"]}, "exchange", 2),
    ({"services": ["information", "training", "other"]}, "services", 2),
    ({"governance_work": ["rights", "policy", "specialists"]}, "rights", 1),
    ({"governance_work": ["rights", "policy", "specialists"]}, "policy_reach", 2),  # the record of whom it reached, besides
    ({"low_carbon_work": ["monitoring", "publicity"], "carbon_monitoring": "yes"}, "low_carbon", 2),
    ({"chain_work": "不确定"}, "partners", None),
])
def test_a_condition_counts_the_documents_of_the_ticks_it_rests_on(answers, condition, count):
    """A row of the form feeds several conditions; none of them takes the proofs of the others."""
    told = json.loads(read_draft(json.dumps({"notice": LAST_YEAR.id, "answers": answers})))["proofs"]
    assert told.get(condition) == (count and [0, count])


def test_since_the_rules_of_a_notice_were_revised_the_link_tells_what_came_out_otherwise(monkeypatch):
    fragment, bare = made(True)[0], made(False)[0]
    assert json.loads(read_link(fragment))["version"]["turned"] is None  # nothing was revised
    revised = taken_in("shanghai_2023_revised", on=str)
    monkeypatch.setitem(rules.NOTICES, LAST_YEAR.id, revised)
    monkeypatch.setattr(rules, "LATEST", revised)
    sheet = json.loads(read_link(fragment))
    assert sheet["version"] == {"then": LAST_YEAR.version, "now": revised.version, "turned": ["1-3 主导产业占比（不满足 → 满足）"]} and verdicts(sheet)["leading_majority"] == "met"
    assert json.loads(read_link(bare))["version"]["turned"] is None  # its verdicts are the sender's
    fewer = with_other(revised, groups=revised.groups[1:])
    monkeypatch.setitem(rules.NOTICES, LAST_YEAR.id, fewer)
    assert json.loads(read_link(fragment))["version"]["turned"] is None  # the letters are of other conditions


def test_without_figures_the_verdicts_are_those_of_the_sender():
    text = draft(**PRIVATE, **FIGURES, **CHOSEN)
    sheet, report = json.loads(read_link(made(False)[0])), json.loads(rules.assess(text))
    assert verdicts(sheet) == {item["id"]: item["verdict"] for item in report["criteria"]}
    assert sheet["report"]["overall"] == report["overall"] and sheet["report"]["counts"] == report["counts"]
    assert (sheet["evidence"], sheet["proofs"]) == ([], {}) and not any(part["blank"] for part in sheet["given"])  # these rest on what stayed behind
    assert not sheet["with_figures"] and json.loads(sheet["draft"])["answers"] == {name: CHOSEN[name] if name != "sharing_work" else ["equipment", "staff"] for name in CHOSEN}
    assert not re.search(r"31\.20|41\.55|1250|182", json.dumps(sheet, ensure_ascii=False))


def test_a_link_that_calls_itself_without_figures_brings_none_in():
    fragment = written({"notice": LAST_YEAR.id, "answers": {"area": "3", "district": "嘉定"}, "verdicts": {}})
    assert unpacked(fragment, rules.NOTICES).data["answers"] == {"district": "嘉定"}


def test_a_text_that_stayed_is_not_missing():
    with_text, without = (verdicts(json.loads(read_link(made(True, text)[0]))) for text in (draft(plan_goals="目标", plan_tasks="任务"), draft()))
    assert (with_text["plan"], without["plan"]) == ("review", "missing")
    sheet = json.loads(read_link(made(True, draft(plan_goals="目标"))[0]))
    assert "目标" not in sheet["draft"]
    assert ["链接不带文字，请看对方的申报表" in one["because"] for one in sheet["report"]["criteria"] if one["id"] in ("plan", "area")] == [False, True]


def test_a_whole_cluster_fits_into_an_address_that_every_browser_takes():
    """wizard/sending.mjs makes links of 2,000 characters at most; an address of a page takes a hundred of them."""
    assert all(len(made(figures, draft(**WHOLE))[0]) <= 1900 for figures in (True, False))


def test_figures_stay_as_they_were_typed():
    assert json.loads(inside(made(True)[0]))["answers"]["output"] == ["31.20", "36", "41.55亿"]


def test_a_file_shows_all_it_holds():
    sheet = json.loads(read_draft(json.dumps({"notice": LAST_YEAR.id, "format": 1, "answers": PRIVATE | FIGURES | CHOSEN, "evidence": {"output": "有"}})))
    words = json.dumps(sheet["given"], ensure_ascii=False)
    assert all(one in words for one in PRIVATE.values()) and "2020 年 31.20 亿元；2021 年 36.00 亿元；2022 年 41.55 亿元" in words
    assert (sheet["title"], sheet["who"], sheet["is_link"]) == (PRIVATE["cluster_name"], [PRIVATE["applicant"], "嘉定区"], False)
    assert [line["id"] for line in sheet["evidence"] if line["state"] == "有"] == ["output"]


def test_a_remark_names_its_place():
    report = json.loads(read_draft(draft(output={"2020": "三十多"}, future_industry="氢能", no_such="1", smes={"2022": "9"}, enterprises={"2022": "8"})))["report"]
    assert [one["said"].split("：")[0] for one in report["complaints"]] == ["2020 年集群总产值", "no_such"]
    assert [one["said"] for one in report["warnings"]] == ["2022 年集群中小企业数量（9 家）多于 2022 年集群企业数量（8 家），请核对。", "未来产业名称：这里写了内容，却没有勾选「未来产业」，请核对。"]


@pytest.mark.parametrize("typed, words", [("60.927768", "60.93%（原数 60.927768%）"), ("49.999", "50.00%（原数 49.999%）"), ("60.9", "60.90%"), ("60", "60.00%")])
def test_a_figure_stands_as_the_form_prints_it_and_whole(typed, words):
    told = dict(row for part in json.loads(read_draft(draft(sme_share={"2022": typed})))["given"] for row in part["rows"])
    assert told["中小企业产值占比"] == f"2022 年 {words}"


@pytest.mark.parametrize("roster, name", [({"name": "名单.xlsx", "list": "t.某公司"}, "名单.xlsx"), ({"list": "t.某公司", "name": ["x"]}, ""), (None, None), ("x", None)])
def test_a_list_of_enterprises_that_came_along_is_told(roster, name):
    assert json.loads(read_draft(json.dumps({"notice": LAST_YEAR.id, "answers": {}, "roster": roster})))["list"] == name


# ---- under an older notice ----

@pytest.fixture
def next_year(monkeypatch):
    monkeypatch.setitem(rules.NOTICES, NOTICE.id, NOTICE)
    monkeypatch.setattr(rules, "LATEST", NOTICE)


def test_an_older_link_is_worked_out_under_its_notice_and_the_difference_is_told(next_year):
    sheet = json.loads(read_link(made(True)[0]))
    assert sheet["report"]["notice"]["id"] == LAST_YEAR.id and verdicts(sheet)["leading_majority"] == "unmet"
    later = sheet["later"]
    told = {row["after"]["title"]: (row["kind"], row["before"]["word"], row["after"]["word"]) for row in later["rows"]}
    assert later["number"] == NOTICE.number and len(told) == 4
    assert told["主导产业占比"] == ("有变", "不满足", "待补充") and told["近三年产值"] == ("未变", "满足", "待补充")  # the last of the three years is a new one
    assert all((row["before"]["quote"] != row["after"]["quote"]) == (row["kind"] == "有变") for row in later["rows"])
    carried = json.loads(later["draft"])
    assert carried["notice"] == NOTICE.id and carried["answers"]["leading_share"] == {"2020": "50", "2021": "50", "2022": "50"}  # by year, not by place
    carried["answers"]["leading_share"]["2023"] = "50"
    assert verdicts(json.loads(read_draft(json.dumps(carried))))["leading_majority"] == "met"


def test_an_older_link_without_figures_tells_what_is_worded_anew(next_year):
    later = json.loads(read_link(made(False)[0]))["later"]
    assert [(row["kind"], row["after"]["word"]) for row in later["rows"]] == [("有变", "")] * 3


def test_a_link_of_this_year_has_no_difference():
    assert json.loads(read_link(made(True)[0]))["later"] is None


def test_the_version_follows_what_is_demanded():
    assert LAST_YEAR.version != NOTICE.version and re.fullmatch("[0-9a-f]{8}", LAST_YEAR.version)


# ---- a stranger's ----

def told(held):
    return written(held)


@pytest.mark.parametrize("fragment, sentence", [
    ("", "不是"), ("r1", "不是"), ("x" * 30, "不是"), ("r1.abc", "不完整"), ("r1..00000000", "不完整"), ("r1." + "A" * 30_000 + ".00000000", "不是"),
    ("r1.AAAA.00000000", "损坏"), (f"r1.AAAA.{sum_of('AAAA')}", "损坏|不是"), (f"r1.A.{sum_of('A')}", "损坏|不是"),
    (told([]), "不是"), (told({"notice": "shanghai-2023-304"}), "不是"), (told({"notice": "beijing", "answers": {}}), "不在本站"), (told({"notice": [], "answers": {}}), "不在本站"),
    (told({"answers": {}, "x": "字" * LARGEST}), "不是|损坏")])
def test_what_is_damaged_or_foreign_is_one_sentence(fragment, sentence):
    with pytest.raises(BadDraft, match=sentence) as trouble:
        read_link(fragment)
    assert str(trouble.value).endswith("。") and "\n" not in str(trouble.value)


def test_every_cut_and_every_changed_letter_is_noticed():
    fragment, chance = made(True)[0], random.Random(7)
    for at in range(len(fragment)):
        with pytest.raises(BadDraft):
            read_link(fragment[:at])
        other = fragment[:at] + chance.choice("ghijGHIJ") + fragment[at + 1:]
        with pytest.raises(BadDraft):
            read_link(other if other != fragment else "")


def test_what_chat_tools_put_behind_does_no_harm():
    fragment = made(True)[0]
    assert read_link(fragment + "&from=singlemessage") == read_link(fragment)


PIECES = ("", "王老师", "<b>", "不确定", "无", "2020", "12.5", "-1e9", "staff", "met", "\ud800", "output_floor", None, True, 3, -0.5)


def junk(chance, deep=3):
    """A value of any shape that JSON has."""
    kind = chance.randrange(4 if deep else 2)
    if kind == 2:
        return [junk(chance, deep - 1) for _ in range(chance.randrange(4))]
    if kind == 3:
        return {str(chance.choice(PIECES)): junk(chance, deep - 1) for _ in range(chance.randrange(4))}
    return chance.choice(PIECES)


@pytest.mark.parametrize("seed", range(100))
def test_whatever_a_well_sealed_link_holds_nothing_but_answers_comes_in(seed):
    chance = random.Random(seed)
    answers = {chance.choice([*FIELDS, "no_such_question", "__proto__"]): junk(chance) for _ in range(20)}
    beside = {name: junk(chance) for name in ("rules", "texts", "verdicts", "was", "lists", "evidence", "format") if chance.random() < 0.5}
    sheet = json.loads(read_link(written({"notice": LAST_YEAR.id, "answers": answers} | beside)))
    taken = json.loads(sheet["draft"])
    assert set(taken["answers"]) <= {name for name, field in FIELDS.items() if field.kind not in (Kind.TEXT, Kind.PAPER)}
    assert "王老师" not in json.dumps(sheet, ensure_ascii=False) and set(taken) == {"notice", "format", "answers"}
    assert json.loads(read_draft(sheet["draft"]))["report"]["complaints"] == []


def test_any_letters_are_a_link_or_one_sentence():
    chance = random.Random(11)
    for _ in range(3000):
        letters = "".join(chance.choices("r1.ABCabc012-_字 %<", k=chance.randrange(60)))
        for fragment in (letters, f"r1.{letters}", f"r1.{letters}.{sum_of(letters)}"):
            with pytest.raises(BadDraft):
                read_link(fragment)
