"""提意见: prepared for the page it came from, copied or mailed by hand, never sent."""

import re
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

ADDRESS = "someone@example.org"


@pytest.fixture
def said(browser, site):
    context = browser.new_context(locale="zh-CN", permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.method))
    yield page
    context.close()


def test_it_names_the_page_and_is_copied(said, site):
    said.goto(f"{site}guide/basics/")
    said.get_by_role("link", name="提意见").last.click()
    text = said.locator("#feedback-text")
    expect(text).to_have_value(re.compile("页面：/some/path/guide/basics/\n.*规则：沪经信企〔2023〕304号\n浏览器：Mozilla", re.DOTALL))
    text.press_sequentially("算错了")
    said.locator("#feedback-copy").click()
    expect(said.locator("#feedback-said")).to_contain_text("已复制")
    assert said.evaluate("navigator.clipboard.readText()") == text.input_value()
    expect(said.locator("#feedback-mail")).to_be_hidden()  # nobody has set an address
    assert set(said.asked) == {"GET"}


def test_with_an_address_it_is_a_letter(said, site):
    def addressed(route):
        body = route.fetch().text()
        route.fulfill(body=body.replace('name="maintainer" content=""', f'name="maintainer" content="{ADDRESS}"'), content_type="text/html")

    said.route("**/feedback/", addressed)
    said.goto(f"{site}feedback/")
    mail = said.locator("#feedback-mail")
    expect(mail).to_be_visible()
    said.locator("#feedback-text").fill("第一行\n第二行 & 更多")
    mail.evaluate("one => one.addEventListener('click', event => event.preventDefault())")
    mail.click()
    address = mail.get_attribute("href")
    assert address.startswith(f"mailto:{ADDRESS}?subject=") and unquote(address.split("&body=")[1]) == "第一行\n第二行 & 更多"
