"""The workbook worked out by LibreOffice says what the rules say: on every threshold, with blanks, 无 and 暂不清楚, and at random."""

import csv
import io
import json
import random
import re
import shutil
import subprocess
import zipfile
from datetime import date
from fractions import Fraction
from xml.sax.saxutils import escape

import openpyxl
import pytest

import rules
from deploy.offline.figures import places
from deploy.offline.selfcheck import selfcheck
from rules.facts import Kind
from tests.rules import draft
from tests.rules.test_boundaries import ANNIVERSARIES, ROWS

OFFICE = shutil.which("soffice")
NOTICE = rules.LATEST
FIELDS = NOTICE.fields
CHANCE = random.Random(304)


@pytest.fixture(scope="module")
def blank():
    return selfcheck(NOTICE)


def typed(value, field):
    """What a person types into a cell: a number is a number there, a date a date; a percentage stays a text, with its sign or without, and is a number only where it was pasted."""
    if isinstance(value, float):
        return value
    if field.unit == "%" and re.fullmatch(r"-?[0-9.]+", str(value)):
        return f"{value}%" if "." in str(value) else str(value)
    if field.kind in (Kind.NUMBER, Kind.COUNT) and re.fullmatch(r"-?[0-9.,]+", str(value)):
        return float(str(value).replace(",", ""))
    if field.kind == Kind.DATE and re.fullmatch(r"[0-9-]+", value):
        return date.fromisoformat(value)
    if field.kind == Kind.CHOICE:
        return next((option.label for option in field.options if option.id == value), value)
    return value


def cells(answers):
    """(name of the place, what is typed there) for a draft's answers."""
    for name, answer in answers.items():
        field = FIELDS[name]
        if not NOTICE.feeds[name]:
            continue
        if isinstance(answer, list) and field.years:
            answer = dict(zip(field.years, answer))
        if isinstance(answer, dict):
            yield from ((f"{name}.{year}", typed(value, field)) for year, value in answer.items() if value not in (None, ""))
        elif isinstance(answer, list):
            yield from ((f"{name}.{option}", "✓") for option in answer)
        elif answer not in (None, ""):
            yield name, typed(answer, field)


def places_of(blank):
    """{name of the place: its address on the first sheet}."""
    names = openpyxl.load_workbook(io.BytesIO(blank)).defined_names
    return {name: names[name].attr_text.replace("$", "").split("!")[1] for name in names}


def filled(blank, answers, there):
    """The workbook with answers, and without what its formulas gave before."""
    told = {there[name]: value for name, value in cells(answers)}

    def put(found):
        value = told.get(found[1])
        if isinstance(value, str):
            return f'<c r="{found[1]}"{found[2]} t="inlineStr"><is><t>{escape(value)}</t></is></c>'
        if isinstance(value, date):
            value = (value - date(1899, 12, 30)).days
        return found[0] if value is None else f'<c r="{found[1]}"{found[2]}><v>{value!r}</v></c>'

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(blank)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                text = re.sub(r'<c r="([A-Z]+[0-9]+)"( s="[0-9]+")/>', put, text.decode()).encode()
                assert text.count(b"inlineStr") == sum(isinstance(value, str) for value in told.values())
            new.writestr(name, re.sub(rb"</f><v>[^<]*</v>", b"</f>", text))
    return out.getvalue()


LOOKS = re.compile("<(sheetPr|sheetViews|mergeCells|conditionalFormatting|dataValidations|headerFooter|definedNames)\\b.*?</\\1>", re.DOTALL)


def plain(blank):
    """The workbook without its looks, its lists to pick from and its names, with rows of one height: LibreOffice reads that in three quarters of the time."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(blank)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            new.writestr(name, re.sub(r'<row (?![^>]*customHeight)', '<row ht="15" customHeight="1" ', LOOKS.sub("", text)) if re.match("xl/work(sheets/|book.xml)", name) else text)
    return out.getvalue()


def worked_out(folder, books):
    """What LibreOffice makes of each: {locator: word}, the line above them, and what is said beside the questions."""
    for n, book in enumerate(books):
        (folder / f"{n}.xlsx").write_bytes(book)
    subprocess.run([OFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to",
                    "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1", "--outdir", folder, *(folder / f"{n}.xlsx" for n in range(len(books)))], check=True, capture_output=True, timeout=400)
    for n in range(len(books)):
        asked, rows = (list(csv.reader((folder / f"{n}-{sheet}.csv").open(encoding="utf-8"))) for sheet in ("填写", "结果"))
        yield {row[0]: row[2] for row in rows[5:] if row[2]}, rows[1][0], [row[-1] for row in asked[5:] if row[-1]]


def fits(name, value):
    """No more decimals than the place takes."""
    field = FIELDS[name]
    values = value.values() if isinstance(value, dict) else value if isinstance(value, list) else [value]
    numbers = [str(one).replace(",", "") for one in values if re.fullmatch(r"-?[0-9.,]+", str(one))]
    return all((Fraction(one) * 10 ** places(field)).denominator == 1 and abs(Fraction(one)) < 10**5 for one in numbers) or field.kind not in (Kind.NUMBER, Kind.COUNT)


def packed(several):
    """Many small drafts in few: answers to different questions do not disturb a comparison."""
    piles = []
    for answers in several:
        pile = next((pile for pile in piles if not pile.keys() & answers.keys()), None)
        if pile is None:
            piles.append(pile := {})
        pile |= answers
    return piles


def at_random():
    """A draft with any answer to any question, half of them plain, some of them none."""
    answers = {}
    for field in FIELDS.values():
        if CHANCE.random() < 0.25:
            continue
        if field.kind in (Kind.NUMBER, Kind.COUNT):
            step = 1 if field.kind == Kind.COUNT else 100
            value = lambda: CHANCE.choice([str(Fraction(CHANCE.randint(0, 120 * step), step).__float__()) if step > 1 else str(CHANCE.randint(0, 20)), "50", "10", "0", "无", "暂不清楚", "", "30"])
            answers[field.id] = {str(year): value() for year in field.years} if field.years else value()
        elif field.kind == Kind.CHOICE:
            answers[field.id] = CHANCE.choice([*(option.id for option in field.options), "暂不清楚"])
        elif field.kind == Kind.TICKS:
            some = [option.id for option in field.options if CHANCE.random() < 0.4]
            answers[field.id] = some or CHANCE.choice(["无", "不确定"])
        elif field.kind == Kind.DATE:
            answers[field.id] = CHANCE.choice(["2020-05-12", "2020-05-13", "2016-02-29", "2023-02-28", "暂不清楚"])
        elif field.kind == Kind.TEXT:
            answers[field.id] = CHANCE.choice(["无", "有内容", "不确定", ""])
    return answers


def drafts():
    edges = [given for _, _, given, _ in ROWS if all(fits(*one) for one in given.items())]
    days = [{"founded_on": since, "assessed_on": on} for _, since, on, _ in ANNIVERSARIES]
    examples = [example.given for group in NOTICE.groups for example in group.examples]
    assert len(edges) > 150
    return [{}, *packed(edges + days + examples), *(case.given for case in NOTICE.cases), *(at_random() for _ in range(15))]


# What a place does not take: the draft's own words beside it, and the same as a blank.
UNREAD = {"area": "12.00001", "sme_employees": "1.5", "output.2020": "约30", "output.2021": "29.9999999999999", "output.2022": "40",
          "platform_rate": "百分之十", "prohibited": "大概", "chain_work": "有一些", "founded_on": "五月", "giants.2022": "-1"}


def unread():
    """Those, as a draft."""
    answers = {}
    for name, value in UNREAD.items():
        field, _, year = name.partition(".")
        answers.setdefault(field, {})[year] = value
    return {field: given if "" not in given else given[""] for field, given in answers.items()}


# A day that cannot be read, 万元 for 亿元, percentages with their sign, and as a spreadsheet keeps them.
ODD = {"founded_on": "2021-01-01", "assessed_on": "2024年5月", "output": ["312000", "31.2", "12000"], "sme_share": ["60%", "60.5 %", "70％"], "leading_share": [0.6, 1.0, "0.80"],
       "rd_growth": {"2021": "-0.5%", "2022": "1"}, "leading_growth": 1.0, "patent_growth": "1-2%", "platform_rate": "1"}


@pytest.fixture(scope="module")
def office(blank, tmp_path_factory):
    """(draft, what LibreOffice makes of it), for what cannot be read, for what is odd, and then for all the others: it starts once, which takes it seconds. The first it has as people do: those two, nothing at all, and the fullest of the thresholds."""
    several, there, bare = [unread(), ODD, *drafts()], places_of(blank), plain(blank)
    books = [filled(blank if n < 4 else bare, answers, there) for n, answers in enumerate(several)]
    return list(zip(several, worked_out(tmp_path_factory.mktemp("office"), books), strict=True))


def test_what_cannot_be_read_is_said_and_counts_as_blank(office):
    answers, (words, overall, beside) = office[0]
    assert len(beside) == len(answers) and all(said.startswith("没有读懂，未计入：") for said in beside)
    assert words["1-1"] == words["基-1"] == words["基-2"] == words["基-3a"] == words["3-5"] == words["4-6"] == words["5-4"] == words["2"] == "待补充"
    assert overall == f"还缺 {len(words) - 1} 项数据"


def test_what_can_hardly_be_meant_is_asked_for(office):
    _, (words, _, beside) = office[1]
    assert [words[locator] for locator in ("基-1", "1-1", "1-2", "1-3", "4-5", "5-4")] == ["需评审判断", "待补充", "满足", "不满足", "待补充", "不满足"]
    assert beside == [
        "没有读懂，未计入：请填年月日，例如 2019-05-01。",
        "未计入：2020 年集群总产值（312,000.00 亿元）数额很大，单位应为亿元；若是万元数，请填 31.2。",
        "2020 年主导产业产值占比按 0.60% 算；若是 60.00%，请填 60。",
        "近三年主导产业产值年均增速按 1.00% 算；若是 100.00%，请填 100。",
        "2021 年中小企业研发经费增速按 -0.50% 算；若是 -50.00%，请填 -50。",
        "没有读懂，未计入：请填百分数，例如 60 或 60%，最多 2 位小数。",
        "工业互联网平台应用普及率按 1.00% 算；若是 100.00%，请填 100。",
    ]


def test_before_anything_works_it_out_it_says_that_all_is_missing(blank):
    """A telephone's preview shows what was stored, so that has to be true of a blank sheet."""
    book = openpyxl.load_workbook(io.BytesIO(blank), data_only=True)
    report = json.loads(rules.assess(draft({})))
    assert {row[0].value: row[2].value for row in book["结果"].iter_rows(min_row=6) if row[2].value} == {item["locator"]: item["word"] for item in report["criteria"]}
    assert book["填写"]["A2"].value == book["结果"]["A2"].value == report["overall"]["text"]


def test_it_is_the_same_each_time_and_never_says_that_a_cluster_qualifies(blank):
    assert selfcheck(NOTICE) == blank
    formulas = [str(cell.value) for sheet in openpyxl.load_workbook(io.BytesIO(blank)) for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("=")]
    said = {words for formula in formulas for words in re.findall('"([^"]+)"', formula)}
    assert {"满足", "不满足", "待补充", "需评审判断", "不适用"} <= said
    assert not [words for words in said if re.search("符合|合格|资格|通过", words)]


def asked(report):
    """What the rules ask of a figure that can hardly be meant, of each question the first."""
    found = {one["field"]: one["text"] for one in report["warnings"][::-1] if "；若是" in one["text"]}
    return [re.sub("请写成「(.*)万元」", lambda typed: f"请填 {Fraction(typed[1]) / 10_000}", found[name]) for name in FIELDS if name in found and NOTICE.feeds[name]]


def test_every_verdict_is_that_of_the_rules(office):
    for answers, (words, overall, beside) in office[2:]:
        report = json.loads(rules.assess(draft(answers)))
        assert not report["complaints"] and beside == asked(report)
        assert words == {item["locator"]: item["word"] for item in report["criteria"]}, answers
        assert overall == report["overall"]["text"]
