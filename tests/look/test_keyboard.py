"""By keyboard alone: a page from end to end, the menu, the search; the focus is always to be seen, and whoever leaves is back where they were."""

from playwright.sync_api import expect

from ..axe import clear
from ..keys import walk
from ..large import narrow

SECTIONS = ["首页", "快速自测", "完整申报表", "自测结果", "企业名单", "条件说明", "申报指南", "转发与审阅", "关于本站"]


def small_window(reader):
    reader.set_viewport_size({"width": 390, "height": 700})


def press(reader, *keys):
    for key in keys:
        reader.keyboard.press(key)


def test_a_page_is_gone_through_and_left_and_no_letter_is_a_command(reader, site):
    reader.set_viewport_size({"width": 1280, "height": 700})
    reader.goto(f"{site}guide/procedure/")
    there = walk(reader)
    assert [name for name in there if name in SECTIONS] == SECTIONS and there[-1] == "提意见"
    assert sorted(walk(reader, key="Shift+Tab")) == sorted(there)
    press(reader, *"fs/pn,.")  # shortcuts of the theme: to search, to the page before, to the next
    assert reader.url == f"{site}guide/procedure/" and not reader.locator("#__search").is_checked()


def test_the_menu(reader, site):
    small_window(reader)
    reader.goto(f"{site}guide/procedure/")
    button, pages = reader.locator("[data-opens=__drawer]"), reader.locator(".md-sidebar--primary")
    button.focus()
    press(reader, "Enter")
    expect(pages.get_by_role("link", name="首页")).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "true")
    press(reader, "Tab")
    expect(pages.get_by_role("link", name="快速自测")).to_be_focused()
    assert clear(reader, ".md-sidebar--primary, .md-header") + narrow(reader) == []
    press(reader, "Escape")
    expect(button).to_be_focused()
    expect(pages).to_be_hidden()
    press(reader, "Enter", "Shift+Tab")  # out of it at its beginning
    expect(pages).to_be_hidden()
    press(reader, "Escape")
    expect(button).to_have_attribute("aria-expanded", "false")


def test_the_search(reader, site):
    reader.set_viewport_size({"width": 1280, "height": 900})
    reader.goto(f"{site}guide/procedure/")
    box, results, before = reader.get_by_role("textbox", name="搜索"), reader.locator(".md-search-result__link"), reader.locator("#scheme:focus")
    reader.locator("#big").focus()
    press(reader, "Tab", "Tab")
    expect(box).to_be_focused()
    reader.keyboard.type("3645")
    expect(results.first).to_be_visible()
    assert clear(reader, ".md-search") == []
    press(reader, "ArrowDown", "ArrowDown", "ArrowUp")
    expect(results.first).to_be_focused()
    press(reader, "Escape")
    expect(results.first).to_be_hidden()
    expect(before).to_have_count(1)
    press(reader, "Tab", "Tab")  # in and out again
    expect(reader.locator(".md-tabs").get_by_role("link", name="首页")).to_be_focused()
    expect(results.first).to_be_hidden()

    small_window(reader)
    button = reader.locator("[data-opens=__search]")
    button.focus()
    press(reader, "Enter")
    expect(box).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "true")
    assert clear(reader, ".md-search") + narrow(reader) == []
    press(reader, "Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    press(reader, "Tab")
    expect(box).to_be_hidden()
    button.focus()
    press(reader, "Enter", "ArrowDown", "Enter")
    reader.wait_for_url("**/glossary/**")
