"""The whole walk: what a secretary of an association types into every kind of place, and what the notice makes of it; the same wherever the page came from."""

import re

from playwright.sync_api import expect

NO_PYTHON = "**/worker.mjs", lambda route: route.fulfill(content_type="text/javascript")  # it never comes, and nothing complains
BOOT = 60_000  # ms in which Python has to be there, also on a busy machine

# What a secretary of an association types, in the ways people type, and what the notice makes of it.
CELLS = {"area": "1250公顷", "leading_growth": "17.33%", "city_champions": "0", "different_enterprises": "１４ 家", "platforms_national": "0",
         "platforms_city": "1", "platforms_other": "2", "platforms_district": "1", "sme_employees": "5,000", "patents_per_10k": "14",
         "platform_rate": "9.5%", "founded_on": "2018年6月1日", "overseas_branches": "2", "plan_goals": "目标清晰", "plan_tasks": "四项任务"}
ROWS = {"output": ("３１．２０", "36", "41.55亿"), "sme_share": ("61.5%", "63", "64.2"), "leading_share": ("71", "72", "73.4"),
        "smes": ("170", "182", "200"), "specialized": ("5", "7", "8"), "giants": ("0", "0", "0"), "champions": ("0", "0", "无"),
        "hightech": ("4", "6", "9"), "innovative": ("3", "5", "7"), "rd_growth": ("4", "6", "7"), "software_spending": ("300", "360万", "4,200,000元"),
        "standards_national_joined": ("1", "0", "1"), "co2_intensity": ("0.52", "0.50", "0.49"), "export_growth": ("-3", "5", "8"),
        "sme_patents": ("5", "6", "7")}
CHOICES = {"within_district": "是", "applicant_kind": "主导产业行业协会", "prohibited": "否", "incidents": "否", "misconduct": "否", "policy_fit": "是",
           "pillar_industry": "是", "front_rank": "暂不清楚", "energy_benchmark": "非高耗能行业, 不适用", "chain_layout": "否", "software_rising": "是"}
TICKS = {"industry_field": ["高端装备"], "sharing_work": ["开展人力资源共享"], "digital_modes": ["无（都没有）"], "governance_work": ["建立了企业服务专员队伍"],
         "services": ["信息服务", "创业辅导", "创新支持", "人员培训", "市场营销", "投融资服务"], "exchange_work": ["暂不清楚"]}
WORDS = {"one_district": "满足", "applicant": "满足", "set_up": "满足", "area": "满足", "not_prohibited": "满足", "policy_fit": "需评审判断",
         "front_rank": "需评审判断", "supported_field": "属重点支持", "no_incidents": "满足", "output_floor": "满足", "sme_majority": "满足",
         "leading_majority": "满足", "output_growth": "满足", "quality_enterprises": "满足", "chain_layout": "不满足", "sharing": "满足",
         "key_links": "待补充", "rd_growth": "满足", "platforms": "满足", "standards": "满足", "patent_growth": "满足", "patents_per_10k": "不满足",
         "platform_rate": "不满足", "software": "满足", "new_modes": "不满足", "co2_falling": "满足", "energy_benchmark": "不适用",
         "water_benchmark": "待补充", "international": "需评审判断", "trade": "需评审判断", "specialists": "满足", "services": "需评审判断",
         "plan": "需评审判断"}


def opened(page, site, ready=True):
    page.goto(f"{site}check/")
    if ready:
        page.locator("#engine[data-state=ready]").wait_for(state="attached", timeout=BOOT)
    return page


EMPTY = """async () => {
  const press = id => document.getElementById(id).click()
  press("undo-done")
  press("clear")
  if (document.getElementById("ask").open) press("ask-yes")
  while (document.getElementById("undo").hidden) await new Promise(done => setTimeout(done, 10))
  press("undo-done")
}"""


def emptied(page):
    """The form as 清空 leaves it, its result told."""
    page.evaluate(EMPTY)
    expect(page.locator("#overall")).to_have_text(re.compile("还缺 51 项数据"))
    return page


def says(page, criterion, word):
    expect(page.locator(f"#c-{criterion} > summary [data-word]")).to_have_text(word)


def body(page, criterion):
    return page.locator(f"#c-{criterion} .card-body")


def press(page, field, label):
    page.locator(f"#q-{field} label", has_text=re.compile(f"^{re.escape(label)}$")).click()


ENTER = """async cells => {
  for (const [id, words] of Object.entries(cells)) {
    const place = document.getElementById(id)
    for (let n = 0; n < 500 && (place.focus(), document.activeElement !== place); n++) await new Promise(done => setTimeout(done, 20))
    if (document.activeElement !== place || place.readOnly) throw new Error(`nobody can type into ${id}`)
    place.select()
    document.execCommand(words ? "insertText" : "delete", false, words)
  }
}"""


def enter(page, cells):
    """Each of these cells focused, and what stands in it written over, as Playwright's fill does it: but all in one message to the browser."""
    page.evaluate(ENTER, cells)


def years(page, field, *values):
    enter(page, {f"q-{field}-{year}": value for year, value in zip((2020, 2021, 2022), values, strict=True)})


def walked(page):
    """All of it typed and pressed, and every verdict as expected, with the figures and the gaps that explain it."""
    page.locator("#part-3 .more-questions > summary", has_text="知道得更细").click()
    page.locator("#q-area").press_sequentially(CELLS["area"], delay=20)
    for field, value in CELLS.items():
        page.locator(f"#q-{field}").fill(value)
    for field, values in ROWS.items():
        years(page, field, *values)
    for field, label in CHOICES.items():
        press(page, field, label)
    for field, labels in TICKS.items():
        for label in labels:
            press(page, field, label)
    judged(page)


PUT = """([cells, pressed]) => {
  for (const [id, value] of Object.entries(cells)) {
    const place = document.getElementById(id)
    place.value = value
    place.dispatchEvent(new Event("input", { bubbles: true }))
  }
  for (const [field, label] of pressed)
    [...document.querySelectorAll(`#q-${field} label`)].find(one => one.textContent.trim() === label).click()
}"""


def put(page):
    """The same as from a clipboard, all at once: how it is typed does not depend on where the page came from."""
    cells = {f"q-{field}": value for field, value in CELLS.items()}
    cells |= {f"q-{field}-{year}": value for field, values in ROWS.items() for year, value in zip((2020, 2021, 2022), values)}
    page.evaluate(PUT, [cells, [*CHOICES.items(), *((field, label) for field, labels in TICKS.items() for label in labels)]])
    judged(page)


JUDGED = """async wanted => {
  for (const end = performance.now() + 20000; ;) {
    const told = Object.keys(wanted).map(id => [id, document.querySelector(`#c-${id} > summary [data-word]`).textContent.trim()])
    if (told.every(([id, word]) => word === wanted[id]) || performance.now() > end) return Object.fromEntries(told)
    await new Promise(done => setTimeout(done, 100))
  }
}"""


def judged(page):
    page.locator("#engine[data-state=ready]").wait_for(state="attached", timeout=BOOT)
    assert page.evaluate(JUDGED, WORDS) == WORDS
    expect(body(page, "patents_per_10k")).to_contain_text("7 件 ÷ 5,000 人 × 10,000 = 14.00 个/万人")
    expect(body(page, "patents_per_10k").locator(".gap")).to_contain_text("需再增 1 件")
    expect(body(page, "patents_per_10k")).to_contain_text("按所填数据，本条不满足")
    expect(body(page, "output_growth").locator(".readings")).to_contain_text("17.33%，高于 10%")
    expect(body(page, "services").locator(".gap")).to_contain_text("管理咨询")
    expect(page.locator("#s-output")).to_contain_text("2022 年：按 41.55 亿元计")
    expect(page.locator("#s-area")).to_have_text("按 12.50 平方公里计")
    expect(page.locator("#c-patents_per_10k")).to_have_attribute("open", "")  # what is unmet opens itself, once all is quiet
    words = page.locator(".card:not(#c-supported_field) > summary [data-word]").all_inner_texts()
    for verdict, word in (("unmet", "不满足"), ("missing", "待补充"), ("review", "需评审判断"), ("met", "满足"), ("not_applicable", "不适用")):
        assert page.locator(f".filters [data-count={verdict}]").inner_text() == str(words.count(word))
    expect(page.locator("#overall")).to_have_text(f"发现 {words.count('不满足')} 项不满足，另有 {words.count('待补充')} 项待补充")
