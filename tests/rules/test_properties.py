"""What holds for all answers: gaps are exact, missing answers matter, a decided verdict stays, more never hurts, order is nothing."""

import json
import os
import random
import subprocess
import sys
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import rules
from rules.consistency import BetweenLargestAndSum, NotMore
from rules.facts import NONE, UNSURE, Cell, Kind
from rules.item import item
from rules.verdict import MET, MISSING, REVIEW, UNMET

from . import BY_LOCATOR, CALM, NOTICE, ROOT, draft, finding, full_draft, report, thrown

F = NOTICE.fields
CELLS = {locator: tuple(dict.fromkeys(Cell(field.id, year) for field, year in criterion.requires.uses())) for locator, criterion in BY_LOCATOR.items()}
SEVERAL = [locator for locator, cells in CELLS.items() if len(cells) > 1]
FIGURES = ["0", "0.5", "5", "9.99", "10", "15", "30", "49.99", "50", "60", "99", "110", "121", "133.1"]
COUNTS = [0, 1, 2, 3, 9, 10, 15, 4000, 5290]
DAYS = [date(2015, 1, 1), date(2020, 5, 12), date(2020, 5, 13), date(2023, 5, 12), date(2024, 2, 29)]


@cache
def values(cell):
    """What may be answered in this cell, small and telling."""
    field = F[cell.field]
    if field.kind == Kind.TICKS:
        boxes = [option.id for option in field.options]
        return [NONE, *(frozenset([box]) for box in boxes), frozenset(boxes), frozenset(boxes[1:])]
    return {Kind.NUMBER: [Fraction(one) for one in FIGURES], Kind.COUNT: [Fraction(one) for one in COUNTS], Kind.DATE: DAYS,
            Kind.CHOICE: [option.id for option in field.options]}.get(field.kind, [NONE, "目标" * 60])


def some_of(all_of_them, dice):
    return dice.sample(all_of_them, dice.randint(0, len(all_of_them)))


def dealt(cells, specials=True, all_of_them=False):
    """Answers for these cells: some of them, or all."""
    return dealt_for(tuple(cells), specials, all_of_them)


@cache
def dealt_for(cells, specials, all_of_them):
    each = {cell: [*values(cell), *((NONE, UNSURE) if specials else ())] for cell in cells}
    return thrown(lambda dice: {cell: dice.choice(each[cell]) for cell in (cells if all_of_them else some_of(cells, dice))})


def answered(cells, specials=True):
    """The same, each drawn by itself: more of them are alike, for which brute force can tell what matters."""
    return st.fixed_dictionaries({}, optional={cell: st.sampled_from([*values(cell), *((NONE, UNSURE) if specials else ())]) for cell in cells})


def demanded(cells):
    """Those that somebody has to answer."""
    return [cell for cell in cells if not F[cell.field].optional]


def contradictory(cells):
    """A part above its whole, or more different enterprises than all lists hold: warned of, and no law holds for it."""
    return any(check.warnings(cells) for check in NOTICE.checks if isinstance(check, (NotMore, BetweenLargestAndSum)))


def played(one):
    return {reading.id for reading in one.readings if reading.played}


# ---- a decided verdict stays ----

@pytest.mark.parametrize("locator", SEVERAL)
@settings(CALM, max_examples=40)
@given(data=st.data())
def test_filling_a_blank_never_moves_a_decided_verdict_and_only_what_is_missing_is_asked_for(locator, data):
    """Whatever is filled in beside it, unless figures stated on the form are replaced by amounts, or a span from 2019 comes in. A missing verdict names blanks of its own; any other verdict names nothing."""
    cells = data.draw(dealt(CELLS[locator]))
    before = finding(locator, cells)
    assert bool(before.missing) == (before.verdict == MISSING)
    assert set(before.missing) <= set(CELLS[locator]) - set(cells) and len(before.missing) == len(set(before.missing))
    if before.verdict not in (MET, UNMET) or before.basis == "stated":
        return
    blank = [cell for cell in demanded(CELLS[locator]) if cell not in cells]
    after_all = cells | data.draw(dealt(blank))
    after = finding(locator, after_all)
    assert after.verdict == before.verdict or played(after) > played(before) or contradictory(after_all)


@pytest.mark.parametrize("locator", SEVERAL)
@settings(CALM, max_examples=25)
@given(data=st.data())
def test_any_alternative_of_what_is_asked_for_is_enough(locator, data):
    """settled_by: each set of answers, whatever they are, ends the missing."""
    cells = data.draw(dealt(CELLS[locator], specials=False))
    one = finding(locator, cells)
    for alternative in one.settled_by:
        filled = data.draw(dealt(alternative, specials=False, all_of_them=True))
        assert set(alternative) <= set(one.missing)
        assert finding(locator, cells | filled).verdict != MISSING, filled


# ---- missing is exact ----

BETWEEN = [(Fraction(low) + Fraction(high)) / 2 for low, high in zip(FIGURES, FIGURES[1:])]
EXTREMES = [Fraction(one) for one in (-99, -50, -2, -1, 100_000)]


@cache
def tried(cell):
    """The values that brute force tries: also between and far outside."""
    return [*values(cell), *{Kind.NUMBER: EXTREMES + BETWEEN, Kind.DATE: [date(1990, 1, 1)]}.get(F[cell.field].kind, ())]


def completions(cells, blank, seed=7):
    """Ways to go on: nothing more, all low, all high, then any mixture of blank, low, high and the rest."""
    low, high = ({cell: values(cell)[place] for cell in blank} for place in (0, -1))
    yield from (cells, cells | low, cells | high)
    choose = random.Random(seed)
    for _ in range(400):
        some = {cell: choose.choice([None, None, low[cell], high[cell], choose.choice(tried(cell))]) for cell in blank}
        yield cells | {cell: value for cell, value in some.items() if value is not None}


def can_change(locator, cells, cell):
    """With the verdict alone, which tests/rules/test_batch.py holds to that of the finding."""
    others, verdict = [one for one in CELLS[locator] if one not in cells and one != cell], BY_LOCATOR[locator].requires.verdict
    first, *rest = reversed(tried(cell))

    def differs(more):
        said = verdict(more | {cell: first})
        return any(verdict(more | {cell: value}) != said for value in rest)
    return any(map(differs, completions(cells, others)))


@pytest.mark.parametrize("locator", SEVERAL)
@settings(CALM, max_examples=15)
@given(data=st.data())
def test_each_answer_named_as_missing_can_change_the_verdict(locator, data):
    """Brute force over small sets of values, with many ways to complete the rest.

    Set apart: one reading is for people already (a base of zero). The rulings then say missing while another lacks an answer.
    """
    cells = data.draw(answered(CELLS[locator], specials=False))
    one = finding(locator, cells)
    for cell in one.missing if REVIEW not in {reading.verdict for reading in one.readings} else ():
        assert can_change(locator, cells, cell), cell


@pytest.mark.parametrize("locator", [locator for locator in BY_LOCATOR if locator not in SEVERAL])
def test_a_condition_of_one_answer_asks_for_it_and_for_nothing_else(locator):
    [cell] = CELLS[locator]
    one = finding(locator, {})
    assert one.verdict == MISSING and one.missing == (cell,) and one.settled_by == ((cell,),) and can_change(locator, {}, cell)
    for value in [*values(cell), UNSURE]:
        assert finding(locator, {cell: value}).verdict != MISSING and not finding(locator, {cell: value}).missing


RESTS_ON_2019 = {Cell("rd_growth", 2020)}  # the growth of 2020 feeds only the span from 2019


@pytest.mark.parametrize("locator", SEVERAL)
@settings(CALM, max_examples=40)
@given(data=st.data())
def test_no_answer_that_is_not_named_can_change_the_verdict(locator, data):
    """Of those that somebody has to give, whatever the named ones turn out to be; a growth stated beside its amounts is set apart."""
    asked = [cell for cell in demanded(CELLS[locator]) if cell not in RESTS_ON_2019 and cell.field != "leading_growth"]
    cells = data.draw(answered(asked, specials=False))
    one = finding(locator, cells)
    blank = [cell for cell in asked if cell not in cells and cell not in one.missing]
    more = cells | data.draw(answered(one.missing, specials=False))
    verdict = finding(locator, more).verdict
    for cell in blank:
        for value in values(cell):
            filled = more | {cell: value}
            assert finding(locator, filled).verdict == verdict or contradictory(filled), cell


@pytest.mark.parametrize("locator", ["5-5", "8-7", "6-2", "1-1", "4-4"])
@settings(CALM, max_examples=20)
@given(data=st.data())
def test_missing_is_exact_beside_unsure_answers_too(locator, data):
    cells = data.draw(answered(CELLS[locator]))
    for cell in finding(locator, cells).missing:
        assert can_change(locator, cells, cell), cell


# ---- the gap ----

def item_of(locator, answers):
    """One condition of the JSON report."""
    notice, read = rules.loaded(draft(answers))
    return json.loads(json.dumps(item(notice, BY_LOCATOR[locator], finding(locator, read.answers))))


def changed(answers, changes):
    """A draft with the machine-readable changes of a gap made."""
    answers = json.loads(json.dumps(answers))
    for change in changes:
        name, year = change["field"], change["year"]
        if "option" in change:
            ticks = F[name].kind == Kind.TICKS
            old = answers.get(name)
            answers[name] = [*(old if isinstance(old, list) else []), change["option"]] if ticks else change["option"]
        elif year:
            answers[name] = {**answers.get(name, {}), str(year): change["to"]}
        else:
            answers[name] = change.get("to", "制定规划。")
    return answers


def decimals(field, answers):
    """Of what a gap is told in: two, as the form has it; 万元 of an amount that it does not print; of the CO₂ figures as many as they have."""
    typed = [-Decimal(text).normalize().as_tuple().exponent for text in answers[field.id].values()] if field.id == "co2_intensity" else [4 if field.supplementary and field.unit == "亿元" else 2]
    return max(2, *typed)


def one_less(change, answers):
    """One unit less of the change: one in its last decimal, 1 of a count, a day; None where there is no such thing."""
    if "by" not in change:
        return None
    field = F[change["field"]]
    if field.kind == Kind.DATE:
        return change | {"to": (date.fromisoformat(change["to"]) - timedelta(1)).isoformat()}
    unit = Decimal(1) if field.kind == Kind.COUNT else Decimal(1).scaleb(-decimals(field, answers))
    return change | {"to": str(Decimal(change["to"]) - unit.copy_sign(Decimal(change["by"])))}


def typed_for(cells, all_of_them=True):
    """A draft's answers for these cells, as text."""
    def told(found):
        answers = {}
        for cell, value in found.items():
            text = sorted(value) if isinstance(value, frozenset) else value.isoformat() if isinstance(value, date) else rules.wording.written(value) if isinstance(value, Fraction) else value.value if value is NONE else value
            if cell.year:
                answers.setdefault(cell.field, {})[str(cell.year)] = text
            else:
                answers[cell.field] = text
        return answers
    return dealt(cells, specials=False, all_of_them=all_of_them).map(told)


ODD = thrown(lambda dice: f"{dice.randint(1, 149)}.{dice.randint(0, 999):03}")


@pytest.mark.parametrize("locator", [locator for locator in BY_LOCATOR if locator != "基-6"])
@settings(CALM, max_examples=20)
@given(data=st.data())
def test_a_stated_gap_turns_the_verdict_and_one_unit_less_does_not(locator, data):
    cells = [cell for cell in CELLS[locator] if data.draw(st.booleans()) or not F[cell.field].optional]
    answers = data.draw(typed_for(cells))
    if locator in ("1-1", "1-2", "1-3", "1-4", "4-1", "6-2"):  # not only round figures
        answers = {name: {year: data.draw(ODD) for year in old} if isinstance(old, dict) else data.draw(ODD) for name, old in answers.items()}
    told = item_of(locator, answers)
    disagree = told["verdict"] == "review" and told["readings"] and told["gap"]
    for way in told["gap"] if told["verdict"] == "unmet" or disagree else ():
        assert way["text"] and way["changes"]
        goal = item_of(locator, changed(answers, way["changes"]))["verdict"]
        assert goal in (("met",) if disagree else ("met", "review"))
        for number, change in enumerate(way["changes"]):
            if less := one_less(change, answers):
                others = [*way["changes"][:number], less, *way["changes"][number + 1:]]
                assert item_of(locator, changed(answers, others))["verdict"] != goal, change


@settings(CALM, max_examples=20)
@given(st.sets(st.sampled_from(["information", "startup", "innovation", "training", "marketing", "financing", "consulting"]), max_size=6))
def test_each_of_the_absent_services_is_needed(some):
    answers = {"services": sorted(some) or "无"}
    changes = item_of("8-4", answers)["gap"][0]["changes"]
    assert {change["option"] for change in changes} | some == {"information", "startup", "innovation", "training", "marketing", "financing", "consulting"}
    assert item_of("8-4", changed(answers, changes))["verdict"] == "met"
    assert item_of("8-4", changed(answers, changes[1:]))["verdict"] != "met"


def test_an_unmet_condition_of_figures_always_states_a_gap():
    """With every cell answered by a number, 不满足 comes with a way out."""
    for locator in ("1-1", "1-2", "1-3", "1-4", "2", "4-1", "4-3", "4-4", "4-5", "4-6", "5-4", "6-2", "7-3"):
        cells = {cell: Fraction(1) if F[cell.field].kind != Kind.COUNT or "employees" in cell.field or "smes" == cell.field or "patents" in cell.field else Fraction(0)
                 for cell in demanded(CELLS[locator])}
        if "employees" in str(cells):
            cells[Cell("sme_employees")] = Fraction(10**6)
        one = finding(locator, cells | ({cell: Fraction(0) for cell in CELLS[locator] if cell.field == "export_growth"}))
        assert one.verdict == UNMET and one.gap, locator


def test_an_unmet_answer_names_every_option_that_would_do():
    """Of a choice all the options that lead to met or review, of tick boxes at least one, and never the box of what has no name."""
    for locator, (cell, *others) in CELLS.items():
        verdicts = {value: finding(locator, {cell: value}) for value in values(cell) if not others}
        better = {value for value, one in verdicts.items() if one.verdict in (MET, REVIEW)}
        for one in verdicts.values():
            named = {change.option for way in one.gap for change in way.changes}
            assert one.verdict != UNMET or (named == better if F[cell.field].kind == Kind.CHOICE else named and "other" not in named), locator


# ---- monotone where the law is monotone ----

RANK = {UNMET: 0, REVIEW: 1, MET: 2}
POSITIVE = [Fraction(one) for one in ("0.5", "5", "10", "15", "29.99", "30", "49.99", "50", "60", "100", "110", "121", "150")]


def y(name, *years):
    return [Cell(name, year) for year in years or (2020, 2021, 2022)]


# (condition, the answers it is worked out from, those whose rise helps, those whose rise harms)
MONOTONE = [
    ("1-1", y("output"), y("output"), []),
    ("1-2", y("sme_share"), y("sme_share"), []),
    ("1-2", y("sme_output") + y("output"), y("sme_output"), y("output")),
    ("1-3", y("leading_share"), y("leading_share"), []),
    ("1-3", y("leading_output") + y("output"), y("leading_output"), y("output")),
    ("1-4", y("output", 2020, 2022) + y("leading_share", 2020, 2022), y("output", 2022) + y("leading_share", 2022), y("output", 2020) + y("leading_share", 2020)),
    ("1-4", y("output", 2020, 2022) + y("leading_output", 2020, 2022) + [Cell("output_2019"), Cell("leading_output_2019")],
     y("output", 2022) + y("leading_output", 2022), y("output", 2020) + y("leading_output", 2020) + [Cell("output_2019"), Cell("leading_output_2019")]),
    ("1-4", y("output", 2020, 2022) + [Cell("leading_growth")], y("output", 2022) + [Cell("leading_growth")], y("output", 2020)),
    ("2", list(CELLS["2"]), list(CELLS["2"]), []),
    ("4-1", y("rd_growth"), y("rd_growth"), []),
    ("4-1", y("rd_growth") + y("rd_spending", 2020, 2021), y("rd_growth") + y("rd_spending", 2021), y("rd_spending", 2020)),
    ("4-1", y("rd_spending", 2020, 2022) + [Cell("rd_spending_2019")], y("rd_spending", 2022), y("rd_spending", 2020) + [Cell("rd_spending_2019")]),
    ("4-3", list(CELLS["4-3"]), list(CELLS["4-3"]), []),
    ("4-4", list(CELLS["4-4"]), list(CELLS["4-4"]), []),
    ("4-5", [Cell("patent_growth")], [Cell("patent_growth")], []),
    ("4-5", y("sme_patents", 2020, 2022) + [Cell("sme_patents_2019")], y("sme_patents", 2022), y("sme_patents", 2020) + [Cell("sme_patents_2019")]),
    ("4-6", y("sme_patents", 2022) + [Cell("sme_employees")], y("sme_patents", 2022), [Cell("sme_employees")]),
    ("4-6", [Cell("patents_per_10k")], [Cell("patents_per_10k")], []),
    ("5-4", y("smes", 2022) + [Cell("platform_users")], [Cell("platform_users")], y("smes", 2022)),
    ("5-4", [Cell("platform_rate")], [Cell("platform_rate")], []),
    ("6-2", y("co2_intensity", 2020, 2022) + y("co2_intensity", 2021), y("co2_intensity", 2020), y("co2_intensity", 2022)),
    ("7-3", list(CELLS["7-3"]), list(CELLS["7-3"]), []),
    ("基-2", [Cell("area")], [], [Cell("area")]),
]


def figure(cell, dice):
    return Fraction(dice.randint(0, 40)) if F[cell.field].kind == Kind.COUNT else dice.choice(POSITIVE) if dice.random() < 0.5 else Fraction(dice.randint(1, 20_000), 100)


@pytest.mark.parametrize("locator, cells, helps, harms", MONOTONE, ids=[f"{row[0]} {len(row[1])}" for row in MONOTONE])
@settings(CALM, max_examples=40)
@given(data=st.data())
def test_more_never_hurts_where_the_law_says_so(locator, cells, helps, harms, data):
    before = data.draw(thrown(lambda dice: {cell: figure(cell, dice) for cell in cells}))
    assume(all(before[cell] for cell in harms if cell.field in ("smes", "sme_employees", "sme_patents", "sme_patents_2019")))
    moved = data.draw(st.sampled_from([*helps, *harms]))
    after = before | {moved: before[moved] + data.draw(thrown(lambda dice: figure(moved, dice)))}
    low, high = (before, after) if moved in helps else (after, before)
    assert RANK[finding(locator, low).verdict] <= RANK[finding(locator, high).verdict]


TICKS = [locator for locator, cells in CELLS.items() if all(F[cell.field].kind == Kind.TICKS for cell in cells) and locator != "基-6"]


@pytest.mark.parametrize("locator", TICKS)
@settings(CALM, max_examples=15)
@given(data=st.data())
def test_one_more_tick_never_hurts(locator, data):
    [cell] = CELLS[locator]
    boxes = [option.id for option in F[cell.field].options]
    some, more = data.draw(st.sets(st.sampled_from(boxes), min_size=1)), data.draw(st.sampled_from(boxes))
    assert RANK[finding(locator, {cell: frozenset(some)}).verdict] <= RANK[finding(locator, {cell: frozenset(some | {more})}).verdict]


@settings(CALM)
@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(0, 2000))
def test_an_earlier_founding_and_a_later_day_never_hurt(since, on, days):
    def rank(since, on):
        return RANK[finding("基-1", {Cell("founded_on"): since, Cell("assessed_on"): on}).verdict]
    assert rank(since, on) <= rank(since - timedelta(days), on) and rank(since, on) <= rank(since, on + timedelta(days))


# ---- order, unrelated answers, sameness ----

LOOSE = ["", None, "无", "0", "不确定", "30", "12%", [], ["无"], "yes", "是", "约30", "-1", True]
LOOSELY = thrown(lambda dice: {name: dice.choices(LOOSE, k=3) if F[name].years else dice.choice(LOOSE) for name in some_of(list(F), dice)})


@settings(CALM, max_examples=60)
@given(LOOSELY)
def test_blank_none_zero_and_unsure_never_crash(answers):
    told = report(answers)
    assert sum(told["counts"].values()) == 51
    worst = min((key for key, number in told["counts"].items() if number), key=["unmet", "missing", "review", "met", "not_applicable"].index)
    assert told["overall"]["verdict"] == worst


@pytest.mark.parametrize("answer", ["", None, "无", "0", "不确定", [], "-1", "99999999999999"])
def test_the_same_answer_everywhere_never_crashes(answer):
    told = report({name: [answer] * 3 if field.years else answer for name, field in F.items()})
    assert len(told["criteria"]) == 52


@settings(CALM, max_examples=30)
@given(LOOSELY, thrown(lambda dice: dice))
def test_order_of_answers_never_matters(answers, dice):
    one, other = report(answers), report(dict(dice.sample(list(answers.items()), len(answers))))
    for key in ("overall", "counts", "criteria", "warnings"):
        assert one[key] == other[key]
    assert sorted(map(str, one["complaints"])) == sorted(map(str, other["complaints"]))


@settings(CALM, max_examples=20)
@given(thrown(lambda dice: dice))
def test_order_of_years_and_ticks_never_matters(dice):
    def mixed(answer):
        if isinstance(answer, dict):
            return dict(dice.sample(sorted(answer.items()), len(answer)))
        return dice.sample(answer, len(answer)) if isinstance(answer, list) else answer
    full = full_draft()
    assert report({name: mixed(answer) for name, answer in full.items()}) == report(full)


@settings(CALM, max_examples=6)
@given(LOOSELY)
def test_answers_of_other_questions_change_nothing_in_a_condition(answers):
    """But for what is to be looked at first, which is seen by comparing."""
    def items(given):
        return {item["id"]: item | {"doubted": []} for item in report(given)["criteria"]}

    told = items(answers)
    for criterion in NOTICE.criteria:
        own = {field.id: answers[field.id] for field in criterion.fields if field.id in answers}
        assert items(own)[criterion.id] == told[criterion.id]


def test_reports_are_the_same_each_time_and_on_every_machine():
    """Also where Python shuffles its sets and dictionaries in another way."""
    texts = [draft(full_draft()), draft({}), *(draft(case.given) for case in NOTICE.cases),
             draft({name: [option.id for option in field.options[::2]] if field.kind == Kind.TICKS else "无" for name, field in F.items()})]
    here = [rules.assess(text) for text in texts]
    assert here == [rules.assess(text) for text in texts]
    code = "import json, sys, rules; print(json.dumps([rules.assess(text) for text in json.load(sys.stdin)]))"
    for seed in ("1", "2"):
        there = subprocess.run([sys.executable, "-c", code], cwd=ROOT, input=json.dumps(texts), text=True, capture_output=True, check=True,
                               env=os.environ | {"PYTHONHASHSEED": seed})
        assert json.loads(there.stdout) == here


def test_every_field_of_a_condition_can_change_it():
    """No condition reads an answer in vain: for each cell there are two answers that make a difference."""
    for locator, cells in CELLS.items():
        for cell in cells:
            assert can_change(locator, {}, cell), cell
