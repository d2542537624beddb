"""A table of three columns or more is read on a phone line by line, each line with the name of its column, and no figure is cut in two."""

import re

import pytest
from markdown import markdown

from .conftest import PAGES, SITE


def test_each_cell_says_which_column_it_is():
    html = markdown("|甲|乙|丙|\n|-|-|-|\n|1|[二](#)||", extensions=["tables", "docs.templates.tables"])
    assert re.findall(r'<td data-label="(.)">', html) == ["甲", "乙", "丙"] and "<table data-stacks" in html


def test_two_columns_have_room():
    assert "data-" not in markdown("|甲|乙|\n|-|-|\n|1|2|", extensions=["tables", "docs.templates.tables"])


@pytest.mark.parametrize("name", [name for name in PAGES if name != "supply-chain"])  # whose list is no Markdown
def test_no_wide_table_is_without(name):
    tables = re.findall(r"<table>.*?</table>", (SITE / name / "index.html").read_text("utf-8"), re.DOTALL)
    assert [table for table in tables if table.count("<th>") > 2] == []


@pytest.mark.parametrize("name", ["sizes/", "contacts/", "guide/core_strength/"])
def test_on_a_phone_a_cell_is_a_line(reader, site, name):
    reader.set_viewport_size({"width": 390, "height": 844})
    reader.goto(site + name)
    narrow = reader.locator("[data-stacks] td").evaluate_all("all => all.filter(one => one.offsetWidth && one.offsetWidth < 250).map(one => one.textContent)")
    assert narrow == []
    assert "：" in reader.locator("[data-stacks] td").nth(1).evaluate("one => getComputedStyle(one, '::before').content")
