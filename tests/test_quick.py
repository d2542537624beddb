"""The quick check in a real browser: asked on a phone, by keyboard, before Python has come."""

import json
import re
from threading import Event

import pytest
from playwright.sync_api import expect

from rules import LATEST
from rules.quick import MOST, opening

from .conftest import complaints, hosted
from .heard import hear, heard, hears
from .keeping.page import FEW, FewParts
from .keys import lost
from .rules import draft as draft_of
from .share.conftest import card
from .walk import BOOT, ENTER, NO_PYTHON

STORE = """({ answers, id }) => new Promise(done => {
  const asked = indexedDB.open("cluster-check");
  asked.onupgradeneeded = () => asked.result.createObjectStore("drafts");
  asked.onsuccess = () => {
    const work = asked.result.transaction("drafts", "readwrite"), store = work.objectStore("drafts");
    const read = store.get(id);
    if (answers) store.put({ id, name: "", saved: new Date().toISOString(), turn: 1, draft: { notice: "shanghai-2023-304", format: 1, answers } }, id);
    work.oncomplete = () => {
      asked.result.close();
      localStorage.setItem("cluster-check.last", id);
      done(read.result?.draft.answers ?? null);
    };
  };
})"""
UNSURE = """async fields => {
  const at = id => document.getElementById(id), said = []
  const until = async holds => { for (const end = performance.now() + 20000; !holds();) if (performance.now() > end) throw new Error(holds); else await new Promise(done => setTimeout(done, 20)) }
  for (const field of fields) {
    await until(() => at(`ask-${field}`).checkVisibility() && !("justCame" in at("check").dataset))
    said.push(at("engine-text").textContent)
    at(`ask-${field}`).querySelector(".unsure, .choice input[value='不确定']").click()
    at("step-next").click()
  }
  return said
}"""
ANSWER = """async () => {
  const question = () => document.querySelector(".ask:not([hidden])")
  for (const end = performance.now() + 20000; !question()?.checkVisibility() || "justCame" in document.getElementById("check").dataset; await new Promise(done => setTimeout(done, 20)))
    if (performance.now() > end) throw new Error("no question takes presses")
  const { ask } = question().dataset, box = question().querySelector(".choice input")
  const words = ask === "founded_on" ? "2018-01-01" : ["giants", "champions"].includes(ask) ? "0" : "31"
  if (box) box.click()
  else await (%s)(Object.fromEntries([...question().querySelectorAll(".cell")].filter(one => one.checkVisibility()).map(one => [one.id, words])))
  return ask
}""" % ENTER  # what has just come takes no presses; gives back the question
LOOK = """async before => {
  const all = () => document.querySelectorAll(".ask:not([hidden])"), at = id => document.getElementById(id)
  for (const end = performance.now() + 20000; !all().length || all()[0].dataset.ask === before; await new Promise(done => setTimeout(done, 20)))
    if (performance.now() > end) throw new Error(`after ${before} comes nothing`)
  const { y, height } = at("step-next").getBoundingClientRect()
  return { asked: all().length, y, height, reasons: [...all()[0].querySelectorAll(".for li")].filter(one => one.checkVisibility()).length,
    count: at("step-count").textContent, settled: parseInt(at("step-settled").textContent.match(/[0-9]+ \\/ 51/)) }
}"""  # once another question stands there than the one before
PASTE = """(cell, text) => {
  const clipboardData = new DataTransfer()
  clipboardData.setData("text/plain", text)
  cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))
}"""
CLEARED = """() => new Promise(done => {
  localStorage.clear()
  sessionStorage.clear()
  indexedDB.deleteDatabase("cluster-check").onsuccess = done
})"""
LEFT_OUT = re.compile("/javascripts/|/result/")
FIRST = [step.field for step in opening(LATEST)]
READ = 800  # ms after which a warning counts as read


class Door(FewParts):
    """The site without what the theme runs and without the result (it is enough that one comes there); Python's worker waits here until `open`, or is `away`."""

    open, away = Event(), False

    def send_head(self):
        if is_worker := self.path.endswith("/worker.mjs"):
            self.open.wait(60)
        return self.send_error(404) if is_worker and Door.away or LEFT_OUT.search(self.path) else super().send_head()

    def end_headers(self):
        if self.path.endswith("/worker.mjs"):
            self.send_header("Cache-Control", "no-store")
        super().end_headers()


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """Its address."""
    with hosted(tmp_path_factory.mktemp("house"), Door) as address:
        yield address


@pytest.fixture(scope="module")
def desk(browser):
    context = browser.new_context(locale="zh-CN")
    context.wrong = complaints(context, [], LEFT_OUT)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(desk, house):
    """One page for all, with nothing kept."""
    Door.open.set()
    Door.away = False
    desk.set_viewport_size({"width": 1280, "height": 720})
    at_lightest(desk, house)
    desk.evaluate(CLEARED)
    desk.context.wrong.clear()
    yield desk
    Door.open.set()
    desk.unroute_all()


@pytest.fixture
def away(page):
    """The same without Python."""
    Door.away = True
    return page


def at_lightest(page, site):
    """On the lightest of the site's pages, where what is kept can be changed."""
    if page.url != (address := f"{site}assets/runtime/manifest.json"):
        page.goto(address)


def keep(page, site, answers):
    at_lightest(page, site)
    page.evaluate(STORE, {"answers": answers, "id": "x"})


def kept(page, draft="x"):
    return page.evaluate(STORE, {"answers": None, "id": draft})


def asked(page):
    return page.locator(".ask:not([hidden])")


def ready(page):
    page.locator("#engine[data-state=ready]").wait_for(state="attached", timeout=BOOT)


def on(page, field):
    expect(page.locator(f"#ask-{field}")).to_be_visible(timeout=BOOT)


def go_on(page):
    page.locator("#step-next").click()


def all_unsure(page, fields=FIRST):
    """These questions of the opening answered 暂不清楚. Gives back what was said of Python at each."""
    return page.evaluate(UNSURE, fields)


def answer_somehow(page):
    """As a hurried person does: the first box, or a figure in every cell. Gives back the question's field."""
    return page.evaluate(ANSWER)


def fits(page):
    """Nothing is wider than a small phone, and targets are large."""
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    small = page.locator("#check :is(.button, .choice, .try, .unsure, summary, select):visible").evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().height < 40).map(one => one.textContent)")
    assert small == []


@pytest.fixture
def phone(browser, site):
    context = browser.new_context(locale="zh-CN", viewport={"width": 390, "height": 760}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.asked_for, page.wrong = [], complaints(context, [])
    page.on("request", lambda request: page.asked_for.append(request.url))
    yield page
    context.close()


def test_on_a_phone_by_an_association_s_link_it_ends_after_fifteen_questions_in_the_result_and_all_of_it_is_in_the_full_form(phone, site):
    phone.goto(f"{site}quick/{card(name='某协会', district='嘉定')}")  # as the page that makes links makes it
    expect(phone.locator(".greeting")).to_contain_text("某协会")
    ready(phone)
    fields, settled = [None], [0]
    for number in range(1, MOST + 1):
        looks = phone.evaluate(LOOK, fields[-1])
        assert looks["asked"] == 1 and looks["reasons"] >= 1 and looks["count"] == f"第 {number} 题，最多 15 题"
        assert 0 <= looks["y"] <= 760 - looks["height"] and looks["height"] >= 44  # the button is where the thumb is
        settled.append(looks["settled"])
        fields.append(answer_somehow(phone))
        phone.locator("#step-next").tap()
        if number == 1:
            expect(phone.locator("#turned li")).to_have_text(["3-2 产供销协同不满足", "3-5 与集群、基地或龙头合作不满足", "4-2 融通创新和产学研不满足"])
    assert settled == sorted(settled)
    expect(phone).to_have_url(re.compile("/result/#a1"))
    assert len(set(fields[1:])) == MOST and {"giants", "champions"} <= set(fields)  # 0 little giants: the champions matter
    expect(phone.locator("#overall")).to_have_text(re.compile("^发现 [0-9]+ 项不满足，另有"), timeout=BOOT)
    expect(phone.locator("#next-steps")).to_contain_text("嘉定区由嘉定经委受理")  # as the link says
    phone.route(*NO_PYTHON)  # the form needs none to show it
    phone.route("**/check/", lambda route: route.fulfill(body=FEW, content_type="text/html"))
    phone.locator(".result-do a", has_text="填完整申报表").click()
    expect(phone.locator("#q-district")).to_have_value("嘉定", timeout=BOOT)
    expect(phone.locator("#q-output-2021")).to_have_value("31", timeout=BOOT)
    expect(phone.locator("#q-chain_work input").first).to_be_checked()
    expect(phone.locator("#q-giants-2022")).to_have_value("0")
    assert [url for url in phone.asked_for if not url.startswith((site, "data:"))] == [] and phone.wrong == []


def held_back(page, house, width):
    """The first question on a small screen while Python is on its way. Gives back what lets it come; then nothing on the page may have moved."""
    page.set_viewport_size({"width": width, "height": 760})
    Door.open.clear()
    page.goto(f"{house}quick/")
    on(page, FIRST[0])

    def comes():
        expect(page.locator("#engine-text")).to_contain_text("正在")
        expect(page.locator("#step-settled")).to_be_hidden()
        places = [asked(page).locator(".q"), asked(page).locator(".for"), page.locator("#step-next")]
        before = [place.bounding_box() for place in places]
        Door.open.set()
        expect(page.locator("#step-settled")).to_be_visible(timeout=BOOT)
        assert [place.bounding_box() for place in places] == before
    return comes


def test_by_keyboard_with_nonsense_gaps_and_the_way_back(page, house):
    """Begun before Python has come, on the smallest screen: what the first question settles is told at the first 下一题 after."""
    comes = held_back(page, house, 320)
    page.locator("#step-next").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#step-says")).to_have_text("请先回答；不知道就选「暂不清楚」。")
    expect(page.locator("#ask-chain_work input").first).to_be_focused()
    hear(page)
    page.keyboard.press("Enter")
    hears(page, "step-says", "请先回答；不知道就选「暂不清楚」。")  # anew each time
    page.keyboard.press("Space")
    comes()
    fits(page)
    heard(page)
    page.keyboard.press("Enter")
    on(page, "governance_work")
    expect(page.locator("#turned li")).to_have_count(3)
    expect(page.locator("#turned li").first).to_contain_text("3-2 产供销协同")
    fits(page)
    page.set_viewport_size({"width": 1280, "height": 720})
    [said] = heard(page)  # what was settled, once
    assert said.count("；") == 2
    assert lost(page, "#check *") == []
    expect(page.locator("#ask-governance_work")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    on(page, "output")
    expect(page.locator("#q-output-2020")).to_be_focused()  # where somebody types, at once
    page.keyboard.type("约三十亿")
    page.keyboard.press("Tab")
    page.keyboard.type("36")
    expect(page.locator("#s-output .complaints")).to_contain_text("2020 年：「约三十亿」不是能确认的数字")  # which what is blank comes before
    page.keyboard.press("Enter")
    expect(page.locator("#step-says")).to_have_text("2022 年还空着。不知道就点「暂不清楚」；再点一次「下一题」就先空着。")
    expect(page.locator("#q-output-2022")).to_be_focused()
    page.wait_for_timeout(READ)
    page.keyboard.press("Enter")
    expect(page.locator("#s-output .complaints")).to_contain_text("2020 年：「约三十亿」不是能确认的数字")
    expect(page.locator("#q-output-2020")).to_be_focused()
    for _ in range(2):
        hears(page, "step-says", "2020 年集群总产值：「约三十亿」不是能确认的数字")
        page.keyboard.press("Enter")
    page.keyboard.press("Control+A")
    page.keyboard.type("31.2亿")
    expect(page.locator("#s-output .echoes")).to_have_text("2020 年：按 31.20 亿元计")
    page.keyboard.press("Enter")
    on(page, "leading_share")
    expect(page.locator("#turned")).to_contain_text("已记下")  # 2022 is still blank
    page.go_back()
    on(page, "output")
    expect(page.locator("#q-output-2020")).to_have_value("31.2亿")
    page.locator("#step-prev").click()
    on(page, "governance_work")
    page.locator("#ask-governance_work .choice", has_text="暂不清楚").click()
    go_on(page)
    on(page, "leading_share")  # back to where one was
    page.locator("#ask-leading_share .cell:visible").first.evaluate(PASTE, "60\t61\t62\t63")
    expect(page.locator("#step-says")).to_have_text("已粘贴 3 格，有 1 格没有位置，未填入。")
    page.locator("#ask-leading_share .unsure").click()
    go_on(page)
    expect(page.locator("#turned li", has_text="1-3")).to_have_text("1-3 主导产业占比需评审判断")
    page.route(*NO_PYTHON)  # what was answered comes back without
    page.reload()
    on(page, "exchange_work")
    expect(page.locator("#step-count")).to_have_text("第 5 题，最多 15 题")
    expect(page.locator("#kept")).to_contain_text("已保存在本机")
    page.locator("#step-prev").click()
    on(page, "leading_share")
    expect(page.locator("#q-leading_share-2022")).to_have_value("暂不清楚")
    page.locator("#step-next").focus()
    while not page.evaluate("document.activeElement.matches('#leave a')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/result/$"))
    assert page.context.wrong == []


def test_it_asks_before_python_has_come_and_catches_up_when_it_has_and_whoever_looks_back_meanwhile_stays_there(page, house):
    comes = held_back(page, house, 390)
    expect(page.locator("#engine-text")).to_have_text(re.compile("。可以先填写。$"))
    for field in FIRST[:4]:
        on(page, field)
        answer_somehow(page)
        go_on(page)
    assert all(said.endswith("。可以先填写。") for said in all_unsure(page, FIRST[4:]))
    expect(page.locator("#done")).to_contain_text("15 题已答完自测程序准备好，就出结果。已答的都在。")
    expect(page.locator("#engine-text")).not_to_contain_text("可以先填写")  # there is nothing left
    page.go_back()
    on(page, FIRST[-2])
    expect(page.locator("#engine-text")).to_have_text(re.compile("。可以先填写。$"))
    comes()
    expect(page.locator("#step-settled")).to_have_text(re.compile("已能判断 [1-4][0-9] / 51 条"))
    page.wait_for_timeout(1000)  # what would come would be there
    on(page, FIRST[-2])
    expect(page.locator("#turned")).to_be_hidden()
    go_on(page)
    on(page, FIRST[-1])
    expect(page.locator("#turned")).to_contain_text(re.compile("^判断了 [1-4][0-9] 条"))  # all that was answered before counts


def test_whoever_comes_back_after_the_window_was_killed_is_told_how_many_are_answered_and_what_is_no_list_of_questions_begins_anew(away, house):
    """At last one question after the other is answered, and each time the list of those before is damaged in another way."""
    killed = away.context.new_page()
    killed.goto(f"{house}quick/")
    for field in FIRST[:2]:
        on(killed, field)
        expect(killed.locator("#step-count")).not_to_contain_text("之前")
        answer_somehow(killed)
        go_on(killed)
    on(killed, FIRST[2])
    killed.close()
    away.goto(f"{house}quick/")
    on(away, FIRST[2])
    expect(away.locator("#step-count")).to_have_text("第 1 题，最多 15 题（之前已答 2 题）")
    answer_somehow(away)
    go_on(away)
    on(away, FIRST[3])
    expect(away.locator("#step-count")).to_have_text("第 2 题，最多 15 题（之前已答 2 题）")
    away.reload()
    on(away, FIRST[3])
    expect(away.locator("#step-count")).to_have_text("第 2 题，最多 15 题（之前已答 2 题）")
    for number, left in enumerate(([None], [{"field": "area"}], [{"field": "area", "years": 5}], [5], {"0": 1}), 3):
        away.evaluate("left => { sessionStorage.setItem('cluster-check.trail', JSON.stringify(left)); history.replaceState({ at: 0 }, '') }", left)
        away.reload()
        on(away, FIRST[number])
        expect(away.locator("#step-count")).to_have_text(f"第 1 题，最多 15 题（之前已答 {number} 题）")
        answer_somehow(away)
        go_on(away)
        on(away, FIRST[number + 1])
        expect(away.locator("#kept")).to_contain_text("已保存在本机")


def test_while_the_script_is_late_the_first_question_is_there_and_nothing_can_be_sent(away, house):
    held = []
    away.route("**/quick.mjs", lambda route: held.append(route))
    away.goto(f"{house}quick/", wait_until="commit")
    away.locator(f"#ask-{FIRST[0]} input").first.click()
    away.keyboard.press("Enter")
    go_on(away)
    assert away.url == f"{house}quick/"
    held[0].continue_()
    expect(away.locator("#kept")).to_contain_text("已保存在本机")
    go_on(away)
    on(away, FIRST[1])  # what was ticked before counts
    assert away.url == f"{house}quick/"


def test_a_fault_is_told_and_nothing_answered_is_lost(page, house):
    page.set_viewport_size({"width": 390, "height": 760})
    Door.open.clear()
    page.goto(f"{house}quick/")
    expect(page.locator("#step-count")).to_have_text(re.compile("^第 1 题"))
    expect(page.locator("#engine-text")).to_contain_text("正在")
    expect(page.locator("#bar-engine")).to_be_hidden()
    Door.away = True
    Door.open.set()
    expect(page.locator("#engine-text")).to_contain_text("已填的内容都在")
    expect(page.locator("#bar-engine")).to_have_text("自测程序没有就绪，请往下看")
    expect(page.locator("#bar-engine")).to_be_in_viewport(ratio=1)
    all_unsure(page)
    expect(page.locator("#done h2")).to_have_text("15 题已答完")
    expect(page.locator("#done")).to_be_in_viewport(ratio=1)
    expect(page.locator("#done")).to_be_focused()
    expect(page.locator("#engine-text")).to_contain_text("已填的内容都在")
    Door.away = False
    page.locator("#engine-retry").press("Enter")
    expect(page.locator(".summary-engine")).to_be_focused()
    expect(page).to_have_url(re.compile("/result/$"), timeout=BOOT)
    answers = kept(page, page.evaluate("localStorage.getItem('cluster-check.last')"))
    assert [field for field in FIRST if not answers.get(field)] == []  # how the result shows them, the walk on a phone knows


def test_where_nothing_is_kept_the_answers_go_along(away, house):
    page = away.context.new_page()
    page.add_init_script("""for (const name of ['indexedDB', 'localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError') } })""")
    page.goto(f"{house}quick/")
    asked(page).locator(".choice").first.click()
    go_on(page)
    on(page, FIRST[1])  # or it would come while the link below it is pressed
    expect(page.locator("#kept")).to_contain_text("不让本页保存")
    page.locator("#leave a").click()
    page.locator("#ask-yes").click()
    expect(page.locator(".q input:checked")).to_have_count(1)
    page.close()


def test_a_draft_goes_on_with_what_is_missing_and_ends_when_nothing_is(page, house):
    everything = json.loads(draft_of({field.id: "不确定" for field in LATEST.form.fields}))["answers"]
    keep(page, house, everything | {"giants": {"2022": "1"}, "area": "", "platform_rate": ""})
    page.goto(f"{house}quick/")
    ready(page)
    expect(page.locator("#step-settled")).to_have_text("已能判断 49 / 51 条", timeout=BOOT)
    seen_here = set()
    for comes in (lambda: expect(page.locator("#turned li")).to_have_count(1), lambda: expect(page).to_have_url(re.compile("/result/$"))):
        seen_here.add(asked(page).get_attribute("data-ask"))
        asked(page).locator(".cell").fill("12")
        go_on(page)
        comes()
    assert seen_here == {"area", "platform_rate"}
    page.goto(f"{house}quick/")
    expect(page.locator("#done h2")).to_have_text("能判断的都判断了", timeout=BOOT)
    expect(page.locator("#step-settled")).to_have_text("已能判断 51 / 51 条")
    for of_a_question in ("#step-count", "#step-progress"):
        expect(page.locator(of_a_question)).to_be_hidden()
    assert kept(page)["sme_output"] == "不确定" and kept(page)["area"] == "12"  # what this page does not show is kept as it came


def test_of_two_windows_that_answer_at_once_neither_is_lost_and_that_is_said(away, house):
    keep(away, house, {"area": "12"})
    windows = [away, away.context.new_page()]
    for window in windows:
        window.goto(f"{house}quick/")
        expect(asked(window)).to_be_visible()
        expect(window.locator("#kept")).to_contain_text("已保存")
    for n, window in enumerate(windows):
        asked(window).locator(".choice").nth(n).click()
    for _ in range(100):
        told = [window.locator("#kept").inner_text() for window in windows]
        if any("两份都在完整申报表的「我的草稿」里" in words for words in told):
            break
        away.wait_for_timeout(100)
    assert sum("两份都在完整申报表的「我的草稿」里" in words for words in told) == 1, told
    windows[1].close()
