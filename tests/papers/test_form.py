"""申报表: every place of 附件1 with its answer, in the form's order and words."""

import pytest

from rules.facts import Kind
from wizard.papers import filled

from . import ANSWERS, EMPTY, FULL, NOTICE, PRINTED, SHOWN, bare, document, draft, made, text_of

FORM = made("form", FULL)
TEXT = text_of(FORM)
BARE = bare(TEXT)
ROWS = [[cell.text for cell in row.cells] for table in document(FORM).tables for row in table.rows]
NOTICE_TEXT = "docs/notices/shanghai-2023-304.txt"
ON_THE_COVER = ("cluster_name", "department", "applicant", "applicant_contact", "applicant_phone")
ABSENT = [field.id for field in NOTICE.form.fields if field.supplementary]


def annex():
    """附件1 as the notice prints it, cell by cell, without the page's marks; the filling notes are not part of the form."""
    import re
    from ..conftest import ROOT
    text = (ROOT / NOTICE_TEXT).read_text("utf-8")
    text = text[text.index("\n附件 1\n"):text.index("《上海市中小企业特色产业集群申报表》 相关指标填报说明")]
    return [words for words in re.split(r"<[^>]*>|[\t\n_]", text) if words.strip()]


def test_every_label_of_the_annex_is_in_the_form():
    assert len(annex()) > 200 and [words for words in annex() if bare(words) not in BARE] == []


def test_every_answer_is_in_the_form():
    assert {cell: TEXT.count(words) for cell, words in SHOWN.items()} == {cell: 2 if cell[0] in ON_THE_COVER else 1 for cell in SHOWN}


@pytest.mark.parametrize("field", [field for field in PRINTED if field.options and field.id != "district"], ids=lambda field: field.id)
def test_every_box_is_there_and_ticked_as_answered(field):
    row = next(line for line in rows_with(field.label) if all(bare(option.label) in bare(line) for option in field.options))
    given = ANSWERS[field.id] if isinstance(ANSWERS[field.id], list) else [ANSWERS[field.id]]
    for option in field.options:
        assert f"{'☑' if option.id in given else '□'} {option.label}" in row


def rows_with(label):
    """The words of each table row that begins with the label."""
    return ["\n".join(row) for row in ROWS if bare(row[0]) == bare(label)]


def test_the_district_is_on_the_cover():
    assert "崇明区" in TEXT


@pytest.mark.parametrize("field", [field for field in PRINTED if field.years and not field.cell], ids=lambda field: field.id)
def test_each_year_stands_under_or_beside_its_year(field):
    told = [" ".join(dict.fromkeys(row)) for row in ROWS]
    place = [next(n for n, words in enumerate(told) if SHOWN[field.id, year] in words) for year in field.years]
    if len(set(place)) == 1:  # a row with three columns: the years are the heads of the table
        cells = next(row for row in ROWS if SHOWN[field.id, field.years[0]] in row)
        order = [cells.index(SHOWN[field.id, year]) for year in field.years]
        assert order == sorted(order)
        heads = [words for words in told[:place[0]] if all(f"{year}年" in bare(words) for year in field.years)]
        assert heads
    else:
        assert all(f"{year}年" in told[at] for at, year in zip(place, field.years))


def test_standards_stand_in_the_row_of_their_kind_and_the_column_of_their_year():
    table = next(table for table in document(FORM).tables if "类别" in [cell.text for row in table.rows for cell in row.cells])
    heads = [bare(cell.text) for cell in table.rows[0].cells]
    roles = next([bare(cell.text) for cell in row.cells] for row in table.rows if "类别" in [cell.text for cell in row.cells])
    for key, kind in {"international": "国际", "national": "国家", "industry": "行业", "group": "团体"}.items():
        cells = next([cell.text for cell in row.cells] for row in table.rows if kind in [cell.text for cell in row.cells])
        for role, words in {"led": "主持数量", "joined": "参与数量"}.items():
            for year in (2020, 2021, 2022):
                at = cells.index(SHOWN[f"standards_{key}_{role}", year])
                assert (heads[at], roles[at]) == (f"{year}年", words)


def test_answers_stand_in_the_order_of_the_form():
    places = [TEXT.rindex(SHOWN[field.id, field.years[0] if field.years else None]) for field in PRINTED
              if field.kind not in (Kind.CHOICE, Kind.TICKS, Kind.DATE) and field.id not in ("new_track", "future_industry")]
    assert places == sorted(places)


def test_the_nine_parts_are_headings_in_order():
    heads = [paragraph.text for paragraph in document(FORM).paragraphs if paragraph.style.name == "Heading 1"]
    assert heads == [part.title for part in NOTICE.form.parts if part.id != "cover"]


def test_nothing_is_in_the_form_that_the_annex_lacks():
    printed = bare("".join(annex()))
    assert [id for id in ABSENT if (label := bare(NOTICE.fields[id].label)) in BARE and label not in printed] == []


def test_the_empty_form_is_the_printed_form():
    empty = bare(text_of(made("form", EMPTY)))
    assert bare(text_of(made("form", draft(dict.fromkeys(NOTICE.fields, ""))))) == empty
    assert "☑" not in empty and "无" not in empty
    assert all(bare(words) in empty for words in annex())


SAYS_NONE = {field.id: max(1, len(field.years)) + (field.id in ON_THE_COVER) for field in PRINTED if field.id not in ("district", "applied_on")}  # and how often


@pytest.mark.parametrize("bit", range(len(SAYS_NONE).bit_length()))
def test_none_is_written_in_words(bit):
    """Each place of a form answered 无 says so; in the form without that answer there is none, see above. Of two places one is in a form where the other is not."""
    some = {id: times for number, (id, times) in enumerate(SAYS_NONE.items(), 1) if number >> bit & 1}
    assert text_of(made("form", draft(dict.fromkeys(some, "无")))).count("无") == sum(some.values()) - ({"applicant_contact", "applicant_phone"} <= some.keys())  # the cover has one line for the two


def test_blanks_are_filled_only_when_asked_for():
    asked = text_of(made("form", EMPTY, fill_blanks=True))
    assert asked.count("无") == sum(len(field.cells) for field in PRINTED if field.id in NOTICE.none_if_blank) > 30
    assert "无" not in text_of(made("form", EMPTY))


@pytest.mark.parametrize("id", ["cluster_name", "district", "department_phone", "applicant", "applicant_contact", "applied_on", "output", "giants", "patents_per_10k",
                                "energy_benchmark", "carbon_monitoring", "plan_intro", "plan_goals"])
def test_what_nobody_has_looked_up_is_never_none(id):
    """Who applies, when, what is to be chosen, and every figure that a condition asks for: a blank says nothing about them."""
    filling = filled(EMPTY, fill_blanks=True)
    assert [filling.text(*cell) for cell in NOTICE.fields[id].cells] == [""] * len(NOTICE.fields[id].cells)


def test_what_could_not_be_read_is_blank_even_then():
    filling = filled(draft({"solid_waste": "六成", "fdi_growth": {"2021": "5左右"}, "pct_applications": "约10"}), fill_blanks=True)
    assert (filling.text("solid_waste"), filling.text("pct_applications"), [filling.text("fdi_growth", year) for year in (2020, 2021, 2022)]) == ("", "", ["无", "", "无"])


def test_unsure_is_blank_even_then():
    said = draft({"solid_waste": "不确定", "fdi_growth": "不确定"})
    blank = text_of(made("form", EMPTY, fill_blanks=True)).count("无") - text_of(made("form", said, fill_blanks=True)).count("无")
    assert blank == 4
    assert "不确定" not in text_of(made("form", said, fill_blanks=True))
