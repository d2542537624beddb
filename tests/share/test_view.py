"""The reviewer's page in a real browser: what comes as a file, a link or a code becomes a sheet, is read, printed and set beside others, and nothing is kept."""

import json
import re
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256

import pytest
from playwright.sync_api import expect

from tests.next_year import LAST_YEAR
from wizard.share.links import sum_of, written

from ..alike import clear_once
from ..conftest import complaints
from ..large import narrow
from .conftest import BOOT, STORED, WHOLE, file_of, linked, pasted, told


@pytest.fixture(scope="module")
def table(browser, site):
    """The reviewer's page in a browser that keeps nothing yet."""
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    page.sent, page.errors = [], complaints(context, [])
    context.on("request", lambda one: page.sent.append([one.method, one.url, one.post_data or "", one.headers.get("referer", "")]))
    page.goto(f"{site}view/")
    yield page
    context.close()


def sealed(text):
    """Any text as a well-made link."""
    squeeze = zlib.compressobj(9, wbits=-15)
    letters = urlsafe_b64encode(squeeze.compress(text.encode()) + squeeze.flush()).decode().rstrip("=")
    return f"r1.{letters}.{sum_of(letters)}"


def inside(fragment):
    return json.loads(zlib.decompress(urlsafe_b64decode(fragment.split(".")[1] + "==="), wbits=-15))


def opened(page, fragment):
    page.evaluate("""fragment => { document.getElementById("view-troubles").replaceChildren(); location.hash = fragment }""", fragment)


def cleared(page):
    page.evaluate("""[...document.querySelectorAll(".sheet button")].filter(one => one.textContent === "收起这一份").reverse().forEach(one => one.click())""")
    expect(page.locator(".sheet")).to_have_count(0)


def damaged():
    """Each with what is said of it."""
    never_ending = sealed('{"answers":{},"x":"' + "0" * 20_000_000)
    bottomless = sealed(f'{{"notice":"{LAST_YEAR.id}","answers":{{}},"x":{"[" * 60_000}{"]" * 60_000}}}')  # it would end the browser's stack, and Python in it
    return {"r1.AAAA.00000000": "链接的内容和做成时不一样", "r1.AAAA": "链接不完整", "r1.<img src=x>": "链接不完整", f"r1.{'A' * 1_000_000}.00000000": "这不是自测结果的链接",
               linked(True, area="12")[:-1]: "链接不完整", linked(True, area="12")[:-8] + "00000000": "链接的内容和做成时不一样",
               f"r1.AAAA.{sum_of('AAAA')}": "链接的内容和做成时不一样|这不是自测结果的链接", never_ending: "这不是自测结果的链接", bottomless: "这不是自测结果的链接",
               written({"notice": "beijing", "answers": {}}): "这个链接依据的通知不在本站中"}


def test_a_damaged_link_is_one_sentence_and_python_lives_on(table):
    for fragment, sentence in damaged().items():
        opened(table, fragment)
        expect(table.locator("#view-troubles")).to_have_text(re.compile(f"^链接：({sentence})[^。]*。([^。]*。)?$"), timeout=BOOT)
        assert table.locator(".sheet").count() == 0 and table.locator("#view img").count() == 0
        expect(table.locator("#view-waiting")).to_have_text("")
    assert table.evaluate(STORED) == [[], [], []] and table.errors == []


def test_keys_of_javascript_s_own_objects_are_answers_like_any_other(table):
    opened(table, written({"notice": LAST_YEAR.id, "rules": "__proto__", "answers": {
        "__proto__": {"area": "1"}, "constructor": "x", "toString": ["1"], "area": "12", "output": {"__proto__": "1", "2020": "31"}}}))
    expect(table.locator(".sheet-answers tr")).to_have_text([re.compile("集群占地面积.*12"), re.compile("2020 年 31")])
    assert table.evaluate("({}).area") is None and table.evaluate("({}).polluted") is None and table.errors == []


def test_a_link_of_revised_rules_is_worked_out_anew_and_says_what_came_out_otherwise(table):
    held = inside(linked(True, area="12")) | {"rules": "00000000"}
    was = held.pop("was")
    for more, sentence in (({}, "重新算出。"), ({"was": was}, "结果和当时相同。"), ({"was": was.replace("m", "u", 1)}, "有 1 条和当时不同：基-2 占地面积（不满足 → 满足）。")):
        opened(table, written(held | more))
        expect(table.locator(".sheet-note").last).to_have_text(re.compile(f"^链接做成时规则版本是 00000000，之后修订过；.*{re.escape(sentence)}$"))


def test_the_way_back_leaves_every_sheet_where_it_is(table, site):
    cleared(table)
    fragment, other = linked(False, area="12"), linked(False, area="120")
    table.goto(f"{site}view/#{fragment}")
    expect(table.locator(".sheet")).to_have_count(1, timeout=BOOT)
    table.locator("#view-files").set_input_files([file_of(), file_of("乙.json", cluster_name="乙产业")])
    names = ["转发来的自测结果", "上海市金山区无人机产业集群", "乙产业"]
    expect(table.locator(".sheet h2")).to_have_text(names)
    for name in names[1:]:
        table.locator("#view-list").get_by_role("link", name=name).click()
    for _ in range(2):
        table.go_back()
    expect(table).to_have_url(f"{site}view/#{fragment}")
    expect(table.locator(".sheet h2").first).to_be_in_viewport()
    table.evaluate("link => { location.hash = link }", other)
    expect(table.locator(".sheet h2")).to_have_text([*names, "转发来的自测结果（2）"])
    expect(table.locator(".sheet h2").last).to_be_in_viewport()
    table.go_back()
    expect(table.locator(".sheet h2").first).to_be_in_viewport()
    expect(table.locator(".sheet")).to_have_count(4)
    expect(table.locator("#view-troubles")).to_be_empty()


@pytest.fixture
def asked(table):
    """What the browser asks whoever leaves; he stays where he was."""
    kinds = []
    answer = lambda dialog: (kinds.append(dialog.type), dialog.accept())
    table.on("dialog", answer)
    table.route("**/nothing", lambda route: route.fulfill(status=204))
    yield kinds
    table.unroute("**/nothing")
    table.remove_listener("dialog", answer)


def test_whoever_leaves_with_several_files_open_is_asked_until_they_are_printed(table, asked):
    cleared(table)
    for name, printed, times in (("甲", False, 0), ("乙", False, 1), ("", True, 1)):
        if name:
            table.locator("#view-files").set_input_files(file_of(f"{name}.json", cluster_name=name))
            expect(table.locator(".sheet h2").last).to_have_text(name, timeout=BOOT)
        table.locator(".sheet h2").first.click()  # a browser asks only whoever has done something on the page
        if printed:
            table.evaluate("dispatchEvent(new Event('afterprint'))")
        with table.expect_response("**/nothing"):  # then it is over
            table.evaluate("location.assign('nothing')")
        assert asked == ["beforeunload"] * times, (name, printed)


LINES = ".sheet li, .sheet tr, #compared tbody tr"
SPLIT = {"sme_share": {"2020": "40", "2021": "51", "2022": "52"}}


def test_a_reviewer_reads_several_files_prints_them_and_keeps_nothing(table):
    cleared(table)
    expect(table.locator("#view-print")).to_be_disabled()
    table.locator("#view-files").set_input_files([file_of(), file_of("乙.json", cluster_name="<b>乙</b>" + "字" * 300, area="120", output={"2020": "三十多"}, **SPLIT),
                                                  {"name": "别的.html", "mimeType": "text/html", "buffer": "<p>别的网页".encode()}])
    sheets = table.locator(".sheet")
    expect(sheets).to_have_count(2, timeout=BOOT)
    expect(table.locator("#view-troubles")).to_have_text("「别的.html」：这不是自测草稿，没有打开。")
    first, second = (table.locator(".sheet", has=table.locator("h2", has_text=name)) for name in ("上海市金山区无人机产业集群", "<b>乙</b>"))
    text = first.text_content()  # it comes as a whole
    for said in ("上海市金山区无人机产业协会，金山区", "初审清单", "初审意见：", "有 1 项，待补", "2020 年 31.20 亿元；2021 年 36.00 亿元", "021-00000002", "不是认定结论"):
        assert said in text, said
    expect(first.locator(".sheet-check li")).to_have_count(52)
    expect(first.locator(".sheet-check li", has_text="近三年产值")).to_contain_text("佐证 1/1")
    expect(second).to_contain_text("没有读懂：2020 年集群总产值：「三十多」")
    expect(second.locator(".sheet-check li", has_text="中小企业产值占比")).to_contain_text("按「每年」不满足；按「最近一年」满足")
    expect(second.locator(".sheet-open li", has_text="占地面积")).to_contain_text("120")
    assert table.locator(".sheet :is(input, textarea, select, [contenteditable])").count() == 0
    expect(table.locator("#view-list li")).to_have_count(2)
    table.emulate_media(reduced_motion="reduce")
    side = table.locator("#compared")
    side.locator("summary").click()
    expect(side.locator("td", has_text="满足 ※")).not_to_have_count(0)
    assert clear_once(table, LINES, "#view") + narrow(table) == []
    side.locator("summary").click()
    table.emulate_media(media="print")
    for hidden in (".view .intro", ".sheet-buttons", "#view-list", ".md-header"):
        expect(table.locator(hidden).first).to_be_hidden()
    assert first.locator(".sheet-check").evaluate("list => list.getBoundingClientRect().height") < 900  # on one sheet of A4, with its head
    table.evaluate("document.getElementById('view-short').click()")
    assert len(re.findall(rb"/Type\s*/Page\b", table.pdf(prefer_css_page_size=True))) == 2  # the checklists alone, one sheet of A4 each
    table.emulate_media(media="screen")
    second.get_by_role("button", name="收起这一份").click()
    expect(sheets).to_have_count(1)
    assert table.evaluate(STORED) == [[], [], []]
    assert told(table.sent, "31.2", "021-", "%E6") == [] and table.errors == []


MIXED = {"cluster_name": "丙产业", "output": ["31", "36", "29.5"], "sme_output": ["20", "20", "20"], "sme_share": ["64.52", "80", "67.80"],
         "governance_work": ["rights"], "sme_patents": {"2022": "7"}, "incidents": "no", "leading_output": ["10", "20", "10"], "cloud_share": "60.927768", "sharing_work": "无", "within_district": "不确定"}


def test_a_sheet_tells_what_is_to_be_looked_at_and_what_each_verdict_rests_on(table):
    cleared(table)
    table.locator("#view-files").set_input_files(file_of("丙-2026-11-20.json", **MIXED))
    sheet = table.locator(".sheet")
    expect(sheet).to_have_count(1, timeout=BOOT)
    line = {title: sheet.locator(".sheet-check li", has=table.get_by_text(title, exact=True)) for title in ("近三年产值", "主导产业占比", "中小企业产值占比", "共享机制", "政策宣贯全覆盖", "无较大事故和重大事件", "在一个区内")}
    expect(line["近三年产值"].locator(".sheet-more")).to_have_text("2022 年集群总产值还差 0.50 亿元")
    expect(line["主导产业占比"].locator(".sheet-more")).to_have_text("2020 年主导产业产值需再增 5.5001 亿元；2022 年主导产业产值需再增 4.7501 亿元")
    expect(line["共享机制"].locator(".sheet-more")).to_have_text("没有勾选「开展通用生产设备共享」等 4 项")
    expect(line["中小企业产值占比"].locator(".sheet-more")).to_have_text("※ 有关数字待核对")
    expect(line["政策宣贯全覆盖"].locator(".sheet-more")).to_have_text("没有勾选「建立中小企业政策宣贯与对接机制」")
    assert [line[title].locator(".sheet-word small").all_inner_texts() for title in line] == [["计算"], ["计算"], ["计算"], ["勾选"], ["勾选"], ["自述"], []]
    patents = sheet.locator(".sheet-list tr", has_text="每万人有效发明专利")
    expect(patents).to_contain_text("还缺中小企业从业人员数。")  # of the ways the one begun: no need to have them all
    expect(sheet.locator(".sheet-list tr", has_text="近三年产值")).to_contain_text("据所填数据计算")
    head = sheet.locator(".sheet-head")
    for said in ("所填内容有 1 处请先核对，有关的条件标有「※」。", "「重点支持」1 条不是门槛，没有算在内", "存档文件「丙-2026-11-20.json」。", "没有核实；佐证材料没有随这份来"):
        expect(head).to_contain_text(said)
    head.get_by_role("link", name="1 处请先核对").click()
    expect(sheet.locator("h3", has_text="请核对的 1 处")).to_be_in_viewport()
    expect(sheet.locator("h3").nth(1)).to_have_text("请核对的 1 处")  # right behind the checklist
    expect(sheet.locator(".sheet-answers", has_text="60.93%（原数 60.927768%）")).to_have_count(1)
    assert sum(int(one.split()[1]) for one in head.locator(".sheet-tally span").all_inner_texts()) == 51
    assert table.errors == []


def test_what_is_to_be_put_right_can_be_copied(table):
    cleared(table)
    table.locator("#view-files").set_input_files(file_of("丙.json", **MIXED, digital_services=["providers"]))
    sheet = table.locator(".sheet")
    sheet.get_by_role("button", name="复制要补正的内容").click(timeout=BOOT)
    expect(sheet.locator(".made")).to_have_text("已复制。")
    text = sheet.locator("textarea").input_value()
    assert text.startswith("丙产业：请核对下面的内容。填错的请更正，属实的请不要改，缺的请补上，然后再发一份。")
    for said in ("1-1 近三年产值：2020 年集群总产值 31.00 亿元", "按所填数据，本条不满足。2022 年集群总产值还差 0.50 亿元", "4-6 每万人有效发明专利：还缺中小企业从业人员数。",
                 "请核对 1 处\n1. 2021 年中小企业产值占比填的是 80.00%", "佐证待补 5 项", "（通知没有写，建议准备）\n", "不是认定结论",
                 "答了「暂不清楚」，请查清 1 条\n1. 程-1 在一个区内："):
        assert said in text, said
    assert "基-6" not in text  # no threshold
    expect(sheet.locator(".sheet-check li", has_text="在一个区内").locator(".sheet-more")).to_have_text("答了「暂不清楚」，请查清")
    table.emulate_media(media="print")
    expect(sheet.locator(".sheet-mend")).to_be_hidden()
    table.emulate_media(media="screen")
    sheet.get_by_role("button", name="收起这一份").click()
    assert table.errors == []


def test_several_sheets_stand_beside_each_other(table):
    cleared(table)
    side = table.locator("#compared")
    table.locator("#view-files").set_input_files(file_of())
    expect(table.locator(".sheet")).to_have_count(1, timeout=BOOT)
    expect(side).to_be_hidden()
    table.locator("#view-files").set_input_files(file_of("乙.json", cluster_name="<b>乙</b>" + "字" * 60, output=["312000", "36", "41.5"], leading_share=["40", "55", "70"]))
    expect(table.locator(".sheet")).to_have_count(2)
    side.locator("summary").click()
    names = table.locator(".sheet h2").all_inner_texts()
    expect(side.locator("thead th")).to_have_text(["条件", *names])
    expect(side.locator("tbody tr")).to_have_count(53)
    expect(side.locator("tr", has_text="近三年产值").locator("td")).to_have_text(["满足", "满足 ※"])
    for column, sheet in enumerate(table.locator(".sheet").all()):
        words = side.locator(f"tbody tr:not(:has-text('重点支持')) td:nth-child({column + 2}) .word").all_inner_texts()
        counts = [words.count(word) for word in ("不满足", "待补充", "需评审判断")]
        expect(side.locator("tbody tr").first.locator("td").nth(column)).to_have_text(" / ".join(map(str, counts)))
        assert [int(one.split()[1]) for one in sheet.locator(".sheet-tally span").all_inner_texts()][:3] == counts
    table.emulate_media(reduced_motion="reduce")
    side.get_by_role("link", name=names[1]).click()
    expect(table.locator(".sheet h2").nth(1)).to_be_in_viewport()
    table.emulate_media(media="print")
    for short in (True, False):
        table.evaluate("short => { const box = document.getElementById('view-short'); if (box.checked !== short) box.click() }", short)
        expect(side.locator("table")).to_be_visible(visible=not short)
    table.emulate_media(media="screen")
    for name, place in zip(names[::-1], (".sheet", "#view-file")):  # whoever puts one away is at the next, or where another is opened
        table.locator(".sheet").last.get_by_role("button", name="收起这一份").press("Enter")
        expect(table.locator(place)).to_be_focused()
        expect(table.locator("#view-waiting")).to_have_text(f"已收起「{name}」。")
        expect(side).to_be_hidden()
    assert table.errors == []


def test_a_sheet_without_a_name_has_lines_to_write_it_on_where_it_is_printed(table, site):
    cleared(table)
    pasted(table, f"{site}view/#{linked(True, area='12')}")
    expect(table.locator(".sheet")).to_have_count(1, timeout=BOOT)
    expect(table.locator(".sheet-blank")).to_be_hidden()
    table.emulate_media(media="print")
    expect(table.locator(".sheet-blank")).to_be_visible()
    table.emulate_media(media="screen")
    table.locator("#view-files").set_input_files(file_of())
    expect(table.locator(".sheet")).to_have_count(2)
    expect(table.locator(".sheet-blank")).to_have_count(1)


def test_a_link_and_a_draft_can_be_pasted(table, site):
    link = f"{site}view/#{linked(False, area='12')}"
    cleared(table)
    named = json.dumps({"notice": LAST_YEAR.id, "answers": {"cluster_name": "r1.2"}})
    angles, other_sign = (f"{site}view/#{linked(True, area=area)}" for area in ("13", "14"))
    for number, text in enumerate((f"请看 {link[:60]}\n{link[60:]} 谢谢", named, f"<{angles}>\n张三", other_sign.replace("#", "%23")), 1):
        pasted(table, text)
        expect(table.locator(".sheet")).to_have_count(number, timeout=BOOT)
    pasted(table, "随便一段话")
    expect(table.locator("#view-troubles")).to_have_text("粘贴的内容：这不是自测草稿，没有打开。")
    expect(table.locator(".sheet")).to_have_count(4)


def test_each_link_and_code_of_a_pasted_text_becomes_a_sheet_that_can_be_told_apart(table, site):
    cleared(table)
    links = [f"{site}view/#{linked(False, area=area)}" for area in ("12", "120")] + [f"{site}view/#{linked(True, area=area)}" for area in ("12", "13", "14")]
    draft = json.dumps({"notice": LAST_YEAR.id, "format": 1, "answers": {"cluster_name": "甲产业"}}).encode()
    code = f"SMEC1.t.{sha256(draft).hexdigest()[:16]}.{urlsafe_b64encode(draft).decode().rstrip('=')}"
    table.set_viewport_size({"width": 390, "height": 844})
    pasted(table, f"张三: {links[0]}\n李四: {links[1][:70]}\n{links[1][70:]}\n13800000000\n{code[:40]}\n{code[40:]}\n{links[2]}\n{links[3][:-30]} 王五\n{code}\n\nSent from my iPhone")
    expect(table.locator("#view-troubles p")).to_have_text([re.compile("^第 5 份：链接不完整"), re.compile("^第 6 份：这一份已经打开，和「甲产业」内容相同。$")], timeout=BOOT)
    titles = table.locator(".sheet h2")
    expect(titles).to_have_text(["转发来的自测结果", "转发来的自测结果（2）", "甲产业", "转发来的自测结果（3）"])
    expect(table.locator("#view-list a")).to_have_text(titles.all_inner_texts())
    expect(table.locator("#view-text")).not_to_have_value("")  # what did not open can be put right
    pasted(table, f"{links[3]}\n\n{links[4]}")
    expect(titles).to_have_count(6)
    expect(table.locator("#view-text")).to_have_value("")
    expect(table.locator("#view-troubles")).to_be_empty()
    fourth = table.locator(".sheet").nth(4)
    expect(fourth).to_be_focused()
    expect(fourth.locator("h2")).to_have_text("转发来的自测结果（4）")
    expect(fourth.locator("h2")).to_be_in_viewport(ratio=1)
    pasted(table, links[4])
    expect(table.locator("#view-troubles")).to_have_text("链接：这一份已经打开，和「转发来的自测结果（5）」内容相同。")
    table.locator("#view-files").set_input_files([file_of(), file_of("又一次.json")])
    expect(table.locator("#view-troubles")).to_have_text("「又一次.json」：这一份已经打开，和「上海市金山区无人机产业集群」内容相同。")
    expect(titles).to_have_count(7)
    cleared(table)
    pasted(table, links[4])
    expect(titles).to_have_text(["转发来的自测结果"])
    table.set_viewport_size({"width": 1280, "height": 720})
    assert table.errors == []


def test_the_checklist_of_a_link_stands_on_one_sheet_of_paper_with_its_lines_to_sign(table, site):
    cleared(table)
    held = inside(linked(False, **WHOLE)) | {"rules": "00000000"}
    longest = held | {"verdicts": {"review": " ".join(held["verdicts"].values())}}
    pasted(table, "\n".join(f"{site}view/#{fragment}" for fragment in (linked(False, area="12"), linked(False, **WHOLE), linked(True, **WHOLE), written(longest))))
    expect(table.locator(".sheet")).to_have_count(4, timeout=BOOT)
    expect(table.locator(".sheet").last.locator(".sheet-check [data-verdict=review] .word")).to_have_count(52)
    table.locator("#view-short").set_checked(True)
    table.emulate_media(media="print")
    assert len(re.findall(rb"/Type\s*/Page\b", table.pdf(prefer_css_page_size=True))) == 4
    table.emulate_media(media="screen")
    table.locator("#view-short").set_checked(False)
    assert table.errors == []
