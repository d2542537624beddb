"""In WeChat's own browser no button is dead: what cannot work is not shown, and each place says what can be done instead."""

import re
from html import unescape
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from tests.conftest import ROOT
from tests.heard import hear, hears
from tests.look.conftest import PAGES, SITE

from .conftest import linked

BOOT = 60_000
WECHAT = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36 MicroMessenger/8.0.50"
HOW = re.compile("右上角「···」，选「在浏览器打开」")


@pytest.fixture(scope="module")
def phone(browser):
    context = browser.new_context(locale="zh-CN", user_agent=WECHAT, viewport={"width": 390, "height": 844})
    context.add_init_script("""delete Navigator.prototype.clipboard;
        window.dead = []; print = () => dead.push("print"); const click = HTMLAnchorElement.prototype.click;
        HTMLAnchorElement.prototype.click = function () { this.download ? dead.push(this.download) : click.call(this) };
        const open = HTMLInputElement.prototype.click; HTMLInputElement.prototype.click = function () { this.type === "file" ? dead.push("file") : open.call(this) }""")
    yield context.new_page()
    context.close()


def dead(page):
    """What was tried and would have done nothing."""
    return page.evaluate("dead")


def copied(page, button, place):
    """And heard each time."""
    for _ in range(2):
        page.locator(button).click()
        hears(page, place[1:], "已复制。")


def test_the_form_is_kept_as_text(phone, site):
    phone.goto(f"{site}check/")
    hear(phone)
    expect(phone.locator(".intro .in-app")).to_have_text(HOW)
    phone.locator("#q-area").fill("12")
    for open_code in ("#save-file", "#papers-code"):
        phone.locator(open_code).click()
        expect(phone.locator("#code-text")).to_have_value(re.compile("^SMEC1"))
        copied(phone, "#code-copy", "#code-say")
        phone.locator("#code [data-close]").click()
        if phone.locator("#drafts").is_visible():
            phone.locator("#drafts [data-close]").click()
    phone.locator("#show-drafts").click()
    expect(phone.locator("#drafts .in-app")).to_have_text(HOW)
    expect(phone.locator("#draft-open")).to_be_hidden()
    expect(phone.locator("#draft-paste")).to_be_visible()
    phone.locator("#drafts [data-close]").click()
    papers = phone.locator("[data-paper]").evaluate_all("all => all.map(one => one.checkVisibility())")
    assert papers and not any(papers)
    expect(phone.locator("#papers .in-app")).to_contain_text(HOW)
    phone.locator("#send-make").click()
    expect(phone.locator("#send-made")).to_be_visible(timeout=BOOT)
    copied(phone, "#send-copy", "#send-said")
    assert dead(phone) == []


def test_a_qr_code_is_kept_by_a_long_press(phone, site):
    phone.goto(f"{site}share/")
    hear(phone)
    phone.locator("#card-name").fill("某协会")
    expect(phone.locator("#qr")).to_be_visible(timeout=BOOT)
    assert phone.locator("#qr").get_attribute("src").startswith("data:image/png;base64,")  # a picture that a long press can keep
    for button in ("#save-png", "#save-svg", "#print-poster"):
        expect(phone.locator(button)).to_be_hidden()
    expect(phone.locator("#share-made .in-app")).to_contain_text("长按下面的二维码")
    copied(phone, "#share-copy", "#share-said")
    assert dead(phone) == []


def test_a_result_is_read_from_a_link_or_a_code(phone, site):
    phone.goto(f"{site}view/")
    expect(phone.locator(".intro .in-app")).to_contain_text(HOW)
    for button in ("#view-file", "#view-print", "#view-short"):
        expect(phone.locator(button)).to_be_hidden()
    phone.locator("#view-paste").click()
    phone.locator("#view-text").fill(f"{site}view/#{linked(True, area='12')}")
    phone.locator("#view-read").click()
    expect(phone.locator(".sheet")).to_be_visible(timeout=BOOT)
    assert dead(phone) == []


MAKES_FILES = ("print", "view-print", "view-file", "draft-open", "choose", "template")  # and the poster's and the papers', hidden with what is around them
MAKERS = {"files", "papers", "result", "roster-source", "share", "view"}  # the modules behind them: another one wants a line here and its button hidden


def pages():
    return {name: (SITE / name / "index.html").read_text("utf-8") for name in PAGES}


def test_what_makes_opens_or_prints_a_file_is_shown_on_no_page():
    """But for saving, which opens the code instead."""
    calls = re.compile(r"\b(hand|print)\(|\bfiles?\"\)\.click\(|-file\"\)\.click\(")
    assert {path.stem for path in (ROOT / "wizard").glob("*.mjs") if calls.search(path.read_text("utf-8"))} - {"handing", "sending"} == MAKERS
    text = "\n".join(pages().values())
    for id in MAKES_FILES:
        tags = re.findall(rf'<button[^>]* id="{id}"[^>]*>', text)
        assert tags and all("not-in-app" in re.search('class="([^"]*)"', tag)[1] for tag in tags), id


def test_every_link_of_the_site_leads_on_or_says_why_it_does_not(phone, site):
    phone.goto(f"{site}supply-chain/")
    links = {urljoin(site + name + "/" * bool(name), unescape(href)) for name, text in pages().items() for href in re.findall(r'<a\b[^>]* href="([^"]*)"', text)}
    told = phone.evaluate("""addresses => { const seen = []
        addEventListener("click", event => { seen.push([event.target.href, event.defaultPrevented, event.target.parentElement.textContent]); event.preventDefault() })
        for (const href of addresses) document.querySelector("main").appendChild(document.createElement("p")).appendChild(Object.assign(document.createElement("a"), { href })).click()
        return seen }""", sorted(link for link in links if link.startswith(site)))
    stopped = {link: words for link, is_stopped, words in told if is_stopped}
    assert {link.rsplit(".", 1)[1] for link in stopped} == {"xlsx", "zip", "html", "js", "json"} | {link.rsplit(".", 1)[1] for link in stopped if link.endswith("SHA256SUMS")}
    assert [words for words in stopped.values() if not HOW.search(words)] == []
    on = [link.split("#")[0] for link, is_stopped, _ in told if not is_stopped]
    assert len(on) > 300 and [link for link in on if not link.endswith("/")] == [] and f"{site}downloads/" in on


def test_a_link_to_a_file_says_why_it_does_nothing(phone, site):
    phone.goto(f"{site}downloads/")
    link = phone.locator("article a[download], article a[href*='/downloads/']").first
    link.click()
    expect(phone.locator(".in-app-told")).to_contain_text(HOW)
    assert phone.url == f"{site}downloads/"


def test_a_place_on_the_page_is_no_file(phone, site):
    """Though a page may be called by the name of its file."""
    phone.goto(f"{site}guide/index.html")
    phone.locator("article a[href^='#']").first.evaluate("link => link.click()")
    assert phone.locator(".in-app-told").count() == 0 and "#" in phone.url


def test_what_is_to_be_said_is_copied_without_a_clipboard(phone, site):
    phone.goto(f"{site}feedback/")
    hear(phone)
    copied(phone, "#feedback-copy", "#feedback-said")


def test_a_list_is_pasted(phone, calm_site):
    phone.goto(f"{calm_site}roster/")
    expect(phone.locator("#source .in-app")).to_contain_text(HOW)
    phone.locator("#show-paste").click()
    expect(phone.locator("#pasted")).to_be_visible()
    assert dead(phone) == []
