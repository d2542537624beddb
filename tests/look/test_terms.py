"""Words of the glossary are explained where they stand: by mouse, key and touch, once in a section, and the text stays what it was."""

import re
import tomllib

import pytest
from markdown import markdown
from playwright.sync_api import expect

from docs.templates.terms import whole

from ..axe import clear
from ..conftest import ROOT
from ..walk import NO_PYTHON
from .conftest import PAGES, SITE

TERMS = tomllib.loads((ROOT / "docs/glossary.toml").read_text("utf-8"))["term"]


def made(text):
    return markdown(text, extensions=["docs.templates.terms"])


def buttons(html):
    return re.findall(r'<button class="term"[^>]*>([^<]*)</button>', html)


@pytest.mark.parametrize("text, words", [
    ("研发投入强度和研发经费不同。", ["研发投入强度", "研发经费"]),  # the longest word, in the middle of a sentence
    ("研发经费。**研发费用**。\n\n研发经费", ["研发经费"]),  # the same term by another name; once
    ("研发经费\n\n## 另一节\n\n研发经费", ["研发经费", "研发经费"]),
    ("# 研发经费\n\n[研发经费](x.md) `研发经费`", []),
    ("水效水平高于行业基准值", ["行业基准值"]),  # which is more than 能效
    ("中小企业特色产业集群和中小企业主管部门", []),
    ("中小企业特色产业集群里的中小企业", ["中小企业"]),
    ("前*中*研发经费*后*链主", ["研发经费", "链主"]),
])
def test_which_words_are_explained(text, words):
    assert buttons(made(text)) == words


@pytest.mark.parametrize("key, told", [
    ("source", "docs/glossary.toml：「集群总产值（营业收入）」缺 source，请补上。"),
    ("aliases", "docs/glossary.toml：「集群总产值（营业收入）」缺 aliases，请补上；没有别名的，写 aliases = []。"),
    ("name", "docs/glossary.toml：「没有名称的词」缺 name，请补上。"),
])
def test_a_term_that_lacks_something_ends_the_build_in_a_sentence(key, told):
    with pytest.raises(SystemExit) as ended:
        whole([{name: value for name, value in TERMS[0].items() if name != key}])
    assert str(ended.value) == told


def test_what_both_energy_and_water_are_held_against_is_explained_for_both():
    said = next(term for term in TERMS if term["name"] == "行业基准值")
    assert all(words in said["short"] for words in ("高耗能", "高用水")) and not any("行业基准值" in term["aliases"] for term in TERMS)


def test_the_text_stays_what_it_was():
    text = "集群*中小企业*研发经费“年均增长高于 5%”，有效发明专利和“3645”产业，较大及以上，链主。"
    html = re.sub(r'<div class="term-note".*', "", made(text))
    assert re.sub(r"<[^>]+>", "", html).strip() == text.replace("*", "")


@pytest.mark.parametrize("text, kept", [
    ("见“链主”、再看", "“链主”、"),  # a line may break on either side of a button: not between a word and its marks
    ("合作研发经费，再看", "研发经费，"),
    ("（研发经费）和", "（研发经费）"),
])
def test_a_word_keeps_its_marks_on_its_line(text, kept):
    whole, = re.findall(r'<span class="unbroken">(.*?)</span>', made(text))
    assert re.sub(r"<[^>]+>", "", whole) == kept


def test_every_term_has_an_explanation_short_enough():
    assert all(term["short"] and len(term["short"]) <= 60 for term in TERMS)


@pytest.mark.parametrize("name", PAGES)
def test_every_button_opens_what_stands_once_on_its_page(name):
    text = (SITE / name / "index.html").read_text("utf-8")
    targets, ids = set(re.findall(r'popovertarget="([^"]+)"', text)), re.findall(r'<div[^>]* id="(term-\d+)"', text)
    assert targets <= set(ids) and len(ids) == len(set(ids))


def test_by_key(reader, site):
    reader.set_viewport_size({"width": 1280, "height": 900})
    reader.goto(f"{site}guide/innovation/")
    word = reader.get_by_role("button", name="年均增长", exact=True).first
    note = reader.locator(f"#{word.get_attribute('popovertarget')}")
    word.focus()
    expect(note).to_be_hidden()
    reader.keyboard.press("Enter")
    expect(note).to_contain_text("几何平均数")
    assert clear(reader, ".term-note") == []
    reader.keyboard.press("Tab")
    expect(note.locator("a")).to_be_focused()
    reader.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(word).to_be_focused()


def test_by_touch_on_a_phone_and_it_leads_to_the_glossary(browser, site):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.route(*NO_PYTHON)
    page.goto(f"{site}check/")
    word = page.locator("#part-3 .term", has_text="研发经费").first
    word.scroll_into_view_if_needed()
    word.tap()
    note = page.locator(f"#{word.get_attribute('popovertarget')}")
    expect(note).to_be_visible()
    assert note.evaluate("one => { const { left, right } = one.getBoundingClientRect(); return left >= 0 && right <= innerWidth }")
    note.locator("a").tap()
    expect(page.locator("h2[id]:target")).to_have_text(re.compile("研发经费"))
    context.close()


def test_a_browser_without_popovers_is_led_to_the_glossary(page, site):
    page.add_init_script("delete HTMLElement.prototype.popover")
    page.goto(f"{site}guide/basics/")
    page.locator(".term", has_text="主导产业").first.click()
    expect(page.locator("h2[id]:target")).to_have_text(re.compile("主导产业"))
