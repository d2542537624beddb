"""The papers through another program's eyes: LibreOffice opens them, lays them out, and works out the sums anew."""

import io
import re
import shutil
import subprocess
import zipfile

import openpyxl
import pytest

from wizard.papers.archive import zipped
from wizard.papers.sheets_shanghai_2023 import SHEETS

from . import EMPTY, FULL, ROWS, SHOWN, bare, draft, made
from .test_lists import FIGURES

OFFICE = shutil.which("soffice")
NAMES = {"cluster_name": "上海市浦东新区张江科学城集成电路设计与高端装备制造中小企业特色产业集群", "district": "浦东新区",
         "department": "上海市浦东新区科技和经济委员会中小企业发展促进处", "applicant": "上海市浦东新区张江集成电路与高端装备产业创新发展促进会",
         "applicant_contact": "欧阳一、司马二", "applicant_phone": "021-00000001、13900000002", "applied_on": "2023-04-20"}
PAPERS = {"form": FULL, "blank": EMPTY, "long": draft(NAMES), "evidence": FULL, "report": FULL, "checklist": FULL}
PAGES = {"form": (12, 22), "blank": (11, 14), "long": (11, 14)}
PATENTS = draft({"sme_patents": {"2020": "1", "2021": "600", "2022": "807"}})
TYPED = {"17 标准": 30, "21 有效发明专利": 808}  # rows of a list


def test_libreoffice_and_poppler_are_here():
    """`python3 -m tests` installs them; without them nothing below says anything."""
    assert OFFICE and shutil.which("pdftoppm")


@pytest.fixture(scope="module")
def profile(tmp_path_factory):
    return tmp_path_factory.mktemp("profile").as_uri()


def converted(profile, folder, kind, *names):
    subprocess.run([OFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind, "--outdir", folder / "out",
                    *(folder / name for name in names)], check=True, capture_output=True, timeout=240)
    return folder / "out"


@pytest.fixture(scope="module")
def pdfs(profile, tmp_path_factory):
    folder = tmp_path_factory.mktemp("office")
    for name, text in PAPERS.items():
        (folder / f"{name}.docx").write_bytes(made("form" if name in PAGES else name, text))
    lists = made("lists", PATENTS)
    (folder / "lists.xlsx").write_bytes(lists)
    (folder / "typed.xlsx").write_bytes(typed_into(lists))
    return converted(profile, folder, "pdf", *(f"{name}.docx" for name in PAPERS), "lists.xlsx", "typed.xlsx")


def read(pdf):
    return subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout


def test_every_answer_of_the_form_is_on_its_pages(pdfs):
    """Cells that are narrow break a text in two, and the columns beside it come in between: so letters are counted, not runs of them."""
    told = bare(read(pdfs / "form.pdf"))
    figures = [words for words in SHOWN.values() if re.fullmatch(r"[0-9.]+", words)]
    assert len(figures) > 80
    assert [words for words in figures if words not in told] == []
    numbers = [re.search("[0-9]+", words)[0] for words in SHOWN.values() if words.startswith("这里写第")]
    assert [number for number in numbers if number not in told] == []


@pytest.mark.parametrize("name", PAGES)
def test_the_cover_is_one_page(pdfs, name):
    pages = read(pdfs / f"{name}.pdf").split("\f")
    assert "经济和信息化委员会 制" in pages[0] and "一、基本情况" in pages[1]


@pytest.mark.parametrize("name", PAPERS)
def test_no_page_is_empty_and_none_runs_over_the_edge(pdfs, name, tmp_path):
    subprocess.run(["pdftoppm", "-r", "30", "-gray", pdfs / f"{name}.pdf", tmp_path / "page"], check=True)
    pictures = [grey(path) for path in sorted(tmp_path.glob("page*.pgm"))]
    least, most = PAGES.get(name, (1, 60))
    assert least <= len(pictures) <= most
    for rows in pictures:
        ink = [row.translate(INK) for row in rows]
        assert sum(row.count(b"x") for row in ink) > 60
        inked = [row for row in ink if b"x" in row]
        assert min(row.find(b"x") for row in inked) > 20 and max(row.rfind(b"x") for row in inked) < len(rows[0]) - 20  # 17 mm of white on either side


INK = b"x" * 160 + b" " * 96


def grey(path):
    """A binary PGM as rows of values."""
    data = path.read_bytes()
    kind, width, height, _ = data.split(maxsplit=4)[:4]
    assert kind == b"P5"
    values = data[-int(width) * int(height):]
    return [values[n:n + int(width)] for n in range(0, len(values), int(width))]


def without_results(data):
    """The same workbook with its formulas and without what they give."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    return zipped({name: re.sub(rb"(</f>)<v>.*?</v>", rb"\1", part) if "worksheets/sheet" in name else part for name, part in parts.items()})


def test_the_formulas_give_what_python_worked_out(profile, tmp_path):
    data = made("lists", draft(FIGURES | {"hightech": ["5", "0", "2"]}, lists=ROWS | {"hightech": [{"name": "甲", "in_2022": "是"}]}))
    (tmp_path / "lists.xlsx").write_bytes(without_results(data))
    assert openpyxl.load_workbook(tmp_path / "lists.xlsx", data_only=True, read_only=True)["核对总表"]["F4"].value is None
    anew = openpyxl.load_workbook(converted(profile, tmp_path, "xlsx", "lists.xlsx") / "lists.xlsx", data_only=True)
    ours, formulas = openpyxl.load_workbook(io.BytesIO(data), data_only=True), openpyxl.load_workbook(io.BytesIO(data))
    places = [(page.title, cell.coordinate) for page in formulas for row in page.iter_rows() for cell in row if cell.data_type == "f"]
    assert len(places) > 300
    for name, place in places:
        there, here = anew[name][place].value, ours[name][place].value
        assert (there or "") == pytest.approx(here or "", rel=1e-12) if isinstance(here, int | float) and here else (there or "") == (here or ""), (name, place)


def with_names_of(original, data):
    """openpyxl drops a print area of whole columns, which a spreadsheet program keeps: the names of the original are put back."""
    names = []
    for one in (original, data):
        with zipfile.ZipFile(io.BytesIO(one)) as packed:
            parts = {name: packed.read(name) for name in packed.namelist()}
        names.append(re.search(rb"<definedNames>.*</definedNames>", parts["xl/workbook.xml"], re.S)[0])
    assert b"Print_Area" in names[0]
    return zipped(parts | {"xl/workbook.xml": parts["xl/workbook.xml"].replace(names[1], names[0])})


def typed_into(data):
    """Rows 26 and on lie below what was there to fill, and their number is filled down as the sheet says."""
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    for name, rows in TYPED.items():
        for row in range(1, rows + 1):
            workbook[name].cell(4 + row, 1, workbook[name]["A29"].value.replace("B29", f"B{4 + row}"))
            for column, value in enumerate((f"{name[:2]}x{row}x", "名称", "甲", "是", "发明专利", None, "否", "否", "是" if row < 808 else "否"), 2):
                workbook[name].cell(4 + row, column, value if name[0] == "2" or column < 4 else None)
    saved = io.BytesIO()
    workbook.save(saved)
    return with_names_of(data, saved.getvalue())


def test_rows_that_are_typed_are_printed_and_numbered_and_an_untouched_list_is_a_page(pdfs):
    """The checks beside a list stay off the paper."""
    told = read(pdfs / "typed.pdf")
    for name, rows in TYPED.items():
        assert re.findall(rf"{name[:2]}x(\d+)x", told) == [str(row) for row in range(1, rows + 1)]
    assert re.search(r"807 +21x807x", told)
    assert re.search(r"有效发明专利.*2022.* 807(\.00)? +807(\.00)? +一致", told)
    pages = [page for page in read(pdfs / "lists.pdf").split("\f")[:-1] if "序号" in page]
    assert len(pages) == len(SHEETS)
    assert not [page for page in [*pages, *told.split("\f")] if "序号" in page and "核对项目" in page]
