"""Each notice stands on its own form, its own years and its own days: the same words in another year are not the same rule."""

import re
from datetime import date

import pytest

import rules
from rules.facts import Cell, Form
from rules.readings import Readings
from rules.spans import SetUpFor
from tests.next_year import NOTICE as NEXT_YEAR
from tests.next_year import with_other

from . import NOTICE, ROOT

NOTICES = [pytest.param(notice, id=notice.id) for notice in rules.NOTICES.values()]
YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def text_of(notice):
    return re.sub(r"\s", "", (ROOT / f"docs/notices/{notice.id}.txt").read_text(encoding="utf-8"))


@pytest.mark.parametrize("notice", NOTICES)
def test_every_condition_reads_its_own_form(notice):
    assert notice.astray == (), "这些条是从别的年度引用的，请在本年度的文件夹里写：\n" + "\n".join(notice.astray)


def test_conditions_of_last_year_on_this_year_s_form_are_named():
    astray = with_other(NOTICE, form=NEXT_YEAR.form).astray
    assert f"{NOTICE.id}：2 要看「2022 年国家级专精特新“小巨人”企业数量」，这份通知的申报表没有这一栏。" in astray
    assert {sentence.split("：")[1].split(" ")[0] for sentence in astray} >= {"1-1", "1-2", "1-3", "1-4", "2", "4-1", "4-5", "4-6", "5-4", "6-2"}


def test_a_cell_that_the_form_no_longer_has_is_named():
    parts = tuple(part.model_copy(update={"fields": tuple(field for field in part.fields if field.id != "platform_users")}) for part in NOTICE.form.parts)
    assert with_other(NOTICE, form=Form(title="", parts=parts, filling_notes=())).astray == (f"{NOTICE.id}：5-4 要看「应用工业互联网平台的中小企业数」，这份通知的申报表没有这一栏。",)


def other_years(notice, text):
    """The years that the form prints and the questions lack, or the other way round."""
    form = text[text.index("附件1上海市"):text.index("相关指标填报说明")]
    return {int(year) for year in re.findall(r"(20\d\d)年", form)} ^ set(notice.form.years)


@pytest.mark.parametrize("notice", NOTICES)
def test_the_years_are_those_the_form_prints(notice):
    other = other_years(notice, text_of(notice))
    assert not other, f"{notice.id}：form.py 的 YEARS 是 {'、'.join(map(str, notice.form.years))}，申报表的表头不是；不一致的年度：{other}"


def test_another_year_in_the_heads_is_noticed():
    assert other_years(NOTICE, text_of(NOTICE).replace("2020年", "2023年")) == {2020, 2023}


def wrong_day(notice, text):
    """What is wrong with the day that ages are counted to, in words."""
    day = notice.assessed_on
    if day < notice.issued or f"{day.month}月{day.day}日" not in text:
        return f"{notice.id}：form.py 的 ASSESSED_ON 是 {day}；它应当不早于发文日（{notice.issued}），并且是通知里写着的那一天"
    if any(one.requires.default != day for one in notice.criteria if isinstance(one.requires, SetUpFor)):
        return f"{notice.id}：设立年限算到的日子不是 {day}"
    return "" if str(day) in notice.fields["assessed_on"].hint else f"{notice.id}：「计算年限的日期」的提示里没有 {day}"


@pytest.mark.parametrize("notice", NOTICES)
def test_ages_are_counted_to_a_day_of_the_notice(notice):
    trouble = wrong_day(notice, text_of(notice))
    assert not trouble, trouble


@pytest.mark.parametrize("other, told", [
    ({"issued": date(2024, 3, 30)}, "应当不早于发文日"),
    ({"assessed_on": date(2023, 6, 12)}, "通知里写着的那一天"),
    ({"assessed_on": date(2024, 5, 12)}, "设立年限算到的日子"),
], ids=["before it was issued", "a day the text lacks", "another than the condition's"])
def test_last_year_s_day_is_noticed(other, told):
    assert told in wrong_day(with_other(NOTICE, **other), text_of(NOTICE))


def stale_titles(notice):
    """Titles of readings that name other years than the first, the last, and the one before the first."""
    first, *_, last = notice.form.years
    titles = [reading.title for one in notice.criteria if isinstance(one.requires, Readings) for reading in one.requires.readings]
    return [title for title in titles if (years := [int(year) for year in YEAR.findall(title)]) and years not in ([first, last], [first - 1])]


@pytest.mark.parametrize("notice", NOTICES)
def test_readings_name_the_years_of_the_form(notice):
    assert stale_titles(notice) == [], f"{notice.id}：这几种理解的名称里，年度和申报表不一致"


def test_a_title_of_last_year_is_noticed():
    assert len(stale_titles(with_other(NOTICE, form=NEXT_YEAR.form))) == 8


@pytest.mark.parametrize("notice", NOTICES)
def test_an_id_with_a_year_means_that_year(notice):
    """output_2019 of an old draft must not become the figure of 2020."""
    wrong = [f"{field.id}：{field.label}" for field in notice.form.fields for year in re.findall(r"_(20\d\d)", field.id) if year not in field.label]
    assert wrong == [], f"{notice.id}：编号里的年度和栏目不一致，请连编号一起改"
    assert all(Cell(field.id) in field.cells for field in notice.form.fields if YEAR.search(field.label))


@pytest.mark.parametrize("notice", NOTICES)
def test_the_form_itself_asks_for_a_proof_or_it_is_said_that_it_does_not(notice):
    """A row's own words reach to the next row; what a filling note asks for is named by its number."""
    text = re.sub(r"[^\S\n]|</?p>", "", (ROOT / f"docs/notices/{notice.id}.txt").read_text(encoding="utf-8"))
    labels = ["\n" + re.sub(r"\s", "", field.label) for field in notice.form.fields]
    for field, label in zip(notice.form.fields, labels):
        if field.evidence and not field.supplementary and not any("提供" in notice.form.filling_notes[number - 1] for number in field.notes):
            begin = text.index(label)
            end = min(at for other in (*labels, "\n《") if (at := text.find(other, begin + len(label))) > 0)
            assert ("提供" in text[begin:end]) != field.unasked, field.id
