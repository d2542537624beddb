"""A result passed on, in a real browser: the link is made on the form, opened elsewhere and asked about, and nobody on the way sees it."""

import random
import re
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from rules.facts import Kind
from tests.conftest import complaints, hosted
from tests.keeping.page import AREAS, LEFT_OUT, FewParts
from tests.next_year import LAST_YEAR

from .conftest import BOOT, WHOLE, card, file_of, pasted, told, waits


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Its address, as of conftest.py; of the form, few parts but at check/?python."""
    with hosted(tmp_path_factory.mktemp("host"), FewParts) as address:
        yield address


@pytest.fixture(scope="module")
def desk(browser):
    """A visitor's browser: `sent`, all that left it; `requests`, `errors`, as of `seen`."""
    context = browser.new_context(locale="zh-CN")
    context.seen = SimpleNamespace(sent=[], requests=[], errors=complaints(context, []))
    context.on("request", lambda one: context.seen.sent.append([one.method, one.url, one.post_data or "", one.headers.get("referer", "")]))
    context.on("request", lambda one: context.seen.requests.append(one.url))
    yield context
    context.close()


@pytest.fixture(scope="module")
def form(desk, site):
    """The form with a whole cluster in it, Python ready."""
    page = desk.new_page()
    page.goto(f"{site}check/?python")
    chosen(page, file_of())
    page.locator("#engine[data-state=ready]").wait_for(state="attached", timeout=BOOT)
    return page


def chosen(page, payload):
    page.locator("#draft-file").set_input_files(payload)
    expect(page.locator("#undo")).to_contain_text("已打开")
    page.locator("#undo-done").click()


def made(page, kind):
    """A result link from the form."""
    page.locator("label.choice", has=page.locator(f'[name="send-kind"][value="{kind}"]')).click()
    page.locator("#send-make").click()
    expect(page.locator("#send-made")).to_be_visible(timeout=BOOT)
    return page.locator("#send-link").input_value()


def answers_kept(page):
    return page.evaluate(AREAS)


def words(page):
    return page.locator(".sheet-check li").evaluate_all("lines => lines.map(line => [line.querySelector('b').textContent, line.dataset.verdict])")


CODED = """async () => {
  const at = id => document.getElementById(id)
  for (const id of ["show-drafts", "draft-copy"]) at(id).click()
  for (const end = performance.now() + 20000; !at("code-text").value.startsWith("SMEC1"); await new Promise(done => setTimeout(done, 20))) if (performance.now() > end) throw new Error("no code")
  for (const id of ["code", "drafts"]) at(id).querySelector("[data-close]").click()
  return at("code-text").value
}"""


def coded(page):
    """The draft of the form as a code; how it is asked for by hand, its own tests know."""
    return page.evaluate(CODED)


def taken_over(there, came):
    """The result as a draft of one's own: only whoever says so has it, beside what was there."""
    expect(there.locator("#ask-title")).to_have_text("打开转发来的草稿吗？", timeout=BOOT)
    assert "#" not in there.url
    there.locator("#ask [data-close]").click()
    assert there.locator("#q-area").input_value() == WHOLE["area"] and len(answers_kept(there)) == 1
    there.goto("about:blank")
    there.goto(next(url for url in came if "#open=" in url))
    there.locator("#ask-yes").click()
    expect(there.locator("#undo")).to_contain_text("已打开「未命名的草稿」", timeout=BOOT)
    expect(there.locator("#q-area")).to_have_value("12.5")
    expect(there.locator("#q-cluster_name")).to_have_value("")
    expect(there.locator("#kept")).to_contain_text("已保存在本机")
    there.locator("#show-drafts").click()  # which keeps what is open
    expect(there.locator("#draft-list li")).to_have_count(2)
    assert answers_kept(there) == ["12.5", "12.5"]


def test_a_result_is_passed_on_by_link_and_nobody_on_the_way_sees_it(form, desk, site):
    links = {kind: made(form, kind) for kind in ("figures", "verdicts")}
    assert all(link.startswith(f"{site}view/#r1.") and len(link) <= 2000 for link in links.values())
    for stayed in ("集群名称", "申报单位联系人", "发展目标", "佐证材料的「有」和「待补」"):
        expect(form.locator("#send-left p")).to_contain_text(stayed)
    expect(form.locator("#send-said")).to_contain_text("数字和日期都没有放进去")
    here = form.locator(".card").evaluate_all("cards => cards.map(card => [card.querySelector('.card-title').lastChild.textContent.trim(), card.dataset.verdict])")
    expect(form.locator("#kept")).to_contain_text("已保存在本机")
    there, came, held = desk.new_page(), [], []
    there.route("**/wizard_view.zip*", lambda route: held.append(route))
    there.on("framenavigated", lambda frame: came.append(frame.url))
    for number, (kind, link) in enumerate(reversed(links.items())):
        there.goto(link)  # the second time on the same page, by its hash alone: it comes beside the first
        if not number:
            waits(there, held, "#view-waiting", "正在打开…", ".sheet")
        sheet = there.locator(".sheet").nth(number)
        expect(sheet).to_be_visible(timeout=BOOT)
        assert words(sheet) == here
        figures = kind == "figures"
        assert (sheet.get_by_text("链接不带数字").count(), sheet.get_by_text("31.20 亿元").count() > 0) == (0 if figures else 1, figures)
        assert bool(re.search("要附 [0-9]+ 项", sheet.inner_text())) == figures and "栏没有填" not in sheet.inner_text()  # what stayed behind is not counted
        assert not re.search("无人机|李二|021-0000|47 亿元", sheet.inner_text())
        assert len(answers_kept(there)) == 1
    pasted(there, f"张三：\n{coded(form)}\n收到")
    expect(there.locator(".sheet")).to_have_count(3)
    there.route(LEFT_OUT, lambda route: route.abort())  # what comes now asks for no result
    sheet.get_by_role("button", name="接着填").click()
    taken_over(there, came)
    there.close()
    secrets = ["#", "open=", "SMEC1", *(link.split("#r1.")[1][:16] for link in links.values()), "%E6%97%A0", "31.2"]
    assert told(desk.seen.sent, *secrets) == []
    assert [url for url in desk.seen.requests if not url.startswith((site, "data:", "blob:"))] == []
    assert [error for error in desk.seen.errors if "ERR_FAILED" not in error] == []


def test_the_result_page_makes_the_same_link_and_takes_the_district_from_an_association_s_link(form, desk, site):
    chosen(form, file_of(area="12", incidents="no"))
    link = made(form, "figures")
    form.locator("#show-drafts").click()  # which keeps what is open
    expect(form.locator("#draft-list li").first).to_be_visible()
    form.locator("#drafts [data-close]").click()
    with desk.expect_page() as opened:
        form.evaluate("address => { open(address) }", f"{site}result/{card(name='某协会', district='嘉定')}")
    page = opened.value
    expect(page.locator("#next-steps")).to_contain_text("嘉定区由嘉定经委受理", timeout=BOOT)
    page.locator("#send-make").click()
    expect(page.locator("#send-link")).to_have_value(link, timeout=BOOT)
    page.close()


def test_what_does_not_fit_into_a_link_goes_as_a_file(form):
    chance = random.Random(1)
    chosen(form, file_of(**WHOLE | {
        name: {year: f"{chance.random():.16f}" for year in row} for name, row in WHOLE.items() if isinstance(row, dict) and LAST_YEAR.fields[name].kind == Kind.NUMBER}))
    form.locator("#send-make").click()
    expect(form.locator("#send-said")).to_contain_text("请保存为文件", timeout=BOOT)
    expect(form.locator("#send-made")).to_be_hidden()
    with form.expect_download():
        form.locator("#send-file").click()


def test_another_kind_chosen_meanwhile_makes_no_link_with_figures_and_an_edit_makes_one_old(form):
    chosen(form, file_of(area="12", incidents="no"))
    form.locator('[name="send-kind"][value="figures"]').evaluate("one => one.click()")
    form.evaluate("""() => { document.getElementById("send-make").click(); document.querySelector('[name="send-kind"]:not([value="figures"])').click() }""")
    expect(form.locator("#send-said")).to_contain_text("内容改过了", timeout=BOOT)
    expect(form.locator("#send-link")).to_have_value("")
    made(form, "figures")
    expect(form.locator("#send-said")).not_to_contain_text("内容改过了")
    form.locator("#q-area").fill("13")
    expect(form.locator("#send-made")).to_be_hidden()
    expect(form.locator("#send-said")).to_contain_text("内容改过了")


def test_a_foreign_draft_behind_the_form_s_address_changes_nothing(page, calm_site):
    page.goto(f"{calm_site}check/")
    page.locator("#q-area").fill("12")
    expect(page.locator("#kept")).to_contain_text("已保存在本机")
    page.goto("about:blank")
    page.goto(f"{calm_site}check/#open=SMEC1.z.0000000000000000.AAAA")
    for code in (None, "SMEC1", "<b>", "%00", "A" * 50_000):
        if code:
            page.locator("#undo-done").click()
            page.evaluate("code => { location.hash = `open=${code}` }", code)  # as whoever opens another link in the same window
        expect(page.locator("#undo p")).to_have_text(re.compile("没有打开.*现在填的内容没有改动。$"))
        expect(page.locator("#q-area")).to_have_value("12")
        assert answers_kept(page) == ["12"]
