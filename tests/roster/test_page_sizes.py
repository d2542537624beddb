"""The size of one enterprise, in a real browser, and the guidance that leads to it."""

import re

import pytest
from playwright.sync_api import expect

from ..conftest import ROOT
from ..walk import enter
from .conftest import watched
from .page import WAIT, open_page


@pytest.fixture(scope="module")
def sizes(browser, site):
    context = watched(browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900}))
    context.asked = []
    context.on("request", lambda request: context.asked.append(request.url))
    yield open_page(context, site, "size/")
    context.close()


def typed(page, given):
    enter(page, {f"s-{name}": given.get(name, "") for name in ("industry", "employees", "revenue", "assets")})


@pytest.mark.parametrize(("given", "says", "more"), [
    ({"industry": "C35", "employees": "999", "revenue": "4亿"}, "中型企业", "从业人员不到"),
    ({"industry": "工业", "employees": "15", "revenue": "50000"}, "微型企业", "属于中小微企业"),
    ({"industry": "软件和信息技术服务业", "employees": "300", "revenue": "10000"}, "大型企业", "不属于中小微企业"),
    ({"industry": "M", "employees": "300"}, "大型企业", "其他未列明行业"),
    ({"industry": "L72", "employees": "120", "assets": "8000"}, "中型企业", "资产总额 8,000 万元及以上"),
    ({"industry": "C35", "employees": "1000"}, "不能判断，还缺营业收入", "从业人员1000人以下或营业收入40000万元以下的为中小微型企业"),
    ({"industry": "生物医药", "employees": "5"}, "不能判断，还缺行业", "看不出属于哪一个行业"),
    ({"industry": "C35", "employees": "一些", "revenue": "1"}, "微型企业", "「一些」不是能确认的数字"),
])
def test_the_size_of_one_enterprise(sizes, given, says, more):
    typed(sizes, given)
    expect(sizes.locator("#sized")).to_have_text(says, timeout=WAIT)
    expect(sizes.locator("#size")).to_contain_text(more)


def test_nothing_is_held_against_blank_fields(sizes):
    typed(sizes, {"industry": "C35", "employees": "一些"})
    expect(sizes.locator("#s-employees")).to_have_attribute("aria-invalid", "true", timeout=WAIT)
    typed(sizes, {})
    expect(sizes.locator("#sized")).to_have_text("填写后显示")
    expect(sizes.locator("#t-employees")).to_be_hidden()
    assert sizes.locator("#s-employees").get_attribute("aria-invalid") is None


def test_the_sizes_bring_little(sizes, site):
    typed(sizes, {"industry": "65"})
    expect(sizes.locator("#sized")).to_contain_text("不能判断", timeout=WAIT)
    assert any("wizard_sizes" in url for url in sizes.context.asked)
    assert [url for url in sizes.context.asked if "wizard_roster" in url or "calamine" in url or not url.startswith((site, "data:"))] == [] and sizes.context.complaints == []


def test_the_guidance_leads_to_both():
    article = re.search("<article.*</article>", (ROOT / "site/sizes/index.html").read_text("utf-8"), re.DOTALL)[0]
    for name in ("size", "roster"):
        assert re.search(rf'<a [^>]*href="\.\./{name}/"', article) and (ROOT / "site" / name / "index.html").is_file()
