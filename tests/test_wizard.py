"""The wizard in a real browser: what a person types, sees and presses."""

import json
import re
import time
from html.parser import HTMLParser

import pytest
from playwright.sync_api import expect

import rules
from rules import LATEST, looks
from rules.entry import SAID
from rules.facts import Kind
from rules.wording import word_count
from wizard.start.lean import node

from .conftest import ROOT, hosted
from .keeping.page import Few, becomes
from .walk import emptied, enter, opened, press, says, walked, years

PAGE = ROOT / "site/check/index.html"
MODULES = sorted((ROOT / "wizard").glob("*.mjs"))


@pytest.fixture(scope="module")
def warm(browser, site):
    """One page with Python in it, for the tests that need nothing new."""
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900}, permissions=["clipboard-read", "clipboard-write"])
    yield opened(context.new_page(), site)
    context.close()


@pytest.fixture
def wizard(warm):
    """That page with nothing in it."""
    warm.set_viewport_size({"width": 1280, "height": 900})
    return emptied(warm)


def test_a_whole_walk_gives_the_verdicts_and_asks_nobody_else(whole_page, seen, site):
    page = opened(whole_page, site, ready=False)
    walked(page)
    runtime = [url.split("/runtime/")[1].split("?")[0] for url in seen.requests if "/runtime/" in url]
    manifest = json.loads((ROOT / "site/assets/runtime/manifest.json").read_text("utf-8"))
    first = {"manifest.json", *(file["name"] for file in manifest["files"])}
    assert sorted(runtime) == sorted(first)
    assert [url for url in seen.requests if not url.startswith((site, "data:"))] == []
    assert seen.errors == []


TOO_NARROW = """width => {
  const room = cell => { const { paddingLeft, paddingRight } = getComputedStyle(cell); return Math.round(cell.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)) }
  const small = [...document.querySelectorAll("#check button, #check .choice, #check .cell, #check select, #check summary, #check a.button")]
    .filter(one => one.checkVisibility() && !one.matches(".notes summary, .remarks summary, .term") && one.getBoundingClientRect().height < 43.5)
    .map(one => [one.outerHTML.slice(0, 80), one.getBoundingClientRect().height])
  const cells = [...document.querySelectorAll(".entry .cell")].map(cell => [cell.id, room(cell)])
  return [document.documentElement.scrollWidth <= width, cells.length > 80, small, cells.filter(([, room]) => room < 64)]
}"""


def test_nothing_is_wider_than_the_screen_and_a_figure_has_room_beside_the_longest_unit(wizard):
    """Seven digits and a point, as people type them. Before the others: what they have done to the page makes another width dear."""
    wizard.evaluate("document.querySelectorAll('#check details').forEach(fold => { fold.open = true })")
    for width in (320, 390, 481, 600, 1100, 1280):
        wizard.set_viewport_size({"width": width, "height": 700})
        assert wizard.evaluate(TOO_NARROW, width) == [True, True, [], []], width
    wizard.evaluate("document.querySelectorAll('#check details').forEach(fold => { fold.open = false })")


def test_on_a_phone_the_result_stays_in_view_and_leads_there_and_back(wizard):
    wizard.set_viewport_size({"width": 390, "height": 844})
    wizard.locator("#q-platform_rate").fill("12")
    wizard.locator("#q-platform_rate").press("Tab")
    bar = wizard.locator("#bar")
    expect(bar).to_be_in_viewport()
    expect(bar).to_contain_text("还缺 50 项数据")
    expect(bar.locator("[data-count=met]")).to_have_text("1")
    wizard.locator("#bar-jump").click()
    expect(wizard.locator("#overall")).to_be_in_viewport()
    expect(wizard.locator("#bar-jump")).to_have_text("回到问题")
    wizard.locator("#bar-jump").click()
    expect(wizard.locator("#q-platform_rate")).to_be_in_viewport()
    wizard.evaluate("document.documentElement.dataset.big = 'on'; document.getElementById('show-examples').click()")  # in large type the bar is higher
    wizard.locator(".example").last.click()
    wizard.locator("#ask-yes").click()
    strip = wizard.locator("#undo")
    expect(strip).to_be_in_viewport()
    assert strip.bounding_box()["y"] + strip.bounding_box()["height"] <= bar.bounding_box()["y"]
    wizard.evaluate("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")
    assert bar.bounding_box()["y"] + bar.bounding_box()["height"] <= wizard.locator("footer").bounding_box()["y"]
    wizard.locator("#undo-back").click()
    wizard.evaluate("document.documentElement.dataset.big = 'off'")


def test_nonsense_is_told_at_its_place_and_the_rest_is_assessed(wizard):
    years(wizard, "output", "31.2亿", "三十多", "40")
    wizard.locator("#q-area").fill("12")
    says(wizard, "area", "满足")
    expect(wizard.locator("#s-output .complaints")).to_contain_text("2021 年：「三十多」不是能确认的数字")
    expect(wizard.locator("#s-output .echoes")).to_have_text("2020 年：按 31.20 亿元计")
    expect(wizard.locator("#q-output-2021")).to_have_attribute("aria-invalid", "true")
    assert "s-output" in wizard.locator("#q-output-2021").get_attribute("aria-describedby")
    says(wizard, "output_floor", "待补充")
    wizard.locator("#remarks summary").click()
    wizard.locator("#remarks a").click()
    expect(wizard.locator("#q-output-2021")).to_be_focused()
    wizard.locator("#q-output-2021").fill("35")
    says(wizard, "output_floor", "满足")
    expect(wizard.locator("#s-output .complaints")).to_have_count(0)
    expect(wizard.locator("#q-output-2021")).not_to_have_attribute("aria-invalid", "true")


def test_what_does_not_go_together_is_told_without_a_verdict_a_full_width_comma_is_not_guessed_and_nothing_becomes_markup(wizard):
    years(wizard, "sme_share", "61", "163", "64")
    expect(wizard.locator("#s-sme_share .warnings")).to_contain_text("应在 0 到 100 之间")
    says(wizard, "sme_majority", "满足")
    years(wizard, "output", "３１，２０", "36", "41")
    wizard.locator("#q-area").fill("<img src=x>")
    wizard.locator("#q-plan_goals").focus()
    expect(wizard.locator("#s-output .complaints")).to_contain_text("不是能确认的数字")
    says(wizard, "output_floor", "待补充")
    expect(wizard.locator("#s-area .complaints")).to_contain_text("<img src=x>")
    assert wizard.locator("#check img").count() == 0


def test_unsure_none_and_unanswered_are_different(wizard):
    unsure = wizard.get_by_role("button", name="暂不清楚：集群占地面积")
    says(wizard, "area", "待补充")
    unsure.click()
    says(wizard, "area", "需评审判断")
    expect(unsure).to_have_attribute("aria-pressed", "true")
    unsure.click()
    says(wizard, "area", "待补充")
    expect(unsure).to_have_attribute("aria-pressed", "false")
    press(wizard, "sharing_work", "无（都没有）")
    says(wizard, "sharing", "不满足")
    press(wizard, "sharing_work", "开展人力资源共享")
    says(wizard, "sharing", "满足")
    expect(wizard.locator("#q-sharing_work input[value=无]")).not_to_be_checked()
    expect(wizard.locator("[data-unsure]")).to_be_hidden()
    press(wizard, "sharing_work", "暂不清楚")
    says(wizard, "sharing", "需评审判断")
    expect(wizard.locator("[data-unsure]")).to_have_text("有 1 条因为答了「暂不清楚」还没有结论，请先查清。")
    expect(wizard.locator("#q-sharing_work input[value=staff]")).not_to_be_checked()
    press(wizard, "within_district", "否")
    says(wizard, "one_district", "不满足")
    wizard.get_by_role("button", name="清除：集群在一个区的区划范围内").click()
    says(wizard, "one_district", "待补充")
    expect(wizard.locator("#q-within_district input").first).to_be_focused()


SLOW = """() => { const frame = window.requestAnimationFrame
  window.requestAnimationFrame = does => frame(time => {
    window.requestAnimationFrame = frame
    const asked = new XMLHttpRequest()  // which stops the page and works nothing
    asked.open("GET", "slow", false)
    asked.send()
    does(time)
  }) }"""


def slowly(route):
    time.sleep(1.7)
    route.fulfill(body="")


def test_what_cannot_be_read_is_said_though_a_frame_takes_longer_than_a_pause_in_typing(wizard):
    wizard.locator("#q-area").focus()
    wizard.route("**/check/slow", slowly)
    with wizard.expect_response("**/check/slow"):
        wizard.evaluate(SLOW)
        wizard.locator("#q-area").fill("三十多")
    wizard.unroute("**/check/slow")
    expect(wizard.locator("#s-area .complaints")).to_contain_text("「三十多」")


def test_unsure_on_a_row_leaves_what_is_typed(wizard):
    years(wizard, "output", "31", "", "29")
    wizard.get_by_role("button", name="暂不清楚：集群总产值").click()
    assert [wizard.locator(f"#q-output-{year}").input_value() for year in (2020, 2021, 2022)] == ["31", "暂不清楚", "29"]
    says(wizard, "output_floor", "不满足")
    wizard.locator("#q-output-2021").click()
    wizard.keyboard.type("33")  # typing takes the place of 暂不清楚
    assert wizard.locator("#q-output-2021").input_value() == "33"


def test_on_paper_are_the_name_and_what_was_answered_and_the_blank_form_while_nothing_is(wizard):
    def turned(event, media):
        wizard.evaluate("event => dispatchEvent(new Event(event))", event)  # as the browser does before and after it prints
        wizard.emulate_media(media=media)
    turned("beforeprint", "print")
    expect(wizard.locator("#q-output-2022")).to_be_visible()
    turned("afterprint", "screen")
    wizard.locator("#q-area").fill("12")
    years(wizard, "sme_share", "60", "", "")
    wizard.evaluate("document.querySelector('#q-cluster_name').value = '甲产业'")
    turned("beforeprint", "print")
    for shown in ("#q-area", "#q-sme_share-2022", "#part-2 h2"):
        expect(wizard.locator(shown).first).to_be_visible()
    for gone in ("#q-output-2022", "#q-within_district", "#part-7 h2"):
        expect(wizard.locator(gone).first).to_be_hidden()
    expect(wizard.locator("#printed")).to_have_text("甲产业")
    turned("afterprint", "screen")
    expect(wizard.locator("#q-output-2022")).to_be_visible()
    wizard.evaluate("document.querySelector('#q-cluster_name').value = '暂不清楚'")  # no name
    wizard.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(wizard.locator("#printed")).to_have_text("")
    wizard.evaluate("dispatchEvent(new Event('afterprint'))")


def test_a_missing_answer_is_a_link_to_its_question(wizard):
    wizard.locator("#c-sme_majority > summary").click()
    wizard.locator("#c-sme_majority .lacks a", has_text="中小企业产值占比").first.click()
    expect(wizard.locator("#q-sme_share-2020")).to_be_focused()
    folded = wizard.locator("#q-sme_output-2020")
    expect(folded).not_to_be_visible()
    wizard.locator("#c-sme_majority .lacks a", has_text=re.compile("^中小企业产值（2020、2021、2022 年）$")).click()
    expect(folded).to_be_focused()
    wizard.go_back()
    wizard.locator("#c-sme_majority > summary").click()


def test_a_question_leads_to_the_condition_it_feeds_and_shows_its_verdict(wizard):
    link = wizard.locator("#q-within_district .why a")
    press(wizard, "within_district", "是")
    expect(link).to_have_attribute("data-verdict", "met")
    wizard.locator("[data-filter=unmet]").click()
    expect(wizard.locator("#c-one_district")).not_to_be_visible()
    link.click()
    expect(wizard.locator("#c-one_district .card-body")).to_be_visible()
    expect(wizard.locator("#c-one_district > summary")).to_be_focused()


PICK = """title => {
  const press = one => { if (one.checkVisibility()) one.click(); else throw new Error(`nobody can press ${one.textContent}`) }
  press(document.getElementById("show-examples"))
  press([...document.querySelectorAll(".example")].find(one => one.dataset.title === title))
  if (document.getElementById("ask").open) press(document.getElementById("ask-yes"))
}"""


@pytest.mark.parametrize("case", LATEST.cases, ids=lambda case: case.id)
def test_an_example_gives_the_verdicts_it_promises(warm, case):
    """Whatever stood there before."""
    warm.evaluate(PICK, case.title)
    words = f"() => [...{json.dumps([*case.expect])}.map(id => document.querySelector(`#c-${{id}} > summary [data-word]`).textContent), document.querySelector('#undo p').firstChild.data]"
    becomes(warm, words, [*(verdict.word for verdict in case.expect.values()), f"已填入例子：{case.title}。"])


TICKED = [field.id for field in LATEST.fields.values() if field.kind == Kind.TICKS]
SHOWN = """() => [document.getElementById("overall").textContent, document.getElementById("strange").textContent,
  [...document.querySelectorAll(%s)].map(box => box.checked), [...document.querySelectorAll(".card[data-verdict]")].map(card => [card.id.slice(2), card.dataset.verdict]).sort()]"""
ELSEWHERE = {
    "every word for none and for not known": ({name: [word] for name, word in zip(TICKED, SAID)}, ", ".join(f'#q-{name} [value="{special.value}"]' for name, special in zip(TICKED, SAID.values())), ""),
    "labels": ({"prohibited": "否", "within_district": " 是", "applicant_kind": "主导产业行业协会", "chain_work": ["建有产业链上下游产供销一体化协同协作机制"], "front_rank": "不清楚",
                "industry_field": ["不知道"]}, '#q-prohibited [value="no"], #q-within_district [value="yes"], #q-chain_work [value="joint_supply"], #q-front_rank [value="不确定"]', ""),
    "labels typed in another way": ({"energy_benchmark": "非高耗能行业，不适用", "water_benchmark": "不适用", "prohibited": " no ", "services": ["信息服务", "创业 辅导"]},
        '#q-energy_benchmark [value="not_applicable"], #q-water_benchmark [value="not_applicable"], #q-prohibited [value="no"], #q-services [value="information"], #q-services [value="startup"]', ""),
    "of which year": ({"output": "31", "sme_share": ["55", "56"], "smes": "无", "leading_share": ["60", "61", "62"]}, None, "集群总产值、中小企业产值占比"),
    "of another year": ({"output": {"2019": "29", "2020": "31", "2021": "32", "2022": "33"}, "sme_share": {"2020": "", "2023": "60"}, "smes": {"2020": ""}}, None, "2019 年集群总产值、2023 年中小企业产值占比"),
    "two where one can be": ({"prohibited": ["no", "yes"], "cluster_name": ["甲", "乙"], "area": "12"}, None, "主导产业属于禁止、限制和淘汰类产业、集群名称"),
    "a list where one can be": ({"prohibited": ["no"], "area": ["12"]}, None, "主导产业属于禁止、限制和淘汰类产业、集群占地面积"),
    "none among others": ({"sharing_work": ["无", "staff"], "chain_work": ["无（都没有）"]}, '#q-sharing_work [value="staff"]', "产业链资源协同协作工作、产业链强链补链工作"),
    "none where it is no box": ({"operating_body": "无"}, None, "设立管委会等运营管理机构"),
    "an option of another notice": ({"sharing_work": ["staff", "future"], "front_rank": "future", "area": "12"}, '#q-sharing_work [value="staff"]', "产业链资源协同协作工作、发展水平位居细分领域前列"),
}


@pytest.mark.parametrize("answers, ticked, unshown", ELSEWHERE.values(), ids=ELSEWHERE)
def test_a_draft_made_elsewhere_says_here_what_it_says_there(warm, answers, ticked, unshown):
    """Whatever stood there before: none of these looks like another."""
    wizard = warm
    draft = {"notice": LATEST.id, "format": 1, "answers": answers}
    wizard.locator("#draft-file").set_input_files({"name": "x.json", "mimeType": "application/json", "buffer": json.dumps(draft).encode()})
    report = json.loads(rules.assess(json.dumps(draft)))
    told = unshown and f"这份草稿里有本表显示不了的内容，已原样保留：{unshown}。"
    verdicts = sorted([item["id"], item["verdict"]] for item in report["criteria"])
    becomes(wizard, SHOWN % json.dumps(ticked or "none"), [report["overall"]["text"], told, [True for _ in ticked.split(", ")] if ticked else [], verdicts])
    expect(wizard.locator("#remarks summary")).to_have_text(re.compile(f"^{len(report['complaints'])} 处没有读懂" if report["complaints"] else "处请核对|^$"))
    if "future" in answers.get("sharing_work", ()):
        for box in ('[name="sharing_work"][value="equipment"]', '[name="front_rank"][value="no"]'):
            wizard.locator(box).evaluate("box => box.click()")  # ticked anew: that counts
        expect(wizard.locator("#strange")).to_be_hidden()


def test_signs_look_here_as_they_look_there():
    signs = [chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000]
    script = "import { folded } from './wizard/answers.mjs'; let text = ''; for await (const piece of process.stdin) text += piece; console.log(JSON.stringify(JSON.parse(text).map(folded)))"
    assert json.loads(node("--input-type=module", "-e", script, said=json.dumps(signs))) == list(map(looks.folded, signs))


def test_an_example_asks_before_it_replaces_and_can_be_undone(wizard):
    wizard.locator("#q-area").fill("77")
    for answer in ("#ask [data-close]", "#ask-yes"):
        wizard.locator("#show-examples").click()
        wizard.locator(".example").first.click()
        expect(wizard.locator("#ask-title")).to_contain_text("替换已填的内容吗")
        expect(wizard.locator("#q-area")).to_have_value("77")
        wizard.locator(answer).click()
    expect(wizard.locator("#q-area")).to_have_value("3.09")
    wizard.locator("#undo-back").click()
    expect(wizard.locator("#q-area")).to_have_value("77")
    expect(wizard.locator("#q-output-2022")).to_have_value("")


def test_by_keyboard_alone(wizard):
    wizard.locator("#clear").focus()

    def tab_to(selector):
        for _ in range(200):
            wizard.keyboard.press("Tab")
            if wizard.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"Tab never came to {selector}")

    tab_to("a[href='#part-1']")
    wizard.keyboard.press("Enter")
    tab_to("#q-area")
    wizard.keyboard.type("100")
    says(wizard, "area", "满足")
    tab_to("#q-industry_field input")
    wizard.keyboard.press("Space")
    says(wizard, "supported_field", "属重点支持")
    tab_to("#q-prohibited input")
    wizard.keyboard.press("Space")
    says(wizard, "not_prohibited", "不满足")
    wizard.keyboard.press("ArrowRight")
    says(wizard, "not_prohibited", "满足")
    tab_to("#q-energy_benchmark .why a")
    wizard.keyboard.press("Enter")
    expect(wizard.locator("#c-energy_benchmark > summary")).to_be_focused()
    tab_to("#c-energy_benchmark .lacks a")
    wizard.keyboard.press("Enter")
    expect(wizard.locator("#q-energy_benchmark input").first).to_be_focused()
    wizard.locator("#show-examples").focus()
    wizard.keyboard.press("Enter")
    wizard.keyboard.press("Escape")
    expect(wizard.locator("#show-examples")).to_be_focused()


PASTED = """texts => texts.map(text => {
  const cells = [2020, 2021, 2022].map(year => document.getElementById(`q-output-${year}`)), clipboardData = new DataTransfer()
  cells.forEach((cell, n) => { cell.value = n + 1 })
  clipboardData.setData("text/plain", text)
  cells[0].dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))
  return [cells.map(cell => cell.value), document.querySelector("#undo p").firstChild.data]
})"""
LEFT, UNCLEAR, STOOD = "已粘贴 3 格，名称和年份没有填入", "没有粘贴：分不清哪些是年份、哪些是数。请从年份那一行或那一列开始复制，或者一格一格填。", ["1", "2", "3"]
BY_YEAR = [  # what is pasted at 2020, what stands then, what is said: a year is never a figure
    ("2019\t2020\t2021\t2022\n28\t31\t35\t40", ["31", "35", "40"], f"{LEFT}，有 1 格没有位置，未填入。"),
    ("2021\t2022\t2023\n31\t35\t40", ["1", "31", "35"], "已粘贴 2 格，名称和年份没有填入，有 1 格没有位置，未填入。"),
    ("2022年\t2021 年度\t2020 年\n40\t35\t31", ["31", "35", "40"], f"{LEFT}。"),
    ("年度\t2022\t2021\t2020\n总产值\t40\t35\t31", ["31", "35", "40"], f"{LEFT}。"),
    ("单位：亿元\n指标\t单位\t2020\t2021\t2022\t合计\n总产值\t亿元\t31\t35\t40\t106", ["31", "35", "40"], f"{LEFT}，有 1 格没有位置，未填入。"),
    ("2020\t31\n2021\t35\n2022\t40", ["31", "35", "40"], f"{LEFT}。"),
    ("年度\t总产值\n2022\t40\n2021\t35", ["1", "35", "40"], "已粘贴 2 格，名称和年份没有填入。"),
    ("总产值\t2020\t31\n总产值\t2021\t35", ["31", "35", "3"], "已粘贴 2 格，名称和年份没有填入。"),
    ("2023\t2024\n31\t35", STOOD, "已粘贴 0 格，名称和年份没有填入，有 2 格没有位置，未填入。"),
    *((text, STOOD, UNCLEAR) for text in ("2020\t2021\t2022", "2020\n2021\n2022", "2021\t35", "2019\n31", "年度\t2021\n总产值\t35", "2020年\t31\t35",
                                          "1\t2\t3\n2020\t2021\t2022\n31\t35\t40", "2020\t2020\t2021\n31\t35\t40", "2020\t2021\t40", "2020\t2021\n2021\t35\n2022\t40")),
    ("31\t2021\t40", ["31", "2021", "40"], "已粘贴 3 格。"),
]


def test_pasting_from_a_spreadsheet_fills_the_row(wizard):
    def paste(cell, text):
        wizard.evaluate("text => navigator.clipboard.writeText(text)", text)
        wizard.locator(cell).focus()
        wizard.keyboard.press("Control+V")

    def row(field):
        return wizard.evaluate("field => [2020, 2021, 2022].map(year => document.getElementById(`q-${field}-${year}`).value)", field)

    paste("#q-output-2020", "31.20\t36\t41.55\r\n")
    assert row("output") == ["31.20", "36", "41.55"]
    says(wizard, "output_floor", "满足")
    expect(wizard.locator("#undo")).to_contain_text("已粘贴 3 格")
    paste("#q-standards_national_led-2021", "1\t2\t9\n3\t4")
    assert row("standards_national_led") == ["", "1", "2"] and row("standards_national_joined") == ["", "3", "4"]
    expect(wizard.locator("#undo")).to_contain_text("有 1 格没有位置")
    paste("#q-output-2020", "集群总产值\t31.2\t36.5\t41.6")  # with its name, as whoever copies a whole row does
    assert row("output") == ["31.2", "36.5", "41.6"]
    expect(wizard.locator("#undo")).to_contain_text("已粘贴 3 格，名称和年份没有填入。")
    paste("#q-output-2020", "指标\t2020年\t2021年\t2022 年\n总产值（亿元）\t31.3\t无\t41.7")
    assert row("output") == ["31.3", "无", "41.7"]
    assert wizard.evaluate(PASTED, [text for text, *_ in BY_YEAR]) == [[figures, told] for _, figures, told in BY_YEAR]
    paste("#q-output-2020", "\t2020\t2021\t2022\n产值\t31.20\t36\t41.55")
    assert row("output") == ["31.20", "36", "41.55"]
    paste("#q-standards_national_led-2020", "2020\t2021\t2022\n3\t4\t5")
    assert row("standards_national_led") == ["3", "4", "5"] and row("standards_national_joined") == ["", "3", "4"]
    paste("#q-standards_national_led-2020", "2021\t2022\t2023\n3\t4\t5")
    assert row("standards_national_led") == ["3", "3", "4"] and row("standards_national_joined") == ["", "3", "4"]
    paste("#q-standards_national_led-2020", "年度\t主持\t参与\n2022\t7\t8\n2021\t5\t6")
    assert row("standards_national_led") == ["3", "5", "7"] and row("standards_national_joined") == ["", "6", "8"]
    paste("#q-standards_national_led-2020", "约3\t4\t5")  # no name: it takes no more room than there is
    assert row("standards_national_led") == ["约3", "4", "5"]
    paste("#q-sme_share-2020", "61\n62\n63")  # a column copied for a row
    assert row("sme_share") == ["61", "62", "63"]
    wizard.locator("#undo-back").click()
    assert row("sme_share") == ["", "", ""] and row("output") == ["31.20", "36", "41.55"]


def test_characters_are_counted_as_the_rules_count_them(wizard):
    wizard.evaluate("document.querySelectorAll('.more-questions').forEach(fold => { fold.open = true })")
    for text in ("", "产业链完整", "GDP 增长 12.5%，共 3 家", "  一\n二\r\n三 ", "数字化😀转型", "，。！", "a" * 250):
        for words in ("x", text):
            enter(wizard, {"q-chain_text": words})
        expect(wizard.locator("[data-counts=q-chain_text]")).to_have_text(f"{word_count(text)} / 200 字")


def test_the_result_is_announced_once_not_with_every_key(wizard):
    wizard.evaluate("""() => {
        window.announced = [];
        new MutationObserver(() => announced.push(document.getElementById("announcement").textContent))
            .observe(document.getElementById("announcement"), { childList: true, characterData: true, subtree: true });
    }""")
    wizard.locator("#q-area").press_sequentially("123.45", delay=150)
    press(wizard, "within_district", "否")
    expect(wizard.locator("#announcement")).to_contain_text("发现 1 项不满足")
    assert len(wizard.evaluate("announced")) <= 2


def test_a_filter_shows_only_its_conditions(wizard):
    press(wizard, "within_district", "否")
    says(wizard, "one_district", "不满足")
    wizard.locator("[data-filter=unmet]").click()
    assert [card.get_attribute("id") for card in wizard.locator(".card:visible").all()] == ["c-one_district"]
    assert wizard.locator(".group:visible").count() == 1
    wizard.locator("[data-filter=met]").click()
    expect(wizard.locator(".nothing")).to_be_visible()
    wizard.locator("[data-filter=all]").click()
    assert wizard.locator(".card:visible").count() == len(LATEST.criteria)


@pytest.fixture
def few(tmp_path):
    with hosted(tmp_path, Few) as address:
        yield address


def test_what_was_typed_survives_a_reload_and_the_way_back(page, few):
    opened(page, few, ready=False)  # no verdict is needed here
    years(page, "output", "31", "32", "33")
    press(page, "sharing_work", "开展人力资源共享")
    page.locator("#part-2 .more-questions > summary", has_text="知道得更细").click()
    page.locator("#q-output_2019").fill("30亿")
    for leave in (page.reload, lambda: (page.goto(f"{few}sitemap.xml"), page.go_back())):
        leave()
        expect(page.locator("#q-output-2021")).to_have_value("32")
        expect(page.locator("#q-sharing_work input[value=staff]")).to_be_checked()
        expect(page.locator("#q-output_2019")).to_be_visible()
        expect(page.locator("[data-answered='2']")).to_have_text("已答 2 / 16")
    page.locator("#clear").click()
    page.locator("#ask-yes").click()
    page.reload()
    expect(page.locator("[data-answered='2']")).to_have_text("已答 0 / 16")
    expect(page.locator("#q-output-2021")).to_have_value("")


class Tags(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.all, self.within = [], False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.within |= ("id", "check") in attributes
        self.all += [(tag, dict(attributes))] if self.within else []


def test_every_field_and_condition_stands_in_the_page_once_and_nothing_runs_inline():
    tags = Tags(PAGE.read_text("utf-8")).all
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    wanted = {f"q-{field.id}" for field in LATEST.form.fields} | {f"c-{criterion.id}" for criterion in LATEST.criteria}
    wanted |= {f"q-{field.id}-{year}" for field in LATEST.form.fields for year in field.years}
    assert wanted <= set(ids)
    body_tags = tags[:next(n for n, (tag, attributes) in enumerate(tags) if attributes.get("id") == "ask")]
    assert [tag for tag, attributes in body_tags if tag in ("script", "style") or any(name == "style" or name.startswith("on") for name in attributes)] == []
    where = [attributes.get("id") for _, attributes in tags]
    asked = tags[where.index("questions"):where.index("results")]
    places = {attributes["name"] for tag, attributes in asked if tag in ("input", "select", "textarea") and attributes.get("id") != "whole"}
    assert places == {field.id for field in LATEST.form.fields if field.kind.value != "paper"}
    described = {part for _, attributes in body_tags for part in attributes.get("aria-describedby", "").split()}
    assert described <= set(ids)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_a_module_is_short_says_its_law_and_makes_no_markup(path):
    text = path.read_text("utf-8")
    assert len(text.splitlines()) < 150
    assert re.match(r"// \S.{20,}\.\n", text)
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|https?://", text)
