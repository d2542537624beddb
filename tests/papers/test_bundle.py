"""申报材料包: numbered folders, names in UTF-8, the draft among them as it was."""

import io
import json
import time
import zipfile

import pytest

from tests.rules import block
from wizard import papers

from . import ANSWERS, FULL, NOTICE, ROWS, anew, document, draft, made

NAMES = ["00_核对清单/核对清单.docx", "01_申报表/上海市中小企业特色产业集群申报表.docx", "02_清单/清单.xlsx", "03_佐证材料目录/佐证材料目录.docx",
         "04_自测报告/申报条件自测报告.docx", "05_存档/草稿.json"]
KINDS = dict(zip(("checklist", "form", "lists", "evidence", "report"), NAMES))


def archive(text):
    return zipfile.ZipFile(io.BytesIO(made("bundle", text)))


def test_the_folders_are_numbered_and_named_in_utf_8():
    with archive(FULL) as packed:
        assert packed.namelist() == NAMES
        assert all(entry.flag_bits & 0x800 for entry in packed.infolist())
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert packed.testzip() is None


@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_in_the_bundle_is_the_paper_alone(kind):
    with archive(FULL) as packed:
        assert packed.read(KINDS[kind]) == made(kind, FULL)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "form"])
def test_a_paper_of_ours_says_under_which_notice_and_who_decides(kind):
    """The form is the authorities' own, and says nothing that it does not print."""
    with zipfile.ZipFile(io.BytesIO(made(kind, FULL))) as packed:
        text = "".join(packed.read(name).decode() for name in ("word/document.xml", "xl/sharedStrings.xml") if name in packed.namelist())
    assert f"《{NOTICE.title}》（{NOTICE.number}，" in text and "不是认定结论；是否入选由主管部门审核决定。" in text


def test_the_draft_in_the_bundle_opens_again_and_makes_the_same_bundle():
    text = draft(ANSWERS, lists=ROWS, evidence={"output": "有"}, later="某个以后的键")
    with archive(text) as packed:
        kept = packed.read(NAMES[-1]).decode()
    assert kept == text
    assert anew("bundle", kept) == made("bundle", text)


def test_a_saved_page_is_in_the_bundle_as_it_was_and_makes_the_same_papers():
    page = f"<!DOCTYPE html>\n<h1>甲产业集群</h1>\n{block(FULL)}\n"
    with archive(page) as packed, archive(FULL) as plain:
        assert packed.namelist() == [*NAMES[:-1], "05_存档/存档.html"]
        assert packed.read("05_存档/存档.html").decode() == page
        assert all(packed.read(name) == plain.read(name) for name in NAMES[:-1])


def test_half_a_character_in_the_draft_is_kept_as_json_says_it():
    text = json.dumps({"notice": NOTICE.id, "answers": {"applicant": "甲\ud800"}}, ensure_ascii=False)
    with archive(text) as packed:
        assert json.loads(packed.read(NAMES[-1]))["answers"]["applicant"] == "甲\ud800"


def test_a_full_bundle_is_soon_made(record_property):
    """A measurement, printed with -rP; it fails only where something is wrong altogether."""
    answers = ANSWERS | {field.id: "集群坚持专业化、特色化、集群化方向。" * (120 if field.id.startswith("plan") else 20) for field in NOTICE.form.fields
                         if field.kind == "text" and (field.limit or field.id.startswith("plan"))}
    rows = {"patents": [{"number": f"ZL{n}", "title": "一种装置", "name": f"企业{n % 50}", "sme": "是", "kind": "发明专利", "in_2022": "是"} for n in range(300)],
            "output": [{"name": f"企业{n}", "sme": "是", "leading": "是", "output_2022": "1234.56"} for n in range(200)]}
    text = draft(answers, lists=rows)
    started = time.perf_counter()
    data = papers.make(text, "bundle", "2026-11-23", "1")
    print(f"bundle of a full draft, 300 patents, 200 enterprises: {time.perf_counter() - started:.2f} s, {len(data):,} bytes")
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert len(document(packed.read(NAMES[1])).tables) > 8
