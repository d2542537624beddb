"""Adding a notice: what is copied unchanged proves so, what changed fails until it is rewritten, and the page tells it."""

import json
import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

import rules
from rules.changes import CHANGED, GONE, NEW, SAME, changes
from rules.wording import bare
from tests.conftest import ROOT, own_files, served
from tests.rules.test_quotation import stands
from wizard.share import link

from . import LAST_YEAR, NOTICE, SENTENCES, TEXT, copied, later, taken_in, with_other

CHANGED_IDS = {"leading_majority", "output_growth", "quality_enterprises"}
OF_THE_LIST = ("rules/roster/columns.py", "rules/roster/figures.py", "rules/roster/innovation.py", "rules/roster/answered.py")


def edited(path, *pairs):
    text = path.read_text(encoding="utf-8")
    for before, after in pairs:
        assert before in text, before
        text = text.replace(before, after)
    path.write_text(text, encoding="utf-8")


def taken_into(twin):
    """The steps of the guide in a project: text, folder, register, the enterprise list, the papers."""
    (twin / f"docs/notices/{NOTICE.id}.txt").write_text(TEXT, encoding="utf-8")
    copied(twin / "rules/shanghai_2024")
    edited(twin / "rules/__init__.py", ("as SHANGHAI_2023\n", "as SHANGHAI_2023\nfrom .shanghai_2024 import NOTICE as SHANGHAI_2024\n"),
           ("(SHANGHAI_2023,)", "(SHANGHAI_2023, SHANGHAI_2024)"), ("LATEST = SHANGHAI_2023", "LATEST = SHANGHAI_2024"))
    for path in (twin / name for name in OF_THE_LIST):
        path.write_text(later(path.read_text(encoding="utf-8")), encoding="utf-8")
    papers = twin / "wizard/papers"
    (papers / "sheets_shanghai_2024.py").write_text(later((papers / "sheets_shanghai_2023.py").read_text(encoding="utf-8")), encoding="utf-8")
    edited(papers / "form.py", ("annex_shanghai_2023.pages}", f'annex_shanghai_2023.pages, "{NOTICE.id}": annex_shanghai_2023.pages}}'))
    edited(papers / "agreement.py", ("as SHANGHAI_2023\n", "as SHANGHAI_2023\nfrom .sheets_shanghai_2024 import SHEETS as SHANGHAI_2024\n"),
           (": SHANGHAI_2023}", f': SHANGHAI_2023, "{NOTICE.id}": SHANGHAI_2024}}'))


def run(twin, *command):
    done = subprocess.run([sys.executable, *command], cwd=twin, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def test_the_fictitious_text_differs_in_three_sentences():
    assert all(bare(after) in bare(TEXT) and bare(before) not in bare(TEXT) for before, after in SENTENCES.items())


def test_copies_fail_exactly_where_the_text_changed():
    mere_copy = taken_in("shanghai_2024_copied", rewritten=False)
    assert {criterion.id for criterion in mere_copy.criteria if bare(criterion.quote) not in bare(TEXT)} == CHANGED_IDS


def test_the_tests_of_the_rules_take_the_rewritten_notice_in(twin):
    """Quotes, numbers, rows, years, days, examples, imports: nothing that it was copied from is left."""
    taken_into(twin)
    files = [f"tests/rules/test_{name}.py" for name in ("quotation", "examples", "own_form", "house")]
    code, told = run(twin, "-m", "pytest", "-q", "-p", "no:cacheprovider", *files)
    assert code == 0, told


def test_a_group_of_last_year_stops_the_build_in_sentences(twin):
    taken_into(twin)
    edited(twin / "rules/shanghai_2024/__init__.py", ("          quality_enterprises,\n", ""),
           ("from .cases", "from rules.shanghai_2023 import quality_enterprises\nfrom .cases"))
    code, told = run(twin, "build.py")
    assert code == 1 and f"{NOTICE.id}：2 要看「2022 年国家级制造业单项冠军企业数量」，这份通知的申报表没有这一栏。" in told.splitlines()
    assert all(line.startswith(f"{NOTICE.id}：2 ") for line in told.splitlines())


def test_a_forgotten_number_is_noticed():
    old = next(criterion for criterion in LAST_YEAR.criteria if criterion.id == "output_growth")
    new = next(criterion for criterion in NOTICE.criteria if criterion.id == "output_growth")
    half_done = new.model_copy(update={"requires": old.requires})
    assert not all(stands(number, words, half_done.quote) for number, words in half_done.requires.numbers())


def test_the_changes_are_listed():
    told = changes(LAST_YEAR, NOTICE)
    assert {row.after.id for row in told if row.kind == CHANGED} == CHANGED_IDS
    assert {row.kind for row in told} == {SAME, CHANGED}


def test_the_guide_lists_every_file_that_names_the_year():
    """But for the notice's own folder and text, what tells of the past, and tests."""
    years = rules.LATEST.form.years
    named = re.compile(rf"(?<!\d){rules.LATEST.issued.year}(?!\d|-\d\d\b)|{'、'.join(map(str, years))}|{years[0]}—{years[-1]}|{years[-1]} 年底")
    left_out = ("rules/shanghai_", "docs/notices/", "docs/decisions/", "docs/updates.md", "docs/authoring.md", "tests/", "requirements/", "CHANGELOG.md")
    found = {name for path in own_files() if not (name := path.relative_to(ROOT).as_posix()).startswith(left_out)
             and named.search(path.read_text("utf-8", errors="ignore"))}
    section = (ROOT / "docs/authoring.md").read_text("utf-8").split("{ #elsewhere }")[1].split("\n## ")[0]
    listed = tuple(name for line in section.split("\n") if line.startswith("|") for name in re.findall(r"`([^`]*[/.][^`]*)`", line))
    assert [name for name in sorted(found) if not name.startswith(listed)] == [], "写着年份，怎样加入新一年的通知里没有列"
    assert [name for name in listed if not any(one.startswith(name) for one in found)] == [], "列了，里面已经没有年份"
    assert set(OF_THE_LIST) < set(listed)


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
    """The last step of the guide: build, read; and a result link of the year before."""
    taken_into(twin)
    edited(twin / "deploy/pack.py", ("BEST = 11", "BEST = 1"), ("data, 9", "data, 1"))  # how small it gets is no matter here
    edited(twin / "deploy/offline/archive.py", ("ZIP_STORED, 6", "ZIP_STORED, 1"))
    edited(twin / "wizard/start/trial.py", ("DRAFTS = 300", "DRAFTS = 3"))  # nor how much of Python comes late
    code, told = run(twin, "build.py")
    assert code == 0, told
    words = bare(re.sub("<[^>]+>", "", (twin / "site/changed/index.html").read_text(encoding="utf-8")))
    for before, after in SENTENCES.items():
        assert bare(before) in words and bare(after) in words
    assert "3条有变化，49条未变" in words and "从2020、2021、2022年改为2021、2022、2023年" in words
    assert 'href="../changed/"' in (twin / "site/guide/index.html").read_text(encoding="utf-8")
    an_older_link_is_read(twin / "site", page)
    assert seen.errors == []


def an_older_link_is_read(site, page):
    """Worked out under its own notice, with what the new one changes beside it; it goes on as a draft of the new one."""
    answers = {"leading_share": ["50", "50", "50"], "area": "12.5", "applicant": "某协会"}
    made = json.loads(link(json.dumps({"notice": LAST_YEAR.id, "format": 1, "answers": answers}), True))
    with served(site) as home:
        page.goto(f"{home}view/#{made['fragment']}")
        sheet = page.locator(".sheet")
        expect(sheet.locator(".sheet-about").first).to_contain_text(LAST_YEAR.number, timeout=60_000)
        expect(sheet.locator(".sheet-check li", has_text="主导产业占比")).to_contain_text("不满足")
        changed = sheet.locator(".sheet-changed tbody tr")
        expect(changed).to_have_count(3)
        row = changed.filter(has_text="主导产业占比").locator("td")
        assert [row.nth(n).locator("b").inner_text() for n in (2, 3)] == ["不满足", "待补充"]  # of its three years one is new
        sheet.get_by_role("button", name="按新通知接着填").click()
        page.locator("#ask-yes").click(timeout=60_000)
        expect(page.locator("#q-leading_share-2021")).to_have_value("50")
        assert page.locator("#check").get_attribute("data-notice") == NOTICE.id
