"""A whole application by hand: every place typed and ticked, the browser closed, the file opened by somebody else, the papers read by programs that did not write them."""

import io
import re
import zipfile
from decimal import Decimal

import docx
import openpyxl
import pytest
from playwright.sync_api import expect

import rules
from rules import LATEST
from rules.facts import Kind
from rules.saved import reopened

from .cluster import CHOICES, TICKS, WORDS, YEARS, ticked
from .papers import bare
from .papers.test_office import converted, read
from .walk import enter, opened, press

PRINTED = [field for field in LATEST.form.fields if not field.supplementary and field.kind != Kind.PAPER]
BOXES = [field for field in PRINTED if field.options and field.id != "district"]


def cells(part):
    """What is typed into a part, by the place."""
    years = {f"q-{field.id}-{year}": words for field in part.fields for year, words in zip(field.years, YEARS.get(field.id, ()))}
    return {f"q-{field.id}": WORDS[field.id] for field in part.fields if field.id in WORDS} | years


PRESS = """presses => {
  for (const [field, words] of presses) {
    const label = [...document.querySelectorAll(`#q-${field} label`)].find(one => one.textContent.trim() === words)
    if (!label.checkVisibility({ visibilityProperty: true, opacityProperty: true })) throw new Error(`nobody can press ${words} of ${field}`)
    label.click()
  }
}"""  # in one message: a verdict for each press is what the whole walk has


def tick(page, part):
    """The first of the part's boxes with the mouse, the others as if with it."""
    if any(field.id == "district" for field in part.fields):
        page.locator("#q-district").select_option(label=CHOICES["district"])
    boxes = [(field.id, label) for field in part.fields if field.id != "district" for label in pressed(field)]
    for field, label in boxes[:1]:
        press(page, field, label)
    page.evaluate(PRESS, boxes[1:])


def pressed(field):
    return ticked(field) if field.id in TICKS else [CHOICES[field.id]] if field.id in CHOICES else []


@pytest.fixture(scope="module")
def papers(browser, site, tmp_path_factory):
    """The file of the one who typed, the bundle of the one who opened it, what both were told, what the rules say, and the places seen first."""
    folder, told = tmp_path_factory.mktemp("by hand"), []
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900})
    page, held = context.new_page(), []
    page.route("**/worker.mjs", lambda route: held.append(route))  # Python comes when all is typed
    opened(page, site, ready=False)
    names = lambda: page.locator("section.part [data-q]").evaluate_all("all => all.filter(one => one.checkVisibility()).map(one => one.dataset.q)")
    places = [names()]
    for turn in ("check", "uncheck", "check"):
        getattr(page.locator("#whole"), turn)()
        places.append(names())
    for part in LATEST.form.parts:
        page.locator(f"#tasks a[href='#part-{part.id}']").click()
        enter(page, cells(part))
        tick(page, part)
    page.locator("#tasks a").first.focus()
    held[0].continue_()
    with page.expect_download() as coming:
        page.locator("#save-file").click()
    coming.value.save_as(folder / "存档.html")
    expected = {item["id"]: item["verdict"] for item in rules.json.loads(rules.assess((folder / "存档.html").read_text("utf-8")))["criteria"]}
    told.append(verdicts(page, expected))
    context.close()
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900})
    page = opened(context.new_page(), site)
    page.locator("#show-drafts").click()
    page.locator("#draft-file").set_input_files(folder / "存档.html")
    expect(page.locator("#q-cluster_name")).to_have_value(WORDS["cluster_name"])
    expect(page.locator("#engine")).to_have_attribute("data-state", "ready")
    told.append(verdicts(page, expected))
    with page.expect_download(timeout=60_000) as coming:
        page.locator("[data-paper=bundle]").click()
    with zipfile.ZipFile(coming.value.path()) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    context.close()
    return (folder / "存档.html").read_text("utf-8"), files, told, expected, places[:3]


@pytest.fixture(scope="module")
def lines(papers):
    """The form as python-docx reads it: its rows, each the words of its cells, then its paragraphs."""
    document = docx.Document(io.BytesIO(paper(papers, "申报表")))
    return [[bare(cell.text) for cell in row.cells] for table in document.tables for row in table.rows] + [[bare(one.text)] for one in document.paragraphs]


def verdicts(page, expected):
    """Each condition's word as the page has it, which is or becomes what is expected: the last answer may still be on its way."""
    for _ in range(200):
        found = dict(page.locator(".card").evaluate_all("cards => cards.map(card => [card.id.slice(2), card.dataset.verdict])"))
        if found == expected:
            break
        page.wait_for_timeout(100)
    return found


def paper(papers, word):
    return next(data for name, data in papers[1].items() if word in name)


def test_nothing_is_left_out():
    assert {*WORDS, *YEARS, *CHOICES, *TICKS} == {field.id for field in LATEST.form.fields if field.kind != Kind.PAPER}


def test_both_see_the_verdicts_that_the_rules_give(papers):
    text, files, told, expected, _ = papers
    assert told == [expected, expected]
    assert reopened(files["05_存档/存档.html"].decode()).data == reopened(text).data


def test_every_place_of_the_form_is_on_the_page_in_its_order(papers):
    few, whole, few_again = papers[4]
    assert whole == [field.id for field in LATEST.form.fields if field.kind != Kind.PAPER]
    assert few_again == few and len(few) < 100


@pytest.mark.parametrize("field", [field for field in PRINTED if field.id in WORDS or field.id in YEARS], ids=lambda field: field.id)
def test_the_form_has_every_figure_and_text_beside_its_label(lines, field):
    label = bare(field.cell or field.label).split("主持")[0].split("参与")[0]  # 国家主持数量: the row 国家
    places = [cell for n, cells in enumerate(lines) if any(label in cell for cell in cells) for row in lines[n:n + 5] for cell in row]
    assert places and [words for words in typed(field) if not any(stands(bare(words), place) for place in places)] == []


def stands(words, place):
    """Not as a piece of a longer figure."""
    return re.search(rf"(?<![0-9.]){re.escape(words)}(?![0-9.])", place)


def typed(field):
    """As it was typed, as the form writes it: two decimals for a figure, none for a count, the day in words."""
    for words in [WORDS[field.id]] if field.id in WORDS else YEARS[field.id]:
        if field.kind == Kind.DATE:
            yield "2023年4月20日"
        elif field.kind in (Kind.NUMBER, Kind.COUNT):
            yield f"{Decimal(words.replace(',', '')):.{2 if field.kind == Kind.NUMBER else 0}f}"
        else:
            yield words


@pytest.mark.parametrize("field", BOXES, ids=lambda field: field.id)
def test_every_box_is_ticked_as_it_was_pressed(lines, field):
    text = "\n".join(cell for cells in lines for cell in cells if cells[0] == bare(field.label))
    for option in field.options:
        assert f"{'☑' if option.label in pressed(field) else '□'}{bare(option.label)}" in text


def test_the_lists_hold_the_figures_of_the_form(papers):
    book = openpyxl.load_workbook(io.BytesIO(paper(papers, "清单.xlsx")))
    cells = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert {"200", "41.55", "31"} <= {text.removesuffix(".0") for text in cells}


def test_libreoffice_prints_what_was_typed(papers, tmp_path):
    (tmp_path / "form.docx").write_bytes(paper(papers, "申报表"))
    told = bare(read(converted((tmp_path / "profile").as_uri(), tmp_path, "pdf", "form.docx") / "form.pdf"))
    figures = [words for field in PRINTED if field.kind in (Kind.NUMBER, Kind.COUNT) for words in typed(field)]
    assert len(figures) > 80 and [words for words in figures if words not in told] == []
    assert [words for words in ("上海市金山区无人机产业集群", "王一", "李二", "2023年4月20日") if words not in told] == []
