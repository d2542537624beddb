"""In WeChat's own browser no button is dead: what cannot work is not shown, and each place says what can be done instead."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import file_of

BOOT = 60_000
WECHAT = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36 MicroMessenger/8.0.50"
HOW = re.compile("右上角「···」，选「在浏览器打开」")


@pytest.fixture
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
    page.locator(button).click()
    expect(page.locator(place)).to_have_text("已复制。")


def test_the_form_is_kept_as_text(phone, site):
    phone.goto(f"{site}check/")
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
    for paper in phone.locator("[data-paper]").all():
        expect(paper).to_be_hidden()
    expect(phone.locator("#papers .in-app")).to_contain_text(HOW)
    phone.locator("#send-make").click()
    expect(phone.locator("#send-made")).to_be_visible(timeout=BOOT)
    copied(phone, "#send-copy", "#send-said")
    assert dead(phone) == []


def test_a_qr_code_is_kept_by_a_long_press(phone, site):
    phone.goto(f"{site}share/")
    phone.locator("#card-name").fill("某协会")
    expect(phone.locator("#qr")).to_be_visible(timeout=BOOT)
    assert phone.locator("#qr").get_attribute("src").startswith("data:image/png;base64,")  # a picture that a long press can keep
    for button in ("#save-png", "#save-svg", "#print-poster"):
        expect(phone.locator(button)).to_be_hidden()
    expect(phone.locator("#share-made .in-app")).to_contain_text("长按下面的二维码")
    copied(phone, "#share-copy", "#share-said")
    assert dead(phone) == []


def test_a_result_is_read_from_a_link_or_a_code(phone, site):
    phone.goto(f"{site}check/")
    phone.locator("#draft-file").set_input_files(file_of(area="12"))
    phone.locator("#send-make").click()
    expect(phone.locator("#send-made")).to_be_visible(timeout=BOOT)
    link = phone.locator("#send-link").input_value()
    phone.goto(f"{site}view/")
    expect(phone.locator(".intro .in-app")).to_contain_text(HOW)
    for button in ("#view-file", "#view-print"):
        expect(phone.locator(button)).to_be_hidden()
    phone.locator("#view-paste").click()
    phone.locator("#view-text").fill(link)
    phone.locator("#view-read").click()
    expect(phone.locator(".sheet")).to_be_visible(timeout=BOOT)
    assert dead(phone) == []


def test_a_link_to_a_file_says_why_it_does_nothing(phone, site):
    phone.goto(f"{site}downloads/")
    link = phone.locator("article a[download], article a[href*='/downloads/']").first
    link.click()
    expect(phone.locator(".in-app-told")).to_contain_text(HOW)
    assert phone.url == f"{site}downloads/"
