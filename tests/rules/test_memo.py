"""What is remembered is what would be worked out: after any other draft, and resting on nothing but the fields that are named."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rules
from rules.consistency import Agrees
from rules.item import LAST
from rules.offers import offers

from . import BY_LOCATOR, CALM, NOTICE, draft, full_draft, three
from .test_properties import dealt

CELLS = [cell for field in NOTICE.form.fields for cell in field.cells]
AGREE = [check for check in NOTICE.checks if isinstance(check, Agrees)]
REMEMBERED = {locator: criterion.requires.found for locator, criterion in BY_LOCATOR.items()} | {check.stated.says(): check.compared for check in AGREE}


class Watched(dict):
    """Answers that write down which of them were read."""

    def __init__(self, answers):
        super().__init__(answers)
        self.read = set()

    def get(self, cell, default=None):
        self.read.add(cell)
        return super().get(cell, default)

    def __getitem__(self, cell):
        self.read.add(cell)
        return super().__getitem__(cell)


def said(check, stated, works):
    """All that is made of a comparison."""
    return check.warned(stated, works), offers(check, works)


@settings(CALM, max_examples=30)
@given(first=dealt(CELLS), second=dealt(CELLS), taken=st.sets(st.sampled_from(CELLS)))
def test_after_another_draft_the_findings_are_those_of_this_one(first, second, taken):
    """Wholly another one, and the same with some answers changed or taken back."""
    mixed = {cell: value for cell, value in first.items() if cell not in taken} | {cell: second[cell] for cell in taken & second.keys()}
    for answers in (first, mixed, second, first):
        assert NOTICE.assess(answers) == tuple((criterion, criterion.requires.assess(answers)) for criterion in NOTICE.criteria)
        assert [said(check, *check.compared(answers)) for check in AGREE] == [said(check, *check.apart(answers)) for check in AGREE]


@pytest.mark.parametrize("change", [
    {}, {"area": "12"}, {"area": "12", "output": three(1, 2, 3)},
    {"area": "150000"},  # the same verdict, in other words
    {"sme_employees": "0"},  # another warning alone
    {"incidents": "不确定"}, {"incidents": "不是选项"}, {"cluster_name": "说：\"criteria\": null"},
], ids=str)
def test_after_another_draft_the_report_is_that_of_this_one(change):
    """What is told of a condition is kept with its JSON: after the full draft none of it stands in the next report."""
    typed = draft(full_draft() | change)
    rules.assess(draft(full_draft()))
    kept = rules.assess(typed)
    LAST.clear()
    notice, read = rules.loaded(typed)
    assert kept == json.dumps(rules.reported(notice, read), ensure_ascii=False)
    assert json.loads(rules.ask_next(typed, "[]"))["report"] == json.loads(kept)


@settings(CALM, max_examples=8)
@given(data=st.data())
def test_it_rests_on_the_fields_it_names_alone(data):
    for name, memo in REMEMBERED.items():
        answers = Watched(data.draw(dealt(memo.cells)))
        memo.work(answers)
        assert answers.read <= set(memo.cells), name
