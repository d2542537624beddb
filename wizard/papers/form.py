"""申报表: the printed form of a notice with someone's answers in it, and nothing else."""

from . import annex_shanghai_2023
from .docx import document
from .filling import Filling
from .rows import gap

PAGES = {"shanghai-2023-304": annex_shanghai_2023.pages}


def form(filling: Filling, date: str) -> bytes:
    return document(PAGES[filling.notice.id](filling) + gap(), filling.notice.form.title, date, cover=True)
