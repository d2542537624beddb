"""The tests of the rules: tables of sentences that an officer can dispute. Here is what they share: the notice, a draft, a verdict."""

import json
import random
from itertools import cycle
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

import rules
from rules.draft import checked
from rules.facts import Kind
from rules.saved import MARK, sum_of

ROOT = Path(__file__).resolve().parents[2]
NOTICE = rules.SHANGHAI_2023
BY_LOCATOR = {criterion.locator: criterion for criterion in NOTICE.criteria}
CALM = settings(derandomize=True, deadline=None, database=None, max_examples=100,
                suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example])


@st.composite
def thrown(draw, made):
    """What this makes of dice, others for each example: were each answer drawn by itself, the drawing would take longer than the rules."""
    return made(random.Random(draw(st.integers(0, 2**64))))


def draft(answers, notice=NOTICE.id):
    return json.dumps({"notice": notice, "format": 1, "answers": answers}, ensure_ascii=False)


def report(answers, notice=NOTICE.id):
    """Through the door, as the browser does: text in, text out."""
    return json.loads(rules.assess(draft(answers, notice)))


def by_locator(answers):
    return {item["locator"]: item for item in report(answers)["criteria"]}


def read(answers):
    """Answers as a person types them, as the conditions see them."""
    typed = rules.loaded(draft(answers))[1]
    assert not typed.complaints, typed.complaints
    return typed.answers


def found(locator, answers):
    """The finding of one condition for typed answers."""
    return BY_LOCATOR[locator].requires.assess(read(answers))


def finding(locator, cells):
    """The finding of one condition for answers as they are after reading."""
    return BY_LOCATOR[locator].requires.assess(cells)


def three(first, second, third):
    return {"2020": first, "2021": second, "2022": third}


def a_good_answer(field, numbers):
    """An answer that suits the kind of question; numbers: an endless supply of plausible ones."""
    if field.kind in (Kind.NUMBER, Kind.COUNT):
        return {str(year): next(numbers) for year in field.years} if field.years else next(numbers)
    if field.kind == Kind.CHOICE:
        return field.options[0].id
    if field.kind == Kind.TICKS:
        return [option.id for option in field.options]
    return "2018-05-01" if field.kind == Kind.DATE else f"{field.name}已经写明。"


def full_draft(*figures):
    """Every question of the notice answered, with these figures in turn."""
    numbers = cycle(figures or ["60", "72", "88"])
    return {field.id: a_good_answer(field, numbers) for field in NOTICE.form.fields}


def block(text):
    """The element of a saved page that holds a draft and its sum, as wizard/pack.mjs writes it."""
    inner = text.strip().replace("<", "\\u003c")
    return f'<script type="application/json" id="{MARK}" data-sha256="{sum_of(inner)}">{inner}</script>'


def typed(answers):
    """Read leniently: what could not be read is left out."""
    return checked({"notice": NOTICE.id, "answers": answers}, NOTICE.fields).answers
