"""A draft as a code, where files cannot be downloaded."""

import re

import pytest
from playwright.sync_api import expect

from .page import fill, opened


def test_a_code_is_copied_here_and_pasted_there(check, browser, few):
    context = browser.new_context(locale="zh-CN", permissions=["clipboard-read", "clipboard-write"], user_agent="Mozilla/5.0 Chrome/120 MicroMessenger/8.0")
    here = opened(context.new_page(), few)
    fill(here, cluster_name="甲😀产业", area="12.50", plan_goals="字" * 2000)
    here.locator("#save-file").click()
    expect(here.locator("#code-words")).to_contain_text("微信里不能下载文件")
    here.locator("#code-copy").click()
    expect(here.locator("#code-say")).to_have_text("已复制。")
    code = here.evaluate("navigator.clipboard.readText()")
    assert re.fullmatch(r"SMEC1\.z\.[0-9a-f]{16}\.[\w-]+", code) and len(code) < 1000
    context.close()
    there = check
    fill(there, area="1")
    there.locator("#show-drafts").click()
    there.locator("#draft-paste").click()
    wrong = {"随便一段话": "不是自测草稿", code[:-5]: "没有打开", code[:25]: "没有打开", code.replace(".z.", ".t."): "没有打开",
             code[:8] + "0000" + code[12:]: "校验不符", "SMEC1.z": "不完整", "": "不是自测草稿"}
    for text, sentence in wrong.items():
        there.locator("#code-text").fill(text)
        there.locator("#code-open").click()
        expect(there.locator("#code-say"), text[:30]).to_contain_text(sentence)
        expect(there.locator("#code-say")).to_contain_text("现在填的内容没有改动")
        expect(there.locator("#q-area")).to_have_value("1")
    there.locator("#code-text").fill(f"张三 15:04\n{code[:60]}\n{code[60:]}\n\nSent from my iPhone\n2026-11-28 13800000000 收到")
    there.locator("#code-open").click()
    expect(there.locator("#q-plan_goals")).to_have_value("字" * 2000)
    expect(there.locator("#undo")).to_contain_text("已打开「甲😀产业」")


@pytest.fixture
def without_compression(check):
    check.evaluate("() => { window.was = CompressionStream; delete globalThis.CompressionStream }")
    yield check
    check.evaluate("() => { globalThis.CompressionStream = was }")


def test_without_compression_the_code_is_longer_and_opens_all_the_same(without_compression):
    page = without_compression
    fill(page, area="12")
    page.locator("#show-drafts").click()
    assert page.evaluate("() => { document.getElementById('draft-copy').click(); return document.getElementById('code-copy').disabled }")  # until it is there
    expect(page.locator("#code-copy")).to_be_enabled()
    code = page.locator("#code-text").input_value()
    assert code.startswith("SMEC1.t.")
    page.locator("#code [data-close]").click()
    page.locator("#draft-paste").click()
    page.locator("#code-text").fill(code)
    page.locator("#code-open").click()
    expect(page.locator("#undo")).to_contain_text("已打开")
