"""The page's Python and this one say the same: all examples and 200 random drafts through the real worker, compared to the last byte by their SHA-256, for 8 MB are slow to fetch."""

import json
import random
from hashlib import sha256

from rules import LATEST, NOTICES, assess
from rules.facts import Kind

from .conftest import ROOT

SPECIAL = ("无", "不确定", "暂不清楚", "", None)
NUMBERS = ("30", "29.999", "30.00", "50", "10", "5", "15", "0", "-3.5", "1,234.56", "31.2亿", "３１．２", "12%", "1e3", "三十", "9" * 31, "..", "0.1", 7, 0.1, -2, 10**20,
           "12 家", "3.5万", "１５", "31，20", "1/3", "∞", "NaN")
DATES = ("2020-05-12", "2020年5月13日", "20190101", "2023/02/30", "昨天", "0000-00-00", "2020-02-29")
TEXTS = ("规划", "一" * 250, "<b>&\"'", "\x0b\x07控制", "\ud83d", "😀", "第一行\n第二行", "=HYPERLINK(1)", "\u202e倒")
STRANGE = ([], {}, [[]], {"2020": []}, True, ["不存在"], {"1999": "1"}, [1, 2], "x" * 3000)


def answer(field, dice):
    """One answer as somebody may type it or a file may hold it, sense and nonsense."""
    if dice.random() < 0.06:
        return dice.choice(STRANGE)
    if field.years and dice.random() < 0.95:
        cells = {str(year): one(field, dice) for year in field.years if dice.random() < 0.9}
        return list(cells.values()) if dice.random() < 0.2 else cells
    return one(field, dice)


def one(field, dice):
    if dice.random() < 0.15:
        return dice.choice(SPECIAL)
    if field.kind in (Kind.NUMBER, Kind.COUNT):
        return dice.choice(NUMBERS) if dice.random() < 0.4 else str(round(dice.uniform(0, 120), dice.randrange(4)) if field.kind == Kind.NUMBER else dice.randrange(60))
    if field.kind == Kind.CHOICE:
        return dice.choice([*(option.id for option in field.options), field.options[0].label, "也许"])
    if field.kind == Kind.TICKS:
        return dice.sample([option.id for option in field.options], dice.randrange(len(field.options) + 1))
    return dice.choice(DATES if field.kind == Kind.DATE else TEXTS)


def drafts(count, seed=304):
    dice = random.Random(seed)
    for _ in range(count):
        share = dice.choice((0.05, 0.5, 0.95))
        answers = {field.id: answer(field, dice) for field in LATEST.form.fields if dice.random() < share}
        if dice.random() < 0.1:
            answers["没有的一栏"] = "1"
        yield json.dumps({"notice": LATEST.id, "format": 1, "answers": answers}, ensure_ascii=dice.random() < 0.5 or "\ud83d" in str(answers))


EXAMPLES = [json.dumps({"notice": notice.id, "format": 1, "answers": example.given}, default=str)
            for notice in NOTICES.values() for group in notice.groups for example in group.examples]
NO_DRAFTS = ["", "{", "[]", "null", '{"notice": "x", "answers": {}}', json.dumps({"notice": LATEST.id}), json.dumps({"notice": LATEST.id, "format": 9, "answers": {}})]

THROUGH_THE_WORKER = """([script, drafts]) => new Promise((done, fail) => {
  const digest = async text => new Uint8Array(await crypto.subtle.digest("SHA-256", Uint16Array.from({ length: text.length }, (_, n) => text.charCodeAt(n)))).toHex();
  const reports = [], begun = window.begun, worker = begun || new Worker(new URL(script, location), { type: "module" });
  const next = () => reports.length < drafts.length ? worker.postMessage({ draft: drafts[reports.length] }) : Promise.all(reports).then(done);
  window.begun = worker;
  worker.onerror = event => fail(new Error(event.message));
  worker.onmessage = ({ data }) => {
    if (data.trouble) fail(new Error(data.why));
    if (data.ready) window.way = data.way;
    if (data.report) reports.push(digest(data.report));
    if (data.report || data.ready) next();
  };
  if (begun) next();
})"""


def test_both_pythons_give_byte_equal_reports_and_whatever_is_typed_needs_no_more_than_came_at_first(page, site):
    def lost(route):
        route.fulfill(status=404)
    typed = [*EXAMPLES, *drafts(200)]
    here = [assess(draft) for draft in typed]
    page.goto(f"{site}assets/runtime/manifest.json")  # a page without a Python of its own
    [worker] = (ROOT / "site/assets").glob("*/worker.mjs")
    for late in ("pydantic_core.wasm", "pyodide.rest.wasm"):
        page.route(f"**/{late}*", lost)
    there = page.evaluate(THROUGH_THE_WORKER, [f"../{worker.parent.name}/worker.mjs", typed])
    assert page.evaluate("way") == "memory"
    page.unroute_all()
    there += page.evaluate(THROUGH_THE_WORKER, [None, NO_DRAFTS])  # for which more may come
    verdicts = {item["verdict"] for report in here for item in json.loads(report)["criteria"]}
    assert verdicts == {"met", "unmet", "missing", "review", "not_applicable"}  # the drafts reach everything
    assert any(json.loads(report)["complaints"] for report in here)
    for draft, mine, other in zip([*typed, *NO_DRAFTS], here + list(map(assess, NO_DRAFTS)), there, strict=True):
        assert sha256(mine.encode("utf-16-le", "surrogatepass")).hexdigest() == other, draft
