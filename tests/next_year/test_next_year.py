"""Adding a notice: what is imported unchanged proves so, what changed fails until it is rewritten, and the page tells it."""

import json
import re
import shutil
import subprocess
import sys

import pytest

import rules
from rules.changes import CHANGED, GONE, NEW, SAME, changes
from rules.wording import bare
from tests.conftest import ROOT
from tests.rules.test_quotation import stands

from . import LAST_YEAR, NOTICE, SENTENCES, retold, with_other

TEXT = retold((ROOT / f"docs/notices/{LAST_YEAR.id}.txt").read_text(encoding="utf-8"))
CHANGED_IDS = {"leading_majority", "output_growth", "quality_enterprises"}


def not_in_the_text(notice):
    return {criterion.id for criterion in notice.criteria if bare(criterion.quote) not in bare(TEXT)}


def test_the_fictitious_text_differs_in_three_sentences():
    assert all(bare(after) in bare(TEXT) and bare(before) not in bare(TEXT) for before, after in SENTENCES.items())


def test_last_year_s_rules_fail_exactly_where_the_text_changed():
    assert not_in_the_text(LAST_YEAR) == CHANGED_IDS


def test_the_rewritten_notice_quotes_its_text_and_demands_its_numbers():
    assert not_in_the_text(NOTICE) == set()
    assert all(bare(line) in bare(TEXT) for group in NOTICE.groups for line in group.clause.split("\n"))
    for criterion in NOTICE.criteria:
        assert all(stands(number, words, criterion.quote) for number, words in criterion.requires.numbers())


def test_a_forgotten_number_is_noticed():
    old = next(criterion for criterion in LAST_YEAR.criteria if criterion.id == "output_growth")
    new = next(criterion for criterion in NOTICE.criteria if criterion.id == "output_growth")
    half_done = new.model_copy(update={"requires": old.requires})
    assert not all(stands(number, words, half_done.quote) for number, words in half_done.requires.numbers())


def test_the_changes_are_listed():
    told = changes(LAST_YEAR, NOTICE)
    assert {row.after.id for row in told if row.kind == CHANGED} == CHANGED_IDS
    assert {row.kind for row in told} == {SAME, CHANGED}


def test_new_and_gone_criteria_are_listed():
    first, *others = LAST_YEAR.groups
    shorter = with_other(LAST_YEAR, groups=tuple(others))
    assert {row.before.id for row in changes(LAST_YEAR, shorter) if row.kind == GONE} == {criterion.id for criterion in first.criteria}
    assert {row.after.id for row in changes(shorter, LAST_YEAR) if row.kind == NEW} == {criterion.id for criterion in first.criteria}


@pytest.mark.parametrize("share, last_year, this_year", [("50", "unmet", "met"), ("49.99", "unmet", "unmet"), ("50.01", "met", "met")])
def test_a_draft_is_assessed_under_the_notice_it_names(monkeypatch, share, last_year, this_year):
    monkeypatch.setitem(rules.NOTICES, NOTICE.id, NOTICE)
    for notice, expected in ((LAST_YEAR, last_year), (NOTICE, this_year)):
        report = json.loads(rules.assess(json.dumps({"notice": notice.id, "answers": {"leading_share": [share] * 3}})))
        assert {item["id"]: item["verdict"] for item in report["criteria"]}["leading_majority"] == expected


def test_the_page_what_changed_is_made(twin):
    """The last step of the guide: register the notice, build, read."""
    shutil.copyfile(ROOT / "tests/next_year/__init__.py", twin / "rules/shanghai_2024.py")
    (twin / f"docs/notices/{NOTICE.id}.txt").write_text(TEXT, encoding="utf-8")
    door = twin / "rules/__init__.py"
    source = door.read_text(encoding="utf-8").replace("import rules\n", "")
    source += "\nfrom .shanghai_2024 import NOTICE as SHANGHAI_2024\n\nNOTICES[SHANGHAI_2024.id] = LATEST = SHANGHAI_2024\n"
    door.write_text(source, encoding="utf-8")
    done = subprocess.run([sys.executable, "build.py"], cwd=twin, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    words = bare(re.sub("<[^>]+>", "", (twin / "site/changed/index.html").read_text(encoding="utf-8")))
    for before, after in SENTENCES.items():
        assert bare(before) in words and bare(after) in words
    assert "3条有变化，49条未变" in words
    assert 'href="../changed/"' in (twin / "site/guide/index.html").read_text(encoding="utf-8")
