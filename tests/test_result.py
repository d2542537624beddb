"""The result page in a real browser: read, tried out, printed."""

import json
import re

import pytest
from playwright.sync_api import expect

import rules
from rules import LATEST

from .conftest import complaints
from .heard import hear, heard
from .keys import lost
from .rules import draft as draft_of
from .test_quick import CLEARED, STORE, at_lightest, fits, keep, kept
from .walk import BOOT

ANSWERS = {
    "cluster_name": "上海市嘉定区智能传感器产业", "district": "嘉定", "output": {"2020": "31", "2021": "33亿", "2022": "29"}, "leading_share": {"2020": "71", "2021": "72", "2022": "73"},
    "area": "12.5", "sme_patents": {"2020": "5", "2021": "6", "2022": "7"}, "sme_employees": "5000", "giants": {"2022": "2"}, "platform_rate": "9.5",
    "founded_on": "2021-06-01", "services": ["information", "startup"], "energy_benchmark": "not_applicable", "policy_fit": "yes", "software_rising": "yes"}


@pytest.fixture(scope="module")
def warm(browser):
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.wrong, page.asked_for = complaints(context, []), []
    page.on("request", lambda request: page.asked_for.append(request.url))
    page.is_of_answers = False
    yield page
    context.close()


@pytest.fixture
def result(warm, site):
    """The result of ANSWERS."""
    if not warm.is_of_answers:
        keep(warm, site, ANSWERS)
        warm.goto(f"{site}result/")
        expect(warm.locator("#results")).to_be_visible(timeout=BOOT)
        warm.is_of_answers = True
    yield warm
    assert warm.wrong == []


@pytest.fixture
def phone(result):
    """That page on a small screen."""
    result.set_viewport_size({"width": 320, "height": 640})
    yield result
    result.set_viewport_size({"width": 1280, "height": 900})


REPORT = json.loads(rules.assess(draft_of(ANSWERS)))


def test_with_nothing_answered_it_says_where_to_begin(warm, site):
    page, warm.is_of_answers = warm, False
    at_lightest(page, site)
    page.evaluate(CLEARED)
    page.asked_for.clear()
    page.goto(f"{site}result/")
    expect(page.locator("#blank")).to_be_visible()
    expect(page.locator("#blank")).to_contain_text("还没有填写内容")
    expect(page.locator("#results")).to_be_hidden()
    assert page.locator("#blank a.button").evaluate_all("links => links.map(link => new URL(link.href).pathname.split('/').at(-2))") == ["quick", "check"]
    assert not [url for url in page.asked_for if "/runtime/" in url] and page.wrong == []


def test_the_picture_and_the_table_say_what_the_report_says(result):
    expect(result.locator("#overall")).to_have_text(REPORT["overall"]["text"])
    expect(result.locator("#of-whom")).to_have_text(ANSWERS["cluster_name"])
    signs = {"met": "✓", "unmet": "✗", "missing": "…", "review": "?", "not_applicable": "–"}
    items = {item["id"]: item for item in REPORT["criteria"]}
    squares = result.locator(".square").evaluate_all("all => all.map(one => [one.dataset.of, one.dataset.verdict, one.querySelector('text').textContent])")
    assert squares and squares == [[of, items[of]["verdict"], signs[items[of]["verdict"]]] for of, _, _ in squares]
    rows = result.locator(".numbers tbody tr").evaluate_all("rows => rows.map(row => [...row.querySelectorAll('td')].map(cell => [cell.dataset.ofVerdict, cell.textContent]))")
    for told, group in zip(rows, LATEST.groups, strict=True):
        own = [items[criterion.id]["verdict"] for criterion in group.criteria if not criterion.preference]
        assert dict(told) == {verdict: str(own.count(verdict)) for verdict in signs}
    expect(result.get_by_role("img", name="各组条件的结果")).to_be_visible()


def test_conditions_come_by_what_needs_doing_next(result):
    shown = result.locator(".sorted:visible").evaluate_all("all => all.map(one => [one.dataset.sorted, [...one.querySelectorAll('.card')].map(card => card.id.slice(2))])")
    assert [kind for kind, _ in shown] == ["unmet", "missing", "review", "met", "not_applicable", "preference"]
    for kind, ids in shown:
        own = {item["id"] for item in REPORT["criteria"] if (item["verdict"] == kind and not item["preference"]) or (item["preference"] and kind == "preference")}
        assert set(ids) == own and len(ids) == len(own)
    notes = result.locator("[data-sorted=missing] .fewest").all_inner_texts()
    counts = [int(re.search(r"再答 (\d+) 题", note)[1]) for note in notes]
    assert counts == sorted(counts) and counts[0] == 1 and counts[-1] > 3


def test_the_next_steps_name_the_department_and_never_refuse(result, site):
    steps = result.locator("#next-steps")
    expect(steps).to_contain_text("嘉定区由嘉定经委受理")
    expect(steps).to_contain_text("2023 年公布，请先核实")
    expect(steps.get_by_role("link", name="联系人和电话")).to_have_attribute("href", "../contacts/")
    text = result.locator("#check").inner_text()
    assert not [district.phone for district in LATEST.districts if district.phone in text]  # they stand on one page only
    assert not re.search("不合格|无资格|不能申报|不得申报", text)
    expect(result.locator("#overall-more")).to_contain_text("不是结论")
    counted = {change["field"] for item in REPORT["criteria"] if item["verdict"] == "missing" and not item["preference"]
               for change in (item["missing"][place] for place in best(item))}
    expect(steps).to_contain_text(f"再答 {len(counted)} 题")
    expect(steps).to_contain_text("手头没有的，先答「暂不清楚」，可能会改问别的数。")


def best(item):
    """The alternative with the fewest questions, of those that nobody may leave out."""
    demanded = [places for places in item["asks"] if not any(item["missing"][place]["optional"] for place in places)]
    return min(demanded, key=lambda places: len({item["missing"][place]["field"] for place in places}))


def test_the_fewest_questions_that_settle_a_condition_are_named_and_lead_to_the_form(result, site):
    result.locator("#c-platforms > summary").click()
    expect(result.locator("#c-platforms .lacks p").first).to_have_text("再回答这 3 个问题即可确定：国家级创新平台数量、省级（市级）创新平台数量、其他平台中的区级创新平台数量")
    result.locator("#c-sme_majority > summary").click()
    lines = result.locator("#c-sme_majority .lacks p")
    expect(lines).to_have_text(["再回答这个问题即可确定：中小企业产值占比（2020、2021、2022 年）", "或者改答：中小企业产值（2020、2021、2022 年）"])
    expect(lines.first.locator("a")).to_have_attribute("href", "../check/#q-sme_share-2020")


def test_a_gap_is_tried_and_nothing_is_kept_until_somebody_says_so(result):
    card = result.locator("#c-output_floor")
    card.locator("summary").click()
    card.get_by_role("button", name="若 2022 年集群总产值改为 30 亿元").click()
    turns = card.locator(".turns")
    [change] = next(item for item in REPORT["criteria"] if item["id"] == "output_floor")["gap"][0]["changes"]
    told = json.loads(rules.what_if(draft_of(ANSWERS), json.dumps([change])))
    assert [one["locator"] for one in told["turned"]] == ["1-1"]
    expect(turns.locator("li")).to_have_text([re.compile(f"{one['locator']} {one['title']} {one['before_word']} → {one['after_word']}") for one in told["turned"]])
    expect(turns).to_contain_text(told["overall"]["text"])
    assert kept(result)["output"]["2022"] == "29"
    turns.get_by_role("button", name="不改").click()
    expect(turns).to_have_count(0)
    expect(result.locator("#overall")).to_have_text(REPORT["overall"]["text"])


def test_what_if_by_keyboard_is_heard_once_and_the_focus_stays_where_it_was(result):
    hear(result)
    result.locator("#try-what").focus()
    result.keyboard.press("Tab")
    expect(result.locator("#try-to")).to_be_focused()
    result.keyboard.type("45")
    result.locator("#try-what").select_option("output:2022")
    result.locator("#try-to").focus()
    result.keyboard.type("45")
    result.keyboard.press("Enter")
    expect(result.locator("#try-turns li")).to_have_count(2)
    assert len(heard(result)) == 1
    result.locator("#try-turns button", has_text="不改").focus()
    result.keyboard.press("Enter")
    expect(result.locator("#try-do")).to_be_focused()
    card = result.locator("#c-output_floor")
    card.evaluate("one => { one.open = true }")
    card.locator(".try").focus()
    result.keyboard.press("Enter")
    yes = card.get_by_role("button", name="写进草稿")
    yes.focus()
    heard(result)
    result.keyboard.press("Enter")
    expect(result.locator("[data-sorted=met] #c-output_floor")).to_be_visible()
    expect(card.locator("summary")).to_be_focused()
    expect(result.locator("#undo")).to_be_visible()
    result.locator("#undo-back").focus()
    result.keyboard.press("Enter")
    expect(result.locator("[data-sorted=unmet] #c-output_floor")).to_be_visible()
    expect(card.locator("summary")).to_be_focused()
    assert lost(result, "#check *") == []


def test_a_change_is_made_in_the_draft_as_it_is_by_then(result):
    """Two are tried, and both are taken: the second does not bring back what was before the first."""
    page = result
    cards = [page.locator(f"#c-{id}") for id in ("platform_rate", "patents_per_10k")]
    for card in cards:
        card.evaluate("one => { one.open = true }")
        card.locator(".try").first.click()
        expect(card.get_by_role("button", name="写进草稿")).to_be_visible()
    for card in cards:
        card.get_by_role("button", name="写进草稿").click()
        expect(card).to_have_attribute("data-verdict", "met")
    expect(cards[0]).to_have_attribute("data-verdict", "met")
    page.locator("#undo-back").click()
    expect(cards[1]).to_have_attribute("data-verdict", "unmet")
    expect(cards[0]).to_have_attribute("data-verdict", "met")
    page.locator("#try-what").select_option("platform_rate")  # as it was
    page.locator("#try-to").fill(ANSWERS["platform_rate"])
    page.locator("#try-do").click()
    page.locator("#try-turns").get_by_role("button", name="写进草稿").click()
    expect(cards[0]).to_have_attribute("data-verdict", "unmet")


def test_on_a_phone_the_way_back_is_one_strip_at_the_lower_edge(phone):
    """Held upright, and turned."""
    phone.set_viewport_size({"width": 390, "height": 844})
    card = phone.locator("#c-platform_rate")
    card.evaluate("one => { one.open = true }")
    card.locator(".try").first.click()
    card.get_by_role("button", name="写进草稿").click()
    strip = phone.locator("#undo")
    expect(strip).to_be_visible()
    for width, height in ((390, 844), (844, 390)):
        phone.set_viewport_size({"width": width, "height": height})
        phone.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
        box = strip.bounding_box()
        assert [box["x"], box["width"], box["y"] + box["height"]] == [0, width, height] and box["height"] <= 90
        said = phone.locator("#overall").bounding_box()
        assert said["y"] + said["height"] < box["y"]
        phone.evaluate("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")
        last, box = (phone.locator(one).last.bounding_box() for one in (":is(#send button, #send a):visible", "#undo"))
        assert last["y"] + last["height"] <= box["y"] and box["y"] + box["height"] <= phone.locator("footer").bounding_box()["y"]
    phone.locator("#undo-back").click()
    expect(phone.locator("[data-sorted=unmet] #c-platform_rate")).to_be_visible()


def test_one_figure_is_changed_and_every_verdict_that_turns_is_shown(result):
    tries = result.locator("#c-patents_per_10k .try").count()
    result.locator("#try-what").select_option("output:2022")
    expect(result.locator("#try-now")).to_have_text("现在 29")
    result.locator("#try-do").click()
    expect(result.locator("#try-turns")).to_have_text("请先填要改成的数。")
    result.locator("#try-to").fill("<b>很多</b>")
    result.locator("#try-to").press("Enter")
    expect(result.locator("#try-turns")).to_contain_text("「<b>很多</b>」不是能确认的数字")
    result.locator("#try-to").fill("45亿")
    result.locator("#try-do").click()
    expect(result.locator("#try-turns li b")).to_have_text(["1-1 近三年产值", "1-4 产值年均增速"])
    assert kept(result)["output"] == ANSWERS["output"]
    result.locator("#try-turns").get_by_role("button", name="写进草稿").click()
    expect(result.locator("[data-sorted=met] #c-output_growth")).to_be_visible()
    expect(result.locator("#undo")).to_contain_text("2022 年集群总产值改为 45亿：已写进草稿。")
    expect(result.locator("#kept")).to_contain_text("已保存在本机")
    assert kept(result)["output"] == ANSWERS["output"] | {"2022": "45亿"}
    result.locator("#undo-back").click()
    expect(result.locator("[data-sorted=unmet] #c-output_growth")).to_be_visible()
    expect(result.locator("#overall")).to_have_text(REPORT["overall"]["text"])
    assert result.locator("#c-patents_per_10k .try").count() == tries > 0  # two reports on, each gap is tried by one button


def test_the_result_fits_a_small_phone(phone):
    fits(phone)


def test_on_paper_stand_the_conditions_and_no_buttons(result):
    result.emulate_media(media="print")
    result.evaluate("dispatchEvent(new Event('beforeprint'))")
    for selector in ("#whatif", ".result-do", ".try", ".fixed"):
        assert result.locator(selector).evaluate_all("all => all.some(one => one.offsetParent)") is False
    expect(result.locator("#c-patents_per_10k .because")).to_be_visible()
    expect(result.locator(".numbers")).to_be_visible()
    expect(result.locator("#c-area .card-body")).to_be_hidden()
    result.emulate_media(media="screen")


def test_whoever_goes_to_a_question_comes_back_to_the_card_and_sees_what_the_draft_says_by_then(result):
    """Checks that are not listed are counted, and a question of any name stops nothing."""
    card = result.locator("#c-sme_majority")
    card.evaluate("one => { one.open = true }")
    result.route("**/check/", lambda route: route.fulfill(body="<p>", content_type="text/html"))  # it is enough that one comes there
    card.locator("a[href*='check/#']").first.click()
    result.wait_for_url(re.compile("/check/#q-"))
    result.unroute("**/check/")
    shares = {name: "101" for name in ("platform_rate", "rd_staff_share", "solid_waste")} | {"cloud_share": "六成"}
    odd = {'x"]y': "1", "sme_share": ["101", "102", "50"], "cluster_name": "不确定", "rd_growth": {"2022": "不确定"}}
    result.is_of_answers = False
    result.evaluate(STORE, {"answers": ANSWERS | shares | odd, "id": "x"})
    result.go_back()
    expect(card).to_have_attribute("open", "", timeout=BOOT)
    expect(card).to_be_in_viewport()
    steps = result.locator("#next-steps")
    expect(steps).to_contain_text("先核对 7 处")
    expect(steps.get_by_role("link", name="还有 2 处，在「提交前核对」里")).to_have_attribute("href", "../check/#review")
    expect(steps).to_contain_text("再答")
    expect(steps).to_contain_text('x"]y：本通知的表中没有这一栏')
    expect(steps.locator("a[href$='#q-cloud_share']")).to_have_text(re.compile("^企业上云比例：「六成」"))
    expect(result.locator("#of-whom")).to_be_hidden()  # no name
    result.locator("#try-what").select_option("rd_growth:2022")
    expect(result.locator("#try-now")).to_have_text("现在 暂不清楚")


def test_without_scripts_the_page_says_where_to_read(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in ("quick", "result"):
        page.goto(f"{site}{path}/")
        expect(page.locator("noscript p")).to_be_visible()
        assert page.locator("noscript a").first.get_attribute("href").startswith("../")
    context.close()
