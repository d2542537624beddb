"""The quick check and what is still missing: short, never in vain, the same as brute force finds; and what turns when one answer changes."""

import json
import random
from fractions import Fraction
from itertools import combinations, permutations, product

import pytest

import rules
from rules.asks import ways_out
from rules.facts import NONE, UNSURE, Cell, Kind
from rules.quick import MOST, asked_next, opening, samples
from rules.verdict import MET, MISSING, UNMET

from . import BY_LOCATOR, NOTICE, by_locator, draft, finding, full_draft, report, typed
from .test_properties import CELLS, completions, values

F = NOTICE.fields
BY_ID = {criterion.id: criterion for criterion in NOTICE.criteria}
ENOUGH_TO_TRY = 10  # open answers


# ---- which answers together are enough, by brute force ----

def telling(cell):
    """Few values, on both sides of every threshold. Amounts behind a stated figure are above zero: nothing grows from a base of zero, whatever else is said."""
    low = 1 if F[cell.field].optional else 0
    return [Fraction(one) for one in (low, 4, 60)] if F[cell.field].kind in (Kind.NUMBER, Kind.COUNT) else values(cell)


def settles(locator, cells, some, dice):
    """Whether no mixture of values for these cells leaves the condition missing: all mixtures, or a thousand of them."""
    each = [telling(cell) for cell in some]
    mixtures = product(*each) if 3 ** len(some) < 1000 else ([dice.choice(one) for one in each] for _ in range(1000))
    verdict = BY_LOCATOR[locator].requires.verdict  # alone: tests/rules/test_batch.py holds it to that of the finding
    return all(verdict(cells | dict(zip(some, mixture))) != MISSING for mixture in mixtures)


def smallest_sets(locator, cells):
    """Every set of open answers that settles the condition whatever they are, and of which no part does."""
    found, dice = set(), random.Random(4)
    blank = [cell for cell in CELLS[locator] if cell not in cells]
    for size in range(len(blank) + 1):
        for some in combinations(blank, size):
            if not any(less <= set(some) for less in found) and settles(locator, cells, some, dice):
                found.add(frozenset(some))
    return found - {frozenset()}


def states(locator, count=4):
    """All blank where that can be tried, and some answered in part; 不确定 only where no optional answer could stand in for it: none is asked for then."""
    cells, dice = CELLS[locator], random.Random(locator)
    unsure = [] if any(F[cell.field].optional for cell in cells) else [UNSURE]
    if len(cells) <= ENOUGH_TO_TRY:
        yield {}
    for _ in range(count):
        blank = set(dice.sample(cells, dice.randint(1, min(len(cells), ENOUGH_TO_TRY))))
        yield {cell: dice.choice([*telling(cell), *unsure]) for cell in cells if cell not in blank}


@pytest.mark.parametrize("locator", BY_LOCATOR)
def test_the_smallest_sets_of_missing_answers_are_those_that_brute_force_finds(locator):
    for cells in states(locator):
        assert set(map(frozenset, finding(locator, cells).settled_by)) == smallest_sets(locator, cells), cells


def test_the_report_names_the_smallest_sets_as_places_in_what_is_missing():
    for answers in ({}, NOTICE.cases[0].given, {"output": {"2022": "40"}, "sme_output": {"2022": "30"}}):
        cells = typed(answers)
        for item in report(answers)["criteria"]:
            told = [[Cell(item["missing"][place]["field"], item["missing"][place]["year"]) for place in alternative] for alternative in item["asks"]]
            assert told == [list(cells) for cells in finding(item["locator"], cells).settled_by]
            assert bool(item["asks"]) == (item["verdict"] == "missing")
    amounts_reach_2021 = {"rd_spending_2019": "100", "rd_spending": ["100", "100", None]}
    assert [one["year"] for one in by_locator(amounts_reach_2021)["4-1"]["missing"]] == [2022, 2022]  # 4-1: no rate whose amounts are given
    assert {len(alternative) for alternative in by_locator({})["1-2"]["asks"]} == {3, 4, 5, 6}  # 1-2: stated shares, amounts, or some of each


@pytest.mark.parametrize("locator, answers, ways", [
    ("1-2", {}, ["中小企业产值占比（2020、2021、2022 年）", "中小企业产值（2020、2021、2022 年）、集群总产值（2020、2021、2022 年）"]),
    ("1-2", {"output": ["31", "33", "29"]}, ["中小企业产值占比（2020、2021、2022 年）", "中小企业产值（2020、2021、2022 年）"]),
    ("4-1", {}, ["中小企业研发经费增速（2021、2022 年）", "中小企业研发经费（2020、2022 年）"]),
    ("4-1", {"rd_spending_2019": "1"}, ["中小企业研发经费增速（2020、2021、2022 年）", "中小企业研发经费（2020、2022 年）"]),
    ("4-1", {"rd_spending": ["0", None, None]}, ["中小企业研发经费增速（2021、2022 年）"]),
    ("4-1", {"rd_spending": ["100", "100", None], "rd_spending_2019": "100"}, ["2022 年中小企业研发经费增速", "2022 年中小企业研发经费"]),
    ("4-6", {}, ["每万人有效发明专利拥有量", "2022 年中小企业有效发明专利数、中小企业从业人员数"]),
    ("5-4", {}, ["工业互联网平台应用普及率", "应用工业互联网平台的中小企业数、2022 年集群中小企业数量"]),
    ("基-2", {"area": "5"}, []),
])
def test_the_report_names_the_fewest_questions_first_and_no_way_that_asks_all_of_another(locator, answers, ways):
    assert ["、".join(question["name"] for question in way) for way in by_locator(answers)[locator]["ways_out"]] == ways


@pytest.mark.parametrize("locator", BY_LOCATOR)
def test_ways_out_are_alternatives_whose_first_leaves_out_what_nobody_has_to_give(locator):
    for cells in states(locator):
        settled_by = finding(locator, cells).settled_by
        ways = ways_out(settled_by, NOTICE.fields)
        assert bool(ways) == bool(settled_by) and len(ways) <= 3
        assert all(tuple(sorted(cell for asked in way.values() for cell in asked)) in {tuple(sorted(one)) for one in settled_by} for way in ways)
        assert not any(set(one) <= set(other) for one, other in permutations(ways, 2))
        if ways:
            rated = [(any(NOTICE.fields[cell.field].optional for cell in one), len({cell.field for cell in one})) for one in settled_by]
            assert (any(NOTICE.fields[name].optional for name in ways[0]), len(ways[0])) == min(rated)


# ---- the quick check ----

def any_answer(field, dice):
    """What a person may answer: sense, 无, 暂不清楚, or only a part of the row."""
    kinds = {Kind.TICKS: lambda: [option.id for option in field.options if dice.random() < 0.3] or "无",
             Kind.CHOICE: lambda: dice.choice(field.options).id,
             Kind.DATE: lambda: dice.choice(["2015-01-01", "2022-02-02"]),
             Kind.COUNT: lambda: str(dice.choice([0, 1, 3, 12])),
             Kind.NUMBER: lambda: str(dice.choice([0, 5, 10, 29.5, 31, 60]))}

    def one():
        return dice.choice(["不确定", "无"]) if dice.random() < 0.1 else kinds.get(field.kind, lambda: "规划")()

    return {str(year): one() for year in field.years if dice.random() < 0.9} if field.years else one()


def walked(answers, answer, most=60):
    """The steps of a quick check: [(step, what was answered before it)]."""
    steps, answers = [], dict(answers)
    while (step := asked_next(NOTICE, typed(answers), [one.field for one, _ in steps])) and len(steps) < most:
        steps.append((step, typed(answers)))
        before = answers.get(step.field)
        said = answer(F[step.field])
        answers[step.field] = said | before if isinstance(before, dict) and isinstance(said, dict) else said
    return steps, typed(answers)


def settled(cells):
    return sum(criterion.requires.assess(cells).verdict != MISSING for criterion in NOTICE.criteria if not criterion.preference)


def matters(locator, cells, cell):
    """Whether there is a way to go on in which it makes a difference what is answered here, or that it is."""
    others, verdict = [one for one in CELLS[locator] if one not in cells and one != cell], BY_LOCATOR[locator].requires.verdict
    return any(len({verdict(more), *(verdict(more | {cell: value}) for value in values(cell))}) > 1 for more in completions(cells, others))


@pytest.mark.parametrize("seed", range(15))
def test_it_is_short_and_never_asks_in_vain(seed):
    """Also when it goes on with a draft that is half filled in."""
    dice = random.Random(seed)
    begun = {name: any_answer(field, dice) for name, field in F.items() if seed % 3 and field.kind != Kind.PAPER and dice.random() < 0.4}
    steps, _ = walked(begun, lambda field: any_answer(field, dice))
    assert len(steps) <= MOST == 15 and len({step.field for step, _ in steps}) == len(steps)
    for step, cells in steps:
        assert step.why and not F[step.field].optional and not set(step.cells) & set(cells)
        for name in step.why:
            assert finding(BY_ID[name].locator, cells).verdict == MISSING
            assert any(matters(BY_ID[name].locator, cells, cell) for cell in step.cells), (step, name)


def test_from_nothing_it_asks_fifteen_and_comes_to_every_group():
    """With answers that mean something; a condition of every heading is settled, and more than one for each question."""
    good = full_draft()
    steps, cells = walked({}, lambda field: good[field.id])
    assert len(steps) == MOST and settled(cells) > MOST
    for group in NOTICE.groups:
        assert any(criterion.requires.assess(cells).verdict != MISSING for criterion in group.criteria if not criterion.preference), group.title


def test_a_question_is_skipped_when_no_answer_can_change_anything():
    titles = {"champions", "city_champions", "specialized", "innovative", "hightech", "different_enterprises"}
    good = full_draft()
    with_giant, _ = walked({}, lambda field: good[field.id] | {"2022": "1"} if field.id == "giants" else good[field.id])
    assert not titles & {step.field for step, _ in with_giant}
    without, _ = walked({}, lambda field: {"2020": "0", "2021": "0", "2022": "0"} if field.id == "giants" else good[field.id])
    assert titles & {step.field for step, _ in without}
    assert asked_next(NOTICE, typed(good)) is None
    unsure = {field.id: "不确定" for field in F.values()}
    assert asked_next(NOTICE, typed(unsure)) is None


def test_only_the_years_that_count_are_asked_for():
    steps, _ = walked({"output": {"2022": "40"}}, lambda field: "不确定")
    wanted = {step.field: [cell.year for cell in step.cells] for step, _ in steps}
    assert wanted["giants"] == [2022] and wanted["output"] == [2020, 2021] and wanted["area"] == [None]


def test_its_order_settles_conditions_earlier_than_any_other_order_of_its_questions():
    """The sum over all steps of what is settled by then, against the form's order and twenty others."""
    good = full_draft()
    own = [step.field for step, _ in walked({}, lambda field: good[field.id])[0]]

    def sums(order):
        return sum(settled(typed({name: good[name] for name in order[:count]})) for count in range(1, len(order) + 1))

    dice = random.Random(5)
    reached = sums(own)
    assert reached > sums(sorted(own, key=list(F).index))
    assert all(reached >= sums(dice.sample(own, len(own))) for _ in range(20))


@pytest.fixture(scope="module")
def first():
    return opening(NOTICE)


@pytest.mark.parametrize("seed", range(10))
def test_the_first_questions_are_right_whatever_is_answered(seed, first):
    """So they can stand in the page before Python has come."""
    dice, cells = random.Random(seed), {}
    assert len(first) >= 5
    for step in first:
        assert any(set(step.cells) <= set(BY_ID[name].requires.assess(cells).missing) for name in step.why), step
        for cell in step.cells:
            if dice.random() < 0.9:
                cells[cell] = dice.choice([NONE, UNSURE, *samples(F[cell.field])])


def test_the_door_gives_the_report_and_the_next_question():
    told = json.loads(rules.ask_next(draft({"area": "12"}), '["chain_work", "governance_work"]'))
    assert told["report"] == report({"area": "12"})
    assert told["next"] == {"field": "output", "years": [2020, 2021, 2022], "why": ["output_floor", "output_growth"]}
    assert json.loads(rules.ask_next(draft({}), json.dumps(list(F)[:15])))["next"] is None
    assert "不是完整的 JSON" in json.loads(rules.ask_next("{", "[]"))["error"]


# ---- what if ----

def asked(answers, *changes):
    return json.loads(rules.what_if(draft(answers), json.dumps(changes)))


def test_one_figure_turns_every_condition_that_reads_it():
    before = {"output": {"2020": "31", "2021": "３２", "2022": "29亿"}, "leading_share": ["60", "60", "60"]}
    told = asked(before, {"field": "output", "year": 2022, "to": "38.5"})
    assert [(one["locator"], one["before"], one["after"], one["better"]) for one in told["turned"]] == [("1-1", "unmet", "met", True), ("1-4", "unmet", "met", True)]
    assert told["draft"]["answers"] == before | {"output": {"2020": "31", "2021": "３２", "2022": "38.5"}}  # what was typed stays as it was typed
    assert told["overall"]["text"] == report(told["draft"]["answers"])["overall"]["text"]
    worse = asked(told["draft"]["answers"], {"field": "output", "year": 2020, "to": "29.99"})
    assert [(one["locator"], one["after_word"], one["better"]) for one in worse["turned"]] == [("1-1", "不满足", False)]
    assert asked(before, {"field": "output", "year": 2022, "to": "29.5"})["turned"] == []
    assert asked(before | {"area": "很多"}, {"field": "output", "year": 2022, "to": "38.5"})["complaints"] == []  # only what the change brings


def test_a_row_given_as_a_list_or_as_one_word_takes_the_change():
    assert asked({"output": [31, 32, 29]}, {"field": "output", "year": 2022, "to": "30"})["draft"]["answers"]["output"] == {"2020": "31", "2021": "32", "2022": "30"}
    assert asked({"output": "不确定"}, {"field": "output", "year": 2022, "to": "29"})["turned"][0]["after"] == "unmet"
    assert asked({}, {"field": "output", "year": 2022, "to": "29"})["draft"]["answers"] == {"output": {"2022": "29"}}


def test_what_cannot_be_read_is_said():
    told = asked({"area": "12"}, {"field": "area", "to": "很大"})
    assert "不是能确认的数字" in told["complaints"][0]["text"] and told["turned"][0]["after"] == "missing"


def test_every_gap_that_is_stated_turns_its_condition_when_it_is_tried():
    dice = random.Random(304)
    tried = set()
    for _ in range(12):
        answers = {name: any_answer(field, dice) for name, field in F.items() if field.kind != Kind.PAPER}
        for item in report(answers)["criteria"]:
            for way in item["gap"] if item["verdict"] == "unmet" else ():
                if all("to" in change or "option" in change for change in way["changes"]):
                    [own] = [one for one in asked(answers, *way["changes"])["turned"] if one["id"] == item["id"]]
                    assert own["before"] == "unmet" and own["after"] != "unmet" and own["better"]  # what else is blank may be missing now
                    tried.add(item["locator"])
    assert len(tried) > 30


@pytest.mark.parametrize("change", [{"field": "strange", "to": "1"}, {"field": "sharing_work", "option": "strange"}])
def test_a_change_of_what_the_form_does_not_have_is_refused(change):
    assert asked({}, change) == {"error": "要改的这一栏或这一项，本通知的表中没有。"}


BESIDE = ["", "{", "5", "null", "{}", "[" * 100_000, "[1]", "[[1]]", "[null]", '[{"field": ["area"], "to": "1"}]', '[{"field": "area"}]',
          '[{"field": "output", "to": "1"}]', '[{"field": "services", "option": []}]']


@pytest.mark.parametrize("sent", BESIDE, ids=lambda sent: sent[:40])
def test_what_is_sent_beside_a_draft_never_raises(sent):
    """In one sentence, or for the questions asked so far as if they were none of this form."""
    refused = json.loads(rules.what_if(draft({}), sent))
    assert refused["error"].endswith("。")
    told = json.loads(rules.ask_next(draft({}), sent))
    assert told.get("error", "。").endswith("。") and (set(told) == {"error"} or told["next"])


@pytest.mark.parametrize("before, after", [
    ("joint_supply", ["joint_supply", "chain_leader"]), ("建有产业链上下游产供销一体化协同协作机制", ["建有产业链上下游产供销一体化协同协作机制", "chain_leader"]),
    ("chain_leader", ["chain_leader"]), ("无", ["chain_leader"]), ("没有", ["chain_leader"]), ("暂不清楚", ["chain_leader"]), ("不确定", ["chain_leader"]), (" 无 ", ["chain_leader"]),
    (["暂不清楚"], ["chain_leader"]), ("", ["chain_leader"]), (" \u200b", ["chain_leader"]), (None, ["chain_leader"]), ([], ["chain_leader"]),
    ("没有的勾选", ["没有的勾选", "chain_leader"]), (["joint_supply", 7], ["joint_supply", "7", "chain_leader"]),
])
def test_a_tick_that_is_given_as_one_word_stays_when_another_is_tried(before, after):
    told = asked({"chain_work": before}, {"field": "chain_work", "option": "chain_leader"})
    assert told["draft"]["answers"]["chain_work"] == after and told["complaints"] == []
    turned = {one["id"]: one["after"] for one in told["turned"]}
    assert MET in turned.values() or before == "chain_leader" and turned == {}


def test_ticks_are_added_and_none_gives_way():
    assert asked({"sharing_work": ["无"]}, {"field": "sharing_work", "option": "staff"})["draft"]["answers"]["sharing_work"] == ["staff"]
    assert asked({"services": ["startup"]}, {"field": "services", "option": "training"})["draft"]["answers"]["services"] == ["startup", "training"]
    told = asked({"within_district": "no"}, {"field": "within_district", "option": "yes"})
    assert [(one["before"], one["after"]) for one in told["turned"]] == [(UNMET, MET)]
    [aside] = asked({"energy_benchmark": "yes"}, {"field": "energy_benchmark", "option": "not_applicable"})["turned"]
    assert (aside["before"], aside["after"], aside["better"]) == ("met", "not_applicable", False)
