"""A file let fall on a page is opened there; words let fall go into the box they fall on."""

import json

from playwright.sync_api import expect

from rules import LATEST

from ..keeping.page import FEW, calmed
from ..walk import NO_PYTHON

FALL = """([place, name, text]) => {
  const dataTransfer = new DataTransfer(), here = { dataTransfer, bubbles: true, cancelable: true }
  if (name) dataTransfer.items.add(new File([text], name))
  else dataTransfer.setData("text/plain", text)
  return ["dragover", "drop"].map(kind => !document.querySelector(place).dispatchEvent(new DragEvent(kind, here)))
}"""
DRAFT = json.dumps({"notice": LATEST.id, "format": 1, "answers": {"cluster_name": "甲产业", "area": "12"}})
LIST = "企业名称,统一社会信用代码\n甲公司,91310000MA1FL00000\n"


def test_a_file_is_opened_where_it_falls(page, site):
    for name, file, text, place, shown in (("check/", "存档.json", DRAFT, "#q-area", "#undo"), ("roster/", "名单.csv", LIST, "#source", "#current-rows"),
                                           ("view/", "存档.json", DRAFT, "#view", ".sheet")):
        if name == "check/":  # which needs neither Python nor its conditions for that
            page.route(*NO_PYTHON)
            page.route("**/check/", lambda route: route.fulfill(body=FEW, content_type="text/html"))
        page.goto(site + name)
        assert page.evaluate(FALL, [place, file, text]) == [True, True], name
        page.locator(shown).wait_for()
        page.unroute_all()
    expect(page.locator(".sheet h2")).to_contain_text("甲产业")


def test_words_go_into_the_box_they_fall_on(page, site):
    calmed(page)
    for name, place in (("check/", "#q-area"), ("roster/", "#source"), ("view/", "#view-text")):
        page.goto(site + name)
        assert page.evaluate(FALL, [place, "", "甲产业"]) == [False, False], name  # the browser does what it always does
