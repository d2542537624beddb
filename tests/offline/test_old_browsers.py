"""A browser that cannot run the page: everything can be read, one sentence says so, and the workbook and the checklist are at hand."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from deploy.offline import WORKBOOK
from rules import LATEST
from tests.conftest import ROOT
from tests.keeping.page import FEW
from tests.walk import NO_PYTHON

STRANGE = "let x = ; // a word of a language that is not known yet"
WORKBOOK_LINK = f"../downloads/{quote(WORKBOOK.name)}"


def asked(page, site):
    page.goto(f"{site}check/", wait_until="load")
    return page


def told(box):
    """One sentence for what happened, and what can be done instead."""
    expect(box).to_be_visible()
    expect(box).to_contain_text("问题和条件仍可阅读")
    assert [link.get_attribute("href") for link in box.locator("a").all()] == [WORKBOOK_LINK, "../checklist/"]


def few(route):
    route.fulfill(body=FEW, content_type="text/html")


def without_sums(route):
    """The page as if the strange module were the one it was built with."""
    page = route.fetch()
    route.fulfill(response=page, body=re.sub(r' integrity="[^"]*"', "", page.text()))


def test_modules_that_are_not_understood_leave_a_page_that_says_so(page, site):
    page.route("**/check/", without_sums)
    page.route("**/check.mjs", lambda route: route.fulfill(body=STRANGE, content_type="text/javascript"))
    asked(page, site)
    told(page.locator("#old-browser"))
    expect(page.locator("#no-scripts")).to_be_hidden()
    assert page.locator(".check button:not(.term):visible").count() == 0
    expect(page.locator("#q-output-2020")).to_be_editable()
    page.locator("#c-output_floor > summary").click()
    expect(page.locator("#c-output_floor blockquote")).to_have_text(LATEST.criteria[11].quote)


def test_a_module_that_does_not_come_is_told_another_way(page, site):
    """As where the page is of yesterday and the host of today, and nothing of that version's folder is there any more."""
    page.route(*NO_PYTHON)
    page.route("**/assets/wizard.*/**", lambda route: route.fulfill(status=404))
    asked(page, site)
    expect(page.locator("#no-scripts")).to_contain_text("网页没有装载完整，可能是网络断了。重新打开再试。")
    expect(page.locator("#old-browser")).to_be_hidden()
    assert page.locator(".check button:not(.term):visible").count() == 0
    page.unroute("**/assets/wizard.*/**")
    page.route("**/check/", few)
    page.locator("#no-scripts a").click()
    expect(page.locator("#check[data-alive]")).to_be_attached()  # a page that works says nothing
    for name in ("old-browser", "no-scripts", "engine-instead"):
        expect(page.locator(f"#{name}")).to_be_hidden()


def test_a_python_that_is_too_new_for_the_browser_is_told_from_a_bad_line(page, site):
    """The bytes are right, and the browser does not know the language they are in."""
    unknown = "WebAssembly.compile = async () => { throw new WebAssembly.CompileError('invalid value type') };"
    worker = next((ROOT / "site/assets").glob("wizard*/worker.mjs"))
    ways = {"pyodide.asm.wasm": ("**/worker.mjs", lambda route: route.fulfill(body=f"{unknown}\n{worker.read_text('utf-8')}", content_type="text/javascript")),
            "pyodide.asm.mjs": (re.compile(r"pyodide\.asm\.mjs\?"), lambda route: route.fulfill(body=STRANGE, content_type="text/javascript") if route.request.resource_type != "fetch" else route.continue_())}
    page.route("**/check/", few)
    for area, (file, (address, way)) in zip(("12", "13"), ways.items(), strict=True):
        page.route(address, way)
        asked(page, site)
        page.locator("#q-area").fill(area)
        expect(page.locator("#engine[data-state=unsupported] #engine-text"), file).to_contain_text("这个浏览器不能在本机自测", timeout=20_000)
        expect(page.locator("#engine-retry"), file).to_be_hidden()
        assert [link.get_attribute("href") for link in page.locator("#engine-instead a").all()] == [WORKBOOK_LINK, "../checklist/"], file
        expect(page.locator("#q-area"), file).to_have_value(area)
        page.unroute(address)


def test_the_first_script_is_of_the_language_that_every_browser_reads():
    """No word of it is younger than 2009, and it is not a module."""
    text = (ROOT / "wizard/old.mjs").read_text("utf-8")
    code = re.sub(r"//.*", "", text)
    assert not re.search(r"=>|\blet\b|\bconst\b|`|\?\.|\?\?|\bclass\b|\.\.\.|\basync\b|\bimport\b|\bexport\b", code)
    page = (ROOT / "site/check/index.html").read_text("utf-8")
    assert re.search(r'<script src="[^"]*/old\.[0-9a-f]+\.mjs"', page).start() < re.search(r'<script type="module"', page).start()


def test_the_checklist_names_every_condition_and_every_proof(page, site):
    page.goto(f"{site}checklist/")
    said = re.sub(r"\s", "", page.locator("article").inner_text())
    for criterion in LATEST.criteria:
        assert f"□{criterion.locator}" in said and re.sub(r"\s", "", criterion.quote) in said
        assert all("□" + re.sub(r"\s", "", proof) in said for proof in criterion.proofs)
    page.emulate_media(media="print")
    expect(page.locator(".no-print")).to_be_hidden()
    expect(page.locator(".md-header")).to_be_hidden()


SHEETS = [path.relative_to(ROOT) for folder in ("docs/assets", "wizard", "deploy/offline/single") for path in sorted((ROOT / folder).glob("*.css"))]


@pytest.mark.parametrize("sheet", SHEETS, ids=str)
def test_a_sign_stands_also_where_its_words_are_not_understood(sheet):
    """With a variable in it, any browser takes the declaration; one that does not know the words behind the stroke then shows nothing at all."""
    spoken = [line for line in (ROOT / sheet).read_text("utf-8").splitlines() if re.search(r"content:[^;]*var\([^;]*/", line)]
    assert all(line.startswith("@supports (content:") for line in spoken), spoken
