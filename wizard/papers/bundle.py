"""申报材料包: all papers in one zip, in numbered folders, the save file among them."""

from .archive import zipped
from .checklist import checklist
from .evidence import evidence
from .filling import Filling
from .form import form
from .lists import lists
from .report import report


def bundle(filling: Filling, draft_text: str, date: str, version: str) -> bytes:
    return zipped({
        "00_核对清单/核对清单.docx": checklist(filling, date),
        "01_申报表/上海市中小企业特色产业集群申报表.docx": form(filling, date),
        "02_清单/清单.xlsx": lists(filling, date),
        "03_佐证材料目录/佐证材料目录.docx": evidence(filling, date),
        "04_自测报告/申报条件自测报告.docx": report(filling, date, version),
        f"05_存档/{name_of(draft_text)}": kept(draft_text),
    })


def name_of(draft_text: str) -> str:
    """A page that people can read, or the draft alone."""
    return "存档.html" if draft_text.lstrip("\ufeff \r\n\t").startswith("<") else "草稿.json"


def kept(draft_text: str) -> bytes:
    """The draft as it was; what UTF-8 cannot say is said as JSON says it."""
    return draft_text.encode("utf-8", "backslashreplace")
