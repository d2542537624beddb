"""The site's own search, as people type: the first thing it shows is the right page, and there the right place."""

import json
import re

import pytest

from .conftest import SITE

QUERIES = {
    "专精特新": "glossary/",
    "小巨人": "glossary/#专精特新小巨人企业",
    "单项冠军": "guide/quality_enterprises/#quality_enterprises",
    "高新技术企业": "glossary/",
    "链主": "glossary/#链主",
    "3645": "glossary/#3645",
    "研发投入强度": "glossary/#研发投入强度",
    "几何平均": "glossary/#几何平均数",
    "揭榜挂帅": "form/#part-2",
    "30亿元": "guide/core_strength/",
    "产值30亿": "guide/core_strength/#output_floor",
    "主导产业占比": "guide/core_strength/#leading_majority",
    "产值增速": "guide/core_strength/#output_growth",
    "每万人": "glossary/#每万人有效发明专利拥有量",
    "发明专利": "guide/innovation/#patents_per_10k",
    "研发经费": "glossary/#研发经费",
    "创新平台": "glossary/#创新平台",
    "标准制修订": "glossary/#标准制修订主持参与",
    "优质企业": "guide/quality_enterprises/",
    "工业互联网平台": "guide/digital/",
    "二氧化碳": "guide/green/#co2_falling",
    "占地面积": "guide/basics/#area",
    "100平方公里": "guide/basics/#area",
    "设立3年": "guide/basics/#set_up",
    "偷税漏税": "guide/basics/#no_misconduct",
    "怎么申报": "process/",
    "申报流程": "process/",
    "截止": "process/#deadline",
    "截止日期": "process/#deadline",
    "什么时候交": "process/#deadline",
    "交几份": "process/",
    "联系电话": "process/#who",
    "找哪个部门": "process/#who",
    "有效期": "process/#validity",
    "复核": "process/#validity",
    "佐证材料": "glossary/#佐证材料",
    "填报说明": "form/#notes",
    "申报表": "form/",
    "2024年": "later/",
    "中小企业怎么划": "sizes/",
    "大型企业的标准": "sizes/",
    "离线": "downloads/",
    "English": "about/",
    "快速自测": "quick/",
    "企业名单": "roster/",
    "二维码": "share/",
    "海报": "share/",
    "转发": "share/",
    "微信": "share/",
    "企业划型": "size/",
    "嘉定区": "process/#who",
    "浦东": "process/#who",
    "提意见": "feedback/",
    "规则更新": "updates/",
    "嵌入": "embedding/",
    "常见问题": "questions/",
    "行业协会能申报吗": "questions/#applicant",
    "面积多大": "questions/#area",
    "成立几年": "questions/#set_up",
    "存档": "questions/#drafts",
    "草稿": "questions/#drafts",
    "初审清单": "questions/#checklist",
    "补贴": "questions/#reward",  # what people ask, though the notice does not speak of it
    "奖励": "questions/#reward",
    "隐私": "questions/#privacy",
    "模板": "questions/#template",
    "员工": "glossary/#从业人员",
    "高企": "glossary/#国家级高新技术企业",  # what people say, and the notice does not
    "高新企业": "glossary/#国家级高新技术企业",
    "营收": "glossary/#集群总产值营业收入",
    "营收占比": "guide/core_strength/",
    "复审": "process/#validity",
    "占比": "guide/core_strength/",
    "上云": "guide/digital/",
    "研发费用": "form/#notes",
    "小巨人企业": "glossary/#专精特新小巨人企业",
    "沪经信企〔2024〕273号": "later/#notice-2024",  # whoever holds the newer paper shall not read the older one
    "沪经信规范〔2024〕1号": "later/#rules-2024",
    "273号": "later/#notice-2024",
    "企业能申报吗": "process/",
    "企业自己能申报吗": "questions/#enterprise",
    "注册": "questions/#free",
    "登录": "questions/#free",
    "收费": "questions/#free",
    "Win7": "questions/#old",
    "IE浏览器": "questions/#old",
    "Word模板": "questions/#template",
    "误删": "questions/#drafts",
    "删除": "questions/#drafts",
    "手机": "questions/#old",
    "专精特新企业": "glossary/#专精特新中小企业",
    "名额": "process/#first",
    "分享": "share/",
    "反馈": "feedback/",
}


LINK = ".md-search-result__link"


SEEK = """async ([words, link]) => {
  const box = document.querySelector(".md-search__input"), all = which => [...document.querySelectorAll(which)].filter(one => one.checkVisibility())
  const until = async holds => { for (const end = performance.now() + 20000; !holds(); await new Promise(done => setTimeout(done, 10))) if (performance.now() > end) throw new Error(holds) }
  const put = text => { box.focus(); box.select(); document.execCommand("insertText", false, text) }
  put("zzzz")
  await until(() => all(".md-search-result__meta").some(one => one.textContent.includes("没有找到")))
  put(words)
  await until(() => all(link).length)
  return all(".md-search-result__item")[0].querySelectorAll("a").values().map(one => decodeURIComponent(one.href)).take(2).toArray()
}"""


@pytest.fixture(scope="module")
def search(browser, site):
    """search(words): the first places that the theme's search shows, and the page on which it shows them."""
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{site}guide/")
    page.get_by_role("textbox", name="搜索").click()

    def search(words):  # as pasted, at once: no key comes with it, and what is found for its first letter alone is not meant
        return page.evaluate(SEEK, [words, LINK]), page

    yield search
    context.close()


def nothing(page):
    page.locator(".md-search-result__meta").get_by_text("没有找到").wait_for()


def found(links, site):
    """The first page that is shown, and the first place on it."""
    return [re.sub(r"\?h=[^#]*", "", link).removeprefix(site) for link in links]


@pytest.mark.parametrize("words", QUERIES)
def test_the_right_page_comes_first(search, site, words):
    name, _, place = QUERIES[words].partition("#")
    first, *places = found(search(words)[0], site)
    assert first == name
    assert not place or places == [QUERIES[words]]


def test_the_index_comes_when_the_search_is_opened_and_not_before(page, seen, site):
    page.goto(f"{site}guide/", wait_until="networkidle")
    assert not [url for url in seen.requests if "search_index" in url]
    with page.expect_request("**/search_index.json"):
        page.get_by_role("textbox", name="搜索").click()
    page.keyboard.type("链主")
    page.locator(LINK, has_text="链主").first.click()
    page.wait_for_url(re.compile("/guide/supply_chain/|/glossary/"))
    assert not [url for url in seen.requests if "?" in url]  # what somebody seeks is nobody else's concern


@pytest.mark.parametrize("words", ["占比", "中小企业占比", "高企"])
def test_no_part_of_a_word_is_marked_for_the_whole(search, words):
    """的 in 近三年的产值, or 比 in 占比, would mark half the page."""
    _, page = search(words)
    page.locator(f"{LINK} mark").first.wait_for()
    assert not [mark for mark in page.locator(f"{LINK} mark").all_text_contents() if len(mark) < 2]


@pytest.mark.parametrize("words", ["高铁", "报名费", "人均"])
def test_a_word_that_is_nowhere_finds_nothing(search, words):
    """Rather than all that holds its first character."""
    _, page = search("链主")
    page.get_by_role("textbox", name="搜索").fill(words)
    nothing(page)


def test_there_are_thirty():
    assert len(QUERIES) >= 30


def test_no_line_of_a_result_begins_with_a_stop_or_ends_with_a_bracket():
    """Between words of the index stand signs where a line may break."""
    places = json.loads((SITE / "search/search_index.json").read_text("utf-8"))["docs"]
    texts = [place[name] for place in places for name in ("title", "text")]
    assert [cut for text in texts for cut in re.findall(r".{9}\u200b ?[，。；：、）》」”].?|[（《「“]\u200b.{9}", text)] == []
    assert sum(text.count("\u200b") for text in texts) > 10_000  # else nothing parts the words
