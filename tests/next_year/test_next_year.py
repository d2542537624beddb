"""Adding a notice: what is imported unchanged proves so, what changed fails until it is rewritten, and the page tells it."""

import json
import re
import shutil
import subprocess
import sys
from functools import partial
from http.server import ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import expect

import rules
from rules.changes import CHANGED, GONE, NEW, SAME, changes
from rules.wording import bare
from tests.conftest import ROOT, Quiet
from tests.rules.test_quotation import stands
from wizard.share import link

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


def test_the_pages_tell_what_changed(twin, page, seen):
    """The last step of the guide: register the notice, build, read; and a result link of the year before."""
    shutil.copyfile(ROOT / "tests/next_year/__init__.py", twin / "rules/shanghai_2024.py")
    (twin / f"docs/notices/{NOTICE.id}.txt").write_text(TEXT, encoding="utf-8")
    door = twin / "rules/__init__.py"
    source = door.read_text(encoding="utf-8").replace("import rules\n", "")
    source += "\nfrom .shanghai_2024 import NOTICE as SHANGHAI_2024\n\nNOTICES[SHANGHAI_2024.id] = LATEST = SHANGHAI_2024\n"
    door.write_text(source, encoding="utf-8")
    packing = twin / "deploy/pack.py"
    packing.write_text(packing.read_text("utf-8").replace("BEST = 11", "BEST = 1"), "utf-8")  # what is sent is no matter here
    done = subprocess.run([sys.executable, "build.py"], cwd=twin, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    words = bare(re.sub("<[^>]+>", "", (twin / "site/changed/index.html").read_text(encoding="utf-8")))
    for before, after in SENTENCES.items():
        assert bare(before) in words and bare(after) in words
    assert "3条有变化，49条未变" in words
    assert 'href="../changed/"' in (twin / "site/guide/index.html").read_text(encoding="utf-8")
    an_older_link_is_read(twin / "site", page)
    assert seen.errors == []


def an_older_link_is_read(site, page):
    """Worked out under its own notice, with what the new one changes beside it; it goes on as a draft of the new one."""
    answers = {"leading_share": ["50", "50", "50"], "area": "12.5", "applicant": "某协会"}
    made = json.loads(link(json.dumps({"notice": LAST_YEAR.id, "format": 1, "answers": answers}), True))
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=site)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        home = f"http://127.0.0.1:{server.server_port}/"
        page.goto(f"{home}view/#{made['fragment']}")
        sheet = page.locator(".sheet")
        expect(sheet.locator(".sheet-about").first).to_contain_text(LAST_YEAR.number, timeout=60_000)
        expect(sheet.locator(".sheet-check li", has_text="主导产业占比")).to_contain_text("不满足")
        changed = sheet.locator(".sheet-changed tbody tr")
        expect(changed).to_have_count(3)
        row = changed.filter(has_text="主导产业占比").locator("td")
        assert [row.nth(n).locator("b").inner_text() for n in (2, 3)] == ["不满足", "满足"]
        sheet.get_by_role("button", name="按新通知接着填").click()
        page.locator("#ask-yes").click(timeout=60_000)
        expect(page.locator("#q-leading_share-2021")).to_have_value("50")
        assert page.locator("#check").get_attribute("data-notice") == NOTICE.id
        server.shutdown()
