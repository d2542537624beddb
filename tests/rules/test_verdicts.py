"""Five verdicts and their logic: every row of the truth tables, Kleene's strong logic with a neutral not-applicable."""

from itertools import permutations, product

import pytest

from rules.verdict import MET, MISSING, NOT_APPLICABLE, REVIEW, UNMET, Verdict, all_of, any_of, negated

T, F, U = MET, UNMET, MISSING  # DMN's true, false and null

# OMG DMN TCK 0106-feel-ternary-logic-not and 0107-feel-ternary-logic: 3 + 9 + 9 rows
NOT = [(T, F), (F, T), (U, U)]
AND = [(T, T, T), (T, F, F), (T, U, U), (F, T, F), (F, F, F), (F, U, F), (U, T, U), (U, F, F), (U, U, U)]
OR = [(T, T, T), (T, F, T), (T, U, T), (F, T, T), (F, F, F), (F, U, U), (U, T, T), (U, F, U), (U, U, U)]

# the rulings, 'Five verdicts': strength in an AND and in an OR, the strongest first
AND_STRENGTH = (UNMET, MISSING, REVIEW, MET, NOT_APPLICABLE)
OR_STRENGTH = (MET, MISSING, REVIEW, UNMET, NOT_APPLICABLE)

WORDS = {MET: "满足", UNMET: "不满足", MISSING: "待补充", REVIEW: "需评审判断", NOT_APPLICABLE: "不适用"}


@pytest.mark.parametrize("one, expected", NOT)
def test_not(one, expected):
    assert negated(one) == expected


@pytest.mark.parametrize("one, other, expected", AND)
def test_and(one, other, expected):
    assert all_of([one, other]) == expected


@pytest.mark.parametrize("one, other, expected", OR)
def test_or(one, other, expected):
    assert any_of([one, other]) == expected


def test_the_dmn_tables_are_whole():
    assert len(NOT) + len(AND) + len(OR) == 21
    assert {row[:2] for row in AND} == {row[:2] for row in OR} == set(product((T, F, U), repeat=2))


@pytest.mark.parametrize("joined, strength", [(all_of, AND_STRENGTH), (any_of, OR_STRENGTH)])
@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_the_strongest_decides_in_every_position(joined, strength, size):
    for verdicts in product(Verdict, repeat=size):
        assert joined(verdicts) == min(verdicts, key=strength.index)


@pytest.mark.parametrize("joined", [all_of, any_of])
def test_not_applicable_is_neutral_in_every_position(joined):
    for verdicts in product(Verdict, repeat=2):
        for place in range(3):
            with_it = [*verdicts[:place], NOT_APPLICABLE, *verdicts[place:]]
            assert joined(with_it) == joined(verdicts)


@pytest.mark.parametrize("joined", [all_of, any_of])
def test_nothing_at_all_and_nothing_applicable(joined):
    assert joined([]) == joined(iter([])) == joined([NOT_APPLICABLE] * 3) == NOT_APPLICABLE


@pytest.mark.parametrize("joined", [all_of, any_of])
def test_order_never_matters(joined):
    for verdicts in product(Verdict, repeat=3):
        assert {joined(order) for order in permutations(verdicts)} == {joined(verdicts)}


@pytest.mark.parametrize("verdict", Verdict)
def test_twice_not_is_itself_and_undecided_stays(verdict):
    assert negated(negated(verdict)) == verdict
    assert verdict in (MET, UNMET) or negated(verdict) == verdict


def test_de_morgan():
    """NOT(a AND b) = NOT a OR NOT b, for all five verdicts."""
    for pair in product(Verdict, repeat=2):
        assert negated(all_of(pair)) == any_of(map(negated, pair))


def test_words_and_keys():
    assert {verdict: verdict.word for verdict in Verdict} == WORDS
    assert [verdict.value for verdict in Verdict] == ["met", "unmet", "missing", "review", "not_applicable"]
