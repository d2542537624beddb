"""The whole form in a real browser: its tasks, the figures it offers, the check before handing in, and the papers made in the page."""

import io
import json
import re
import time
import zipfile

import docx
import pytest
from playwright.sync_api import expect

from rules import LATEST
from rules.saved import reopened

from .conftest import complaints
from .heard import hear, heard, hears
from .keeping.page import FEW, LEFT_OUT
from .papers import ANSWERS, SHOWN
from .rules.test_quotation import FURNITURE, bare, core, printed
from .test_wizard import PAGE, Tags
from .walk import BOOT, body, emptied, enter, opened, press, says, years

PAPERS = re.compile("papers|wizard|xlsxwriter", re.I)
ROWS = {"patents": [{"number": f"ZL{n}", "title": "一种装置", "name": f"企业{n % 50}", "sme": "是", "kind": "发明专利", "in_2022": "是"} for n in range(300)],
        "enterprises": [{"name": f"企业{n}", "sme": "是", "in_2022": "是"} for n in range(200)]}


@pytest.fixture(scope="module")
def warm(browser, site):
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900}, accept_downloads=True)
    page = context.new_page()
    page.asked_for, page.wrong = [], complaints(context, [])
    page.on("request", lambda request: page.asked_for.append(request.url))
    page.is_fresh = opened(page, site)
    yield page
    context.close()


@pytest.fixture
def fresh(warm, site):
    """That page as it came."""
    if not warm.is_fresh:
        emptied(warm)
        warm.asked_for.clear()
        warm.wrong.clear()
        opened(warm, site)
    warm.is_fresh = False
    yield warm
    warm.context.set_offline(False)


@pytest.fixture
def form(warm):
    """That page with nothing in it; whoever reads it has left every part."""
    warm.is_fresh = False
    emptied(warm)
    warm.evaluate("document.querySelectorAll('#check details.more-questions').forEach(fold => { fold.open = true })")
    return warm


def task(page, part):
    return page.locator(f"[data-task='{part}']")


def handed(page, answers):
    """A draft as a file, opened."""
    text = json.dumps({"notice": LATEST.id, "format": 1, "answers": answers}, ensure_ascii=False)
    page.locator("#draft-file").set_input_files({"name": "x.json", "mimeType": "application/json", "buffer": text.encode()})


def downloaded(page, kind):
    with page.expect_download(timeout=BOOT) as coming:
        page.locator(f"[data-paper={kind}]").click()
    return coming.value.suggested_filename, coming.value.path().read_bytes()


def all_text(data):
    """Every piece of text of a Word file, as an independent reader sees it."""
    document = docx.Document(io.BytesIO(data))
    return "\n".join(node.text or "" for node in document.element.body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"))


# ---- the papers ----

TYPED = {"#q-cluster_name": "上海市嘉定区/智能传感产业", "#q-department": "嘉定区经委", "#q-applicant": "智能传感协会", "#q-area": "1250公顷",
         "#q-leading_growth": "17.335", "#q-chain_text": "绘制图谱\n补链三处", "#q-plan_goals": "到 2025 年产值 80 亿元"}
ON_PAPER = ("上海市嘉定区/智能传感产业", "嘉定区经委", "智能传感协会", "12.50", "17.34", "绘制图谱", "补链三处", "到 2025 年产值 80 亿元", "31.20", "41.55", "☑开展人力资源共享")


LATER = re.compile(r"/runtime/[^/]*(wizard|xlsxwriter)", re.I)


def test_nothing_moves_or_comes_before_the_papers_are_asked_for_and_the_bundle_made_in_the_page_holds_what_was_typed(fresh, site):
    """A list that is written when it comes into view must have had its place before: else a press goes past its button.
    And a paper that then does not come is one sentence, and trying again helps."""
    page = fresh
    page.route(LATER, lambda route: route.abort())
    place = lambda: page.locator("#papers").evaluate("one => Math.round(one.getBoundingClientRect().top + scrollY)")
    page.locator("#answers-given details").first.wait_for(state="attached")
    was = place()
    page.locator("#review").scroll_into_view_if_needed()
    page.wait_for_timeout(500)
    assert place() == was
    runtime = lambda: {url.split("/runtime/")[1].split("?")[0] for url in page.asked_for if "/runtime/" in url}
    page.locator("#q-area").fill("12")
    says(page, "area", "满足")
    page.wait_for_load_state("networkidle")
    before = runtime()
    assert not [name for name in before if PAPERS.search(name)] and page.wrong == []
    page.locator("[data-paper=form]").click()
    expect(page.locator("#papers-said")).to_contain_text("已填的内容都在", timeout=BOOT)
    expect(page.locator("#q-area")).to_have_value("12")
    page.unroute(LATER)
    expect(page.locator("[data-paper=form]")).to_be_enabled()
    assert downloaded(page, "form")[0].startswith("未命名集群_申报表_")
    page.wrong.clear()  # of what did not come
    page.evaluate("document.querySelectorAll('#check details.more-questions').forEach(fold => { fold.open = true })")
    enter(page, {place[1:]: words for place, words in TYPED.items()})
    years(page, "output", "31.2亿", "36", "41.55")
    press(page, "sharing_work", "开展人力资源共享")
    page.locator("#evidence-list").click()
    page.locator("[data-line='sharing_work.staff']").click()
    expect(page.locator("[data-line='sharing_work.staff']")).to_have_text("有")
    name, data = downloaded(page, "bundle")
    assert re.fullmatch(r"上海市嘉定区 智能传感产业_申报材料包_20\d\d-\d\d-\d\d\.zip", name)
    assert runtime() - before and [url for url in page.asked_for if not url.startswith((site, "data:", "blob:"))] == []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        files = {name: archive.read(name) for name in archive.namelist()}
    form = next(data for name, data in files.items() if "申报表" in name)
    text = all_text(form)
    assert [words for words in ON_PAPER if bare(words) not in bare(text)] == []
    kept = files["05_存档/存档.html"].decode()
    assert "智能传感产业" in kept.split("<script")[0] and reopened(kept).data["answers"]["cluster_name"] == TYPED["#q-cluster_name"]
    assert reopened(kept).data["evidence"] == {"sharing_work.staff": "有"}
    expect(page.locator("#papers-said")).to_contain_text("已生成：上海市嘉定区 智能传感产业_申报材料包_")
    page.context.set_offline(True)  # once there, nothing more is needed
    page.locator("#fill-blanks").click()
    name, filled = downloaded(page, "form")
    assert name.endswith(".docx") and all_text(filled).count("无") > text.count("无") + 25
    for kind, suffix in {"lists": "xlsx", "evidence": "docx", "report": "docx", "checklist": "docx"}.items():
        assert downloaded(page, kind)[0].endswith(f".{suffix}")
    page.locator("#fill-blanks").click()
    assert page.wrong == []


# ---- the tasks ----

def test_a_part_goes_from_not_begun_to_done(form):
    expect(task(form, "6")).to_have_text("未开始")
    press(form, "exchange_work", "参加中国国际中小企业博览会等展会类活动")
    expect(task(form, "6")).to_have_text("填写中")
    form.locator("#q-area").focus()  # another part
    expect(task(form, "6")).to_have_text("有缺项，空 4 栏")
    form.locator("#q-overseas_branches").fill("无")
    years(form, "export_growth", "1", "2", "3")
    years(form, "fdi_growth", "1", "暂不清楚", "3")
    form.locator("#q-openness_text").fill("开展了交流")
    expect(task(form, "6")).to_have_text("已完成")
    expect(task(form, "6")).to_have_attribute("data-state", "done")
    press(form, "exchange_work", "其他")  # what is written beside 其他 is wanted now
    form.locator("#q-area").focus()
    expect(task(form, "6")).to_have_text("有缺项，空 1 栏")
    form.locator("#q-exchange_other").fill("论坛")
    years(form, "export_growth", "1", "两成", "3")
    form.locator("#q-area").focus()
    expect(task(form, "6")).to_have_text("有缺项，1 处没读懂")
    years(form, "export_growth", "1", "20", "3")
    expect(task(form, "6")).to_have_text("已完成")
    expect(task(form, "9")).to_have_text("打印后办理")


# ---- figures that follow from others ----

def test_an_offer_is_taken_only_by_hand_and_a_figure_that_disagrees_is_warned_of_and_stays_until_somebody_says_otherwise(form):
    """The amounts behind an offer decide before it is taken; made anew, it keeps the focus."""
    enter(form, {"q-rd_spending-2021": "1", "q-rd_spending-2022": "1.2", "q-rd_growth-2021": "6"})
    offer = form.locator("[data-offers=rd_growth] .offer")
    expect(offer).to_contain_text("2022 年：可填 20.00%：(1.20 亿元 ÷ 1.00 亿元) − 1")
    says(form, "rd_growth", "满足")
    expect(form.locator("#q-rd_growth-2022")).to_have_value("")
    offer.get_by_role("button", name="填入 20.00").focus()
    for spent, growth in (("1.3", "30.00"), ("1.2", "20.00")):
        form.locator("#q-rd_spending-2022").evaluate("(cell, spent) => { cell.value = spent; cell.dispatchEvent(new Event('input', { bubbles: true })) }", spent)
        expect(offer.get_by_role("button", name=f"填入 {growth}")).to_be_focused()
    offer.get_by_role("button", name="填入 20.00：2022 年中小企业研发经费增速").click()
    expect(form.locator("#q-rd_growth-2022")).to_have_value("20.00")
    expect(form.locator("#q-rd_growth-2022")).to_be_focused()
    says(form, "rd_growth", "满足")
    expect(offer).to_have_count(0)
    years(form, "output", "31.20", "36", "41.55")
    years(form, "leading_share", "100", "100", "100")
    growth = form.locator("#q-leading_growth")
    growth.fill("12")
    form.locator("#q-area").focus()
    expect(form.locator("#s-leading_growth .warnings")).to_contain_text("填的是 12.00%，按所填数据算得")
    expect(form.locator("[data-offers=leading_growth] .offer")).to_contain_text("可填 15.40%")
    expect(growth).to_have_value("12")
    doubt = body(form, "output_growth").locator(".doubted")
    expect(doubt).to_have_text("※ 有关的数字请先核对：近三年主导产业产值年均增速")
    doubt.locator("a").evaluate("link => link.click()")
    expect(growth).to_be_focused()
    form.locator("[data-offers=leading_growth] .take").click()
    expect(growth).to_have_value("15.40")
    expect(form.locator("#undo")).to_contain_text("原来填的是「12」")
    expect(form.locator("#s-leading_growth .warnings")).to_have_count(0)
    expect(doubt).to_have_count(0)
    form.locator("#undo-back").click()
    expect(growth).to_have_value("12")


# ---- the texts ----

def test_the_plan_has_one_counter_says_what_is_asked_and_never_cuts(warm):
    """Whatever stands in the other parts."""
    form, warm.is_fresh = warm, False
    enter(form, {f"q-{field.id}": "" for field in LATEST.form.parts[8].fields})
    plan = form.locator("#part-8")
    expect(plan.locator(".asked")).to_contain_text("发展目标清晰、可考核，工作措施完整、针对性强、切实可行")
    expect(plan.locator(".asked")).to_contain_text("分阶段合理制定年度目标")
    assert [bare(label) for label in plan.locator(".q-label").all_inner_texts()] == [bare(field.label) for field in LATEST.form.parts[8].fields]
    form.locator("#q-plan_intro").fill("集" * 1500)
    form.locator("#q-plan_tasks").fill("群" * 500)
    expect(plan.locator("[data-total]")).to_have_text("各栏合计 2000 / 2000 字")
    expect(plan.locator("[data-total]")).not_to_have_class(re.compile("over"))
    form.locator("#q-plan_goals").fill("好")
    expect(plan.locator("[data-total]")).to_have_class(re.compile("over"))
    expect(form.locator("#s-plan_intro .warnings")).to_contain_text("2,001 字")
    assert len(form.locator("#q-plan_intro").input_value()) == 1500


# ---- the check before handing in ----

def test_the_check_counts_what_is_open_and_every_link_leads_to_its_place(form):
    years(form, "output", "31.205", "三十多", "41.55")
    years(form, "sme_share", "61", "163", "64")
    press(form, "within_district", "否")
    press(form, "front_rank", "暂不清楚")
    form.locator("#q-platforms_national").fill("0")
    form.locator("#q-platforms_national_names").fill("某中心")
    form.locator("[data-paper=form]").focus()
    for kind, count in {"complaints": 1, "warnings": 2, "unmet": 1, "rounded": 1}.items():
        expect(form.locator(f"[data-todo={kind}] [data-todo-count]")).to_have_text(str(count))
    for kind, place in {"complaints": "#q-output-2021", "warnings": "#q-sme_share-2021", "rounded": "#q-output-2020", "unmet": "#c-one_district > summary",
                        "review": "#c-front_rank > summary"}.items():
        fold = form.locator(f"[data-todo={kind}]")
        if fold.get_attribute("open") is None:
            fold.locator("summary").click()
        fold.locator("a").first.click()
        expect(form.locator(place)).to_be_focused()
    expect(form.locator("[data-todo=complaints] li")).to_have_text(re.compile("^2021 年集群总产值：「三十多」"))
    expect(form.locator("[data-todo=warnings] li").last).to_have_text(re.compile("^国家级创新平台名称：这里写了名称"))
    expect(form.locator("[data-todo=rounded] li")).to_have_text("2020 年集群总产值：31.205 亿元 → 31.21")
    expect(form.locator("#review .asked")).to_contain_text("无相关情况时应填写“无”；数据有小数时，保留小数点后2位")
    blanks = int(form.locator("[data-todo=blanks] [data-todo-count]").inner_text())
    expect(form.locator("#fill-blanks-said")).to_contain_text(f"{blanks} 栏，导出后仍是空白")
    hear(form)
    form.locator("#q-area").fill("3")
    expect(form.locator("[data-todo=blanks] [data-todo-count]")).to_have_text(str(blanks - 1))
    assert heard(form, "announcement") == []
    for after in (f"现在：「表中空着」的 {blanks - 1} 栏，导出时", f"现在：「表中空着」的 {blanks - 1} 栏，导出后仍是空白"):
        form.locator("#fill-blanks").press("Enter")
        hears(form, "fill-blanks-said", after)
    years(form, "rd_growth", "4", "暂不清楚", "7")
    expect(form.locator("[data-todo=blanks] a[href='#q-rd_growth']")).to_have_text(re.compile("（暂不清楚）$"))  # the form prints a blank there
    expect(form.locator("[data-todo=blanks] [data-todo-count]")).to_have_text(str(blanks - 1))


def test_every_answer_is_listed_in_the_form_s_order_with_a_link_that_names_its_question(form):
    years(form, "output", "31.2亿", "36", "")
    press(form, "sharing_work", "开展人力资源共享")
    says(form, "sharing", "满足")  # what is listed is listed anew with each report
    form.locator("#review").scroll_into_view_if_needed()
    form.locator("#answers-all").click()
    rows = form.locator("#answers-given .row")
    form.locator("#answers-given .row").first.wait_for()
    names = form.locator("#answers-given dt").evaluate_all("all => all.map(one => one.firstChild.textContent)")
    assert names == [field.name for part in LATEST.form.parts for field in part.fields if field.kind.value != "paper"]
    expect(rows.filter(has_text=re.compile("^集群总产值"))).to_contain_text("2020 年：31.2亿")
    expect(rows.filter(has_text=re.compile("^集群总产值"))).to_contain_text("2022 年：（空）")
    expect(rows.filter(has_text="产业链资源协同协作工作")).to_contain_text("开展人力资源共享")
    for name, place in (("集群总产值", "#q-output-2020"), ("产业链资源协同协作工作", "#q-sharing_work input >> nth=0"), ("所属区", "#q-district"), ("总体思路", "#q-plan_approach")):
        form.locator("#answers-given").get_by_role("link", name=f"修改：{name}", exact=True).click()
        expect(form.locator(place)).to_be_focused()
    form.locator("#answers-all").click()
    form.locator("#answers-given summary").nth(1).click()
    form.locator("#q-area").fill("7")
    form.locator("#review").scroll_into_view_if_needed()
    expect(rows.filter(has_text=re.compile("^集群占地面积"))).to_contain_text("7 平方公里")
    expect(form.locator("#answers-given details[open]")).to_have_count(1)  # somebody reads in it
    for district, chosen, told in (("金山区", "金山区", "金山区"), ("不清楚", "暂不清楚", "暂不清楚"), ("无", "请选择", "（本表显示不了）")):
        handed(form, {"district": district, "area": "7"})
        expect(form.locator("#q-district option:checked")).to_have_text(chosen)
        form.locator("#review").scroll_into_view_if_needed()
        expect(rows.filter(has_text=re.compile("^所属区"))).to_have_text(f"所属区{told}修改")
        expect(form.locator("#strange")).to_have_text(re.compile("所属区" if told != chosen else "^$"))


def test_every_label_of_the_printed_form_stands_on_the_page():
    """附件 1 taken apart from the official text, against the words of the built page."""
    page = bare(re.sub("<[^>]*>", "", re.search('<div class="check".*', PAGE.read_text("utf-8"), re.S)[0]).replace("&amp;", "&"))
    pieces = {core(piece.removeprefix("□")) for piece in printed(LATEST) if piece not in FURNITURE}
    assert len(pieces) > 150
    assert sorted(piece for piece in pieces if piece not in page) == []
    questions = {attributes["data-q"] for _, attributes in Tags(PAGE.read_text("utf-8")).all if "data-printed" in attributes}
    assert questions == {field.id for field in LATEST.form.fields if not field.supplementary and field.kind.value != "paper"}


def test_every_part_of_a_full_draft_is_done_and_its_bundle_is_quick_in_a_warm_page(form, tmp_path):
    path = tmp_path / "草稿.json"
    path.write_text(json.dumps({"notice": LATEST.id, "format": 1, "answers": ANSWERS, "lists": ROWS}, ensure_ascii=False), encoding="utf-8")
    form.locator("#draft-file").set_input_files(path)
    expect(form.locator("#q-cluster_name")).to_have_value(ANSWERS["cluster_name"])
    for part in LATEST.form.parts:
        expect(task(form, part.id)).to_have_text("打印后办理" if part.id == "9" else "已完成")
        assert task(form, part.id).locator(".sign").evaluate("sign => getComputedStyle(sign, '::before').content[1]") == ("·" if part.id == "9" else "✓")
    expect(form.locator("[data-todo=blanks] [data-todo-count]")).to_have_text("0")
    form.wait_for_timeout(500)
    downloaded(form, "checklist")  # warm
    started = time.perf_counter()
    _, data = downloaded(form, "bundle")
    took = time.perf_counter() - started
    print(f"bundle of a full draft, 300 patents, 200 enterprises, in a warm page: {took:.2f} s, {len(data):,} bytes")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = all_text(next(archive.read(name) for name in archive.namelist() if "申报表" in name))
        assert reopened(archive.read("05_存档/存档.html").decode()).data["lists"] == ROWS
    assert [cell for cell, words in SHOWN.items() if words not in text] == []


def test_where_nothing_can_be_downloaded_it_says_what_to_do(browser, site):
    context = browser.new_context(locale="zh-CN", user_agent="Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126 Mobile Safari/537.36 MicroMessenger/8.0.50")
    page = context.new_page()
    page.route(LEFT_OUT, lambda route: route.abort())
    page.route("**/check/", lambda route: route.fulfill(body=FEW, content_type="text/html"))
    opened(page, site, ready=False)
    expect(page.locator("#papers .in-app")).to_contain_text("在浏览器打开")
    expect(page.locator("[data-paper=bundle]")).to_be_hidden()
    page.locator("#papers-code").click()
    expect(page.locator("#code-text")).to_have_value(re.compile("^SMEC1"))
    context.close()


# ---- the proofs ----

LATE = """() => {
  const send = Worker.prototype.postMessage, held = []
  window.asked = new Promise(done => {
    Worker.prototype.postMessage = function (message) {
      if (message.call && message.call.name === "evidence_lines") done(held.push(() => send.call(this, message)))
      else send.call(this, message)
    }
  })
  window.answer = () => { Worker.prototype.postMessage = send; held.splice(0).forEach(one => one()) }
  window.marks = []
  new MutationObserver(() => marks.push(document.querySelector("[data-line='sharing_work.workshop']")?.textContent)).observe(document.getElementById("evidence-lines"), { childList: true })
}"""  # Python takes its time to list the proofs


def test_a_proof_is_marked_and_the_mark_is_kept_and_does_not_jump_back_and_all_fits_the_screen_and_a_finger(form):
    """How it is printed, the bundle above knows."""
    press(form, "sharing_work", "开展人力资源共享")
    form.locator("#evidence-list").evaluate("button => button.click()")  # of this page they may be listed already
    line = form.locator("[data-line='sharing_work.staff']")
    expect(line).to_have_text("待补", timeout=BOOT)
    expect(form.locator("#evidence-said")).to_have_text(re.compile(r"共 \d 项：有 0 项，待补 \d 项。"))
    line.click()
    expect(line).to_have_text("有")
    expect(line).to_be_focused()
    expect(form.locator("#evidence-said")).to_contain_text("有 1 项")
    press(form, "sharing_work", "建立共享车间、共享工厂")  # a new claim, a new line; the mark stays
    expect(form.locator("[data-line='sharing_work.workshop']")).to_have_text("待补")
    expect(line).to_have_text("有")
    line.focus()
    form.locator('[name="sharing_work"][value="equipment"]').evaluate("box => box.click()")
    expect(form.locator("[data-line='sharing_work.equipment']")).to_be_visible()
    expect(line).to_be_focused()  # though all lines came anew
    press(form, "sharing_work", "无（都没有）")
    expect(line).to_have_count(0)
    form.locator("#clear").click()
    form.locator("#ask-yes").click()
    press(form, "sharing_work", "开展人力资源共享")  # of another cluster
    expect(line).to_have_text("待补")
    press(form, "sharing_work", "建立共享车间、共享工厂")
    other = form.locator("[data-line='sharing_work.workshop']")
    expect(other).to_have_text("待补")
    form.evaluate(LATE)
    line.click()
    form.evaluate("window.asked")
    other.click()
    form.evaluate("answer()")
    form.locator('[name="sharing_work"][value="equipment"]').evaluate("box => box.click()")
    expect(form.locator("[data-line='sharing_work.equipment']")).to_be_visible()
    assert set(form.evaluate("marks.slice(marks.indexOf('有'))")) == {"有"}
    years(form, "output", "31", "36", "41")
    years(form, "leading_share", "100", "100", "100")
    form.locator(".take").first.wait_for()
    form.locator("#review").scroll_into_view_if_needed()
    form.evaluate("document.querySelectorAll('#finish details').forEach(fold => { fold.open = true })")
    for width in (1280, 390, 320):
        form.set_viewport_size({"width": width, "height": 900})
        assert form.evaluate("document.documentElement.scrollWidth") <= width
        small = form.evaluate("""() => [...document.querySelectorAll("#finish button, #finish summary, .take, #tasks a")]
            .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 43.5).map(one => [one.outerHTML.slice(0, 80), one.getBoundingClientRect().height])""")
        assert small == [], width
    form.evaluate("document.querySelectorAll('#finish details').forEach(fold => { fold.open = false })")
    form.set_viewport_size({"width": 1280, "height": 900})
