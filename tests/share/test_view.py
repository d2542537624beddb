"""Results passed on, in a real browser: the link is made, opened, asked about; the reviewer's page reads and leaves everything as it was."""

import random
import re

import pytest
from playwright.sync_api import expect

from rules.facts import Kind
from tests.next_year import LAST_YEAR

from ..axe import clear
from ..large import narrow
from .conftest import STORED, WHOLE, file_of, told

BOOT = 60_000


def made(page, site, payload, kind):
    """A result link from the form."""
    if not page.url.startswith(f"{site}check/"):
        page.goto(f"{site}check/")
        page.locator("#draft-file").set_input_files(payload)
        page.locator("#undo-done").click()
        page.locator("#engine[data-state=ready]").wait_for(state="attached", timeout=BOOT)
    page.locator("label.choice", has=page.locator(f'[name="send-kind"][value="{kind}"]')).click()
    page.locator("#send-make").click()
    expect(page.locator("#send-made")).to_be_visible(timeout=BOOT)
    return page.locator("#send-link").input_value()


def answers_kept(page):
    return page.evaluate("""() => new Promise(done => { indexedDB.open("cluster-check").onsuccess = ({ target }) => {
        target.result.transaction("drafts").objectStore("drafts").getAll().onsuccess = ({ target }) => done(target.result.map(one => one.draft.answers.area)) } })""")


def words(page):
    return page.locator(".sheet-check li").evaluate_all("lines => lines.map(line => [line.querySelector('b').textContent, line.dataset.verdict])")


def test_a_result_is_passed_on_by_link_and_nobody_on_the_way_sees_it(page, sent, seen, site):
    links = {kind: made(page, site, file_of(), kind) for kind in ("figures", "verdicts")}
    assert all(link.startswith(f"{site}view/#r1.") and len(link) <= 2000 for link in links.values())
    for stayed in ("集群名称", "申报单位联系人", "发展目标", "佐证材料的「有」和「待补」"):
        expect(page.locator("#send-left p")).to_contain_text(stayed)
    expect(page.locator("#send-said")).to_contain_text("数字和日期都没有放进去")
    here = page.locator(".card").evaluate_all("cards => cards.map(card => [card.querySelector('.card-title').lastChild.textContent.trim(), card.dataset.verdict])")
    page.wait_for_timeout(1100)
    for kind, link in reversed(links.items()):
        there = page.context.new_page()
        there.goto(link)
        expect(there.locator(".sheet")).to_be_visible(timeout=BOOT)
        assert words(there) == here
        assert (there.locator(".sheet", has_text="31.20 亿元").count() == 1) == (kind == "figures")
        assert not re.search("无人机|李二|021-0000|47 亿元", there.locator(".sheet").inner_text())
        assert len(answers_kept(there)) == 1
        if kind == "figures":
            there.get_by_role("button", name="接着填").click()
            expect(there.locator("#ask-title")).to_have_text("打开转发来的草稿吗？", timeout=BOOT)
            assert "#" not in there.url
            there.locator("#ask [data-close]").click()
            assert there.locator("#q-area").input_value() == WHOLE["area"] and len(answers_kept(there)) == 1
            there.go_back()
            there.get_by_role("button", name="接着填").click()
            there.locator("#ask-yes").click()
            expect(there.locator("#undo")).to_contain_text("已打开「未命名的草稿」", timeout=BOOT)
            expect(there.locator("#q-area")).to_have_value("12.5")
            expect(there.locator("#q-cluster_name")).to_have_value("")
            there.wait_for_timeout(1100)
            assert answers_kept(there) == ["12.5", "12.5"]
        there.close()
    secrets = ["#", "open=", "SMEC1", *(link.split("#r1.")[1][:16] for link in links.values()), "%E6%97%A0", "31.2"]
    assert told(sent, *secrets) == []
    assert [url for url in seen.requests if not url.startswith((site, "data:", "blob:"))] == [] and seen.errors == []


def test_the_result_page_makes_the_same_link(page, site):
    link = made(page, site, file_of(), "figures")
    page.wait_for_timeout(1100)
    page.goto(f"{site}result/")
    page.locator("#send-make").click()
    expect(page.locator("#send-link")).to_have_value(link, timeout=BOOT)


def test_what_does_not_fit_into_a_link_goes_as_a_file(page, site):
    page.goto(f"{site}check/")
    chance = random.Random(1)
    page.locator("#draft-file").set_input_files(file_of(**WHOLE | {
        name: {year: f"{chance.random():.16f}" for year in row} for name, row in WHOLE.items() if isinstance(row, dict) and LAST_YEAR.fields[name].kind == Kind.NUMBER}))
    page.locator("#send-make").click()
    expect(page.locator("#send-said")).to_contain_text("请保存为文件", timeout=BOOT)
    expect(page.locator("#send-made")).to_be_hidden()
    with page.expect_download():
        page.locator("#send-file").click()


def test_an_edit_makes_a_link_old(page, site):
    made(page, site, file_of(area="12", incidents="no"), "figures")
    page.locator("#q-area").fill("13")
    expect(page.locator("#send-made")).to_be_hidden()
    expect(page.locator("#send-said")).to_contain_text("内容改过了")


@pytest.mark.parametrize("fragment, sentence", [("r1.AAAA.00000000", "链接的内容和做成时不一样"), ("r1.AAAA", "链接不完整"), ("r1.<img src=x>", "链接不完整")])
def test_a_damaged_link_is_one_sentence(page, seen, site, fragment, sentence):
    page.goto(f"{site}view/#{fragment}")
    expect(page.locator("#view-troubles")).to_have_text(re.compile(f"^链接：{sentence}[^。]*。[^。]*。$"), timeout=BOOT)
    assert page.locator(".sheet").count() == 0 and page.locator("#view img").count() == 0
    expect(page.locator("#view-waiting")).to_have_text("")
    assert page.evaluate(STORED) == [[], [], []] and seen.errors == []


def test_a_foreign_draft_behind_the_form_s_address_changes_nothing(page, site):
    page.route(re.compile(r"/worker\.mjs|/javascripts/"), lambda route: route.abort())
    page.goto(f"{site}check/")
    page.locator("#q-area").fill("12")
    page.wait_for_timeout(1100)
    for code in ("SMEC1.z.0000000000000000.AAAA", "SMEC1", "<b>", "%00", "A" * 50_000):
        page.goto("about:blank")
        page.goto(f"{site}check/#open={code}")
        expect(page.locator("#undo p")).to_have_text(re.compile("没有打开.*现在填的内容没有改动。$"))
        expect(page.locator("#q-area")).to_have_value("12")
        assert answers_kept(page) == ["12"]


def test_a_reviewer_reads_several_files_prints_them_and_keeps_nothing(page, sent, seen, site):
    page.goto(f"{site}view/")
    expect(page.locator("#view-print")).to_be_disabled()
    page.locator("#view-files").set_input_files([file_of(), file_of("乙.json", cluster_name="<b>乙</b>", area="120", output={"2020": "三十多"}),
                                                 {"name": "别的.html", "mimeType": "text/html", "buffer": "<p>别的网页".encode()}])
    sheets = page.locator(".sheet")
    expect(sheets).to_have_count(2, timeout=BOOT)
    expect(page.locator("#view-troubles")).to_have_text("「别的.html」：这不是自测草稿，没有打开。")
    first, second = (page.locator(".sheet", has=page.locator("h2", has_text=name)) for name in ("上海市金山区无人机产业集群", "<b>乙</b>"))
    for said in ("上海市金山区无人机产业协会，金山区", "初审清单", "初审意见：", "有 1 项，待补", "2020 年 31.20 亿元；2021 年 36.00 亿元", "021-00000002", "不是认定结论"):
        expect(first).to_contain_text(said)
    expect(first.locator(".sheet-check li")).to_have_count(52)
    expect(second).to_contain_text("没有读懂：")
    expect(second.locator(".sheet-open li", has_text="占地面积")).to_contain_text("120")
    assert page.locator(".sheet :is(input, textarea, select, [contenteditable])").count() == 0
    expect(page.locator("#view-list li")).to_have_count(2)
    page.emulate_media(reduced_motion="reduce")
    assert clear(page) + narrow(page) == []
    page.emulate_media(media="print")
    for hidden in (".view .intro", ".sheet-buttons", "#view-list", ".md-header"):
        expect(page.locator(hidden).first).to_be_hidden()
    assert first.locator(".sheet-check").evaluate("list => list.getBoundingClientRect().height") < 900  # on one sheet of A4, with its head
    page.emulate_media(media="screen")
    second.get_by_role("button", name="收起这一份").click()
    expect(sheets).to_have_count(1)
    assert page.evaluate(STORED) == [[], [], []]
    assert told(sent, "31.2", "021-", "%E6") == [] and seen.errors == []


def test_a_code_and_a_link_can_be_pasted(page, site):
    link = made(page, site, file_of(area="12"), "verdicts")
    page.locator("#show-drafts").click()
    page.locator("#draft-copy").click()
    expect(page.locator("#code-text")).to_have_value(re.compile("^SMEC1"))
    code = page.locator("#code-text").input_value()
    page.goto(f"{site}view/")
    page.locator("#view-paste").click()
    for number, text in enumerate((f"张三：\n{code}\n收到", f"请看 {link} 谢谢"), 1):
        page.locator("#view-text").fill(text)
        page.locator("#view-read").click()
        expect(page.locator(".sheet")).to_have_count(number, timeout=BOOT)
    page.locator("#view-text").fill("随便一段话")
    page.locator("#view-read").click()
    expect(page.locator("#view-troubles")).to_have_text("粘贴的内容：这不是自测草稿，没有打开。")
    expect(page.locator(".sheet")).to_have_count(2)
