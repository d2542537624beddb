"""What makes a .docx hold in Word, WPS and LibreOffice: fixed grids, named fonts, nothing clever."""

import io
import zipfile

import pytest
from docx.shared import Mm

from . import EMPTY, FULL, ROWS, W, ANSWERS, anew, document, draft, made, xml_parts

KINDS = ("form", "evidence", "report", "checklist")
FILES = {f"{kind} {name}": (kind, text) for kind in KINDS for name, text in (("full", FULL), ("empty", EMPTY))}
each = pytest.mark.parametrize("data", FILES, indirect=True)
KNOWN_FONTS = {"仿宋", "黑体", "宋体"}


@pytest.fixture
def data(request):
    return made(*FILES[request.param])


@each
def test_every_table_has_a_grid_and_every_row_fits_it(data):
    for table in xml_parts(data)["word/document.xml"].iter(f"{W}tbl"):
        grid = [int(column.get(f"{W}w")) for column in table.find(f"{W}tblGrid")]
        assert sum(grid) == int(table.find(f"{W}tblPr/{W}tblW").get(f"{W}w"))
        assert abs(sum(grid) - Mm(156).twips) <= 1  # the width of the text
        assert table.find(f"{W}tblPr/{W}tblLayout").get(f"{W}type") == "fixed"
        for row in table.iter(f"{W}tr"):
            at = 0
            for cell in row.iter(f"{W}tc"):
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                wide = 1 if span is None else int(span.get(f"{W}val"))
                assert int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) == sum(grid[at:at + wide])
                assert cell[-1].tag == f"{W}p"
                at += wide
            assert at == len(grid)


@each
def test_a_cell_over_several_rows_begins_before_it_goes_on(data):
    for table in xml_parts(data)["word/document.xml"].iter(f"{W}tbl"):
        open_columns = set()
        for row in table.iter(f"{W}tr"):
            at, still = 0, set()
            for cell in row.iter(f"{W}tc"):
                merge, span = cell.find(f"{W}tcPr/{W}vMerge"), cell.find(f"{W}tcPr/{W}gridSpan")
                if merge is not None:
                    assert merge.get(f"{W}val") == "restart" or at in open_columns
                    still.add(at)
                at += 1 if span is None else int(span.get(f"{W}val"))
            open_columns = still


@each
def test_every_run_and_style_names_its_fonts(data):
    for name, part in xml_parts(data).items():
        runs = [*part.iter(f"{W}r"), *part.iter(f"{W}style"), *part.iter(f"{W}rPrDefault")]
        for one in runs:
            fonts = one.find(f".//{W}rFonts")
            assert fonts is not None, name
            assert fonts.get(f"{W}eastAsia") in KNOWN_FONTS
            assert fonts.get(f"{W}ascii") and fonts.get(f"{W}hAnsi")


@each
def test_nothing_that_breaks_elsewhere(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist()).decode()
    assert not [word for word in ("Theme", "theme", "txbx", "w:sdt", "w:pict", "mc:AlternateContent", "w14:") if word in everything]


@each
def test_the_page_is_that_of_an_official_document(data):
    (section,) = document(data).sections
    page = (section.page_width, section.page_height, section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(side.mm) for side in page] == [210, 297, 37, 35, 28, 26]


@pytest.mark.parametrize("kind", ["form", "evidence", "report"])
def test_the_head_of_a_long_table_is_repeated(kind):
    text = draft(ANSWERS, lists=ROWS)
    assert list(xml_parts(made(kind, text))["word/document.xml"].iter(f"{W}tblHeader"))


@each
def test_python_docx_reads_it(data):
    assert document(data).core_properties.title
    assert document(data).core_properties.created.isoformat().startswith("2026-11-23")


@pytest.mark.parametrize("kind", [*KINDS, "lists", "bundle"])
def test_the_same_draft_gives_the_same_bytes(kind):
    assert anew(kind, FULL) == anew(kind, FULL)


@each
def test_a_heading_looks_as_its_style_says(data):
    for paragraph in document(data).paragraphs:
        if paragraph.style.name != "Normal":
            (run,) = paragraph.runs
            of_style = paragraph.style.element.find(f".//{W}rFonts").get(f"{W}eastAsia")
            assert (run._r.find(f".//{W}rFonts").get(f"{W}eastAsia"), run.font.size) == (of_style, paragraph.style.font.size)
