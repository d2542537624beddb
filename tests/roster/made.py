"""Lists made by the tests: rows of cells as people type them, and the same rows written as .xlsx, .xls, .ods and .csv."""

import csv
import io
import random
from decimal import Decimal
from pathlib import Path

import openpyxl
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from rules.roster.codes import CHARACTERS, check_character

HEADINGS = (
    "序号", "企业名称", "统一社会信用代码", "行业代码", "从业人员（人）", "2019年营业收入（万元）", "2020年营业收入（万元）", "2021年营业收入（万元）",
    "2022年营业收入（万元）", "资产总额（万元）", "是否主导产业", "专精特新中小企业", "专精特新“小巨人”", "国家级单项冠军", "市级单项冠军", "高新技术企业",
    "创新型中小企业", "研发人员", "2019年研发费用（万元）", "2020年研发费用（万元）", "2021年研发费用（万元）", "2022年研发费用（万元）", "2019年有效发明专利（件）",
    "2020年有效发明专利（件）", "2021年有效发明专利（件）", "2022年有效发明专利（件）", "应用工业互联网平台", "上云", "备注")
CODES = ("C35", "C3569", "制造业", "工业", "I65", "软件和信息技术服务业", "M", "745", "F51", "零售业", "E", "L72", "A", "591", "5920", "60", "63", "701", "702", "H62", "61", "52")
FORMATS = ("xlsx", "xls", "ods", "utf8.csv", "gb18030.csv")


def credit_code(chance: random.Random) -> str:
    first = "9131" + "".join(chance.choice(CHARACTERS) for _ in range(13))
    return first + check_character(first)


def clean(count: int, seed: int = 300) -> list[list]:
    """A heading row and `count` enterprises; numbers are Decimal or int, as a person would type them. Sizes of every kind."""
    chance = random.Random(seed)
    return [list(HEADINGS), *(enterprise(chance, number) for number in range(1, count + 1))]


def enterprise(chance: random.Random, number: int) -> list:
    people = chance.choice((chance.randint(1, 40), chance.randint(20, 400), chance.randint(250, 3000)))
    revenue = [cents(chance, people * chance.choice((3, 30, 120))) for _ in range(4)]
    spent = [cents(chance, int(revenue[3]) // 20 + 1) for _ in range(4)]
    patents = [chance.randint(0, 12) for _ in range(4)]
    said = [chance.choice(("是", "否", "√", "无", "Y", "1", "0", "有", "×")) for _ in range(9)]
    return [number, f"上海第{number}科技有限公司", credit_code(chance), chance.choice(CODES), people, *revenue, cents(chance, people * 80), *said[:7],
            chance.randint(0, people), *spent, *patents, *said[7:], chance.choice(("", "重点", "注：无"))]


def cents(chance: random.Random, most: int) -> Decimal:
    return Decimal(chance.randint(0, most * 100)) / 100


def texts(rows: list[list]) -> list[list[str]]:
    return [[typed(cell) for cell in row] for row in rows]


def typed(cell) -> str:
    return format(cell.normalize(), "f") if isinstance(cell, Decimal) else str(cell)


def write(rows: list[list], kind: str) -> bytes:
    return WRITERS[kind](rows)


def xlsx(rows, merged=()) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "名单"
    for row in rows:
        sheet.append([float(cell) if isinstance(cell, Decimal) else None if cell == "" else cell for cell in row])
    for place in merged:
        sheet.merge_cells(place)
    return saved(book)


def xls(rows) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("名单")
    for at, row in enumerate(rows):
        for place, cell in enumerate(row):
            if cell != "":
                sheet.write(at, place, float(cell) if isinstance(cell, Decimal) else cell)
    return saved(book)


def ods(rows) -> bytes:
    document = OpenDocumentSpreadsheet()
    sheet = Table(name="名单")
    document.spreadsheet.addElement(sheet)
    for row in rows:
        line = TableRow()
        sheet.addElement(line)
        for cell in row:
            number = isinstance(cell, int | Decimal)
            one = TableCell(valuetype="float", value=typed(cell)) if number else TableCell(valuetype="string") if cell else TableCell()
            if cell != "":
                one.addElement(P(text=typed(cell)))
            line.addElement(one)
    return saved(document)


def saved(book) -> bytes:
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def csv_in(coding: str):
    def write_csv(rows) -> bytes:
        said = io.StringIO(newline="")
        csv.writer(said).writerows(texts(rows))
        return said.getvalue().encode(coding)
    return write_csv


WRITERS = {"xlsx": xlsx, "xls": xls, "ods": ods, "utf8.csv": csv_in("utf-8-sig"), "gb18030.csv": csv_in("gb18030")}
TABLE = Path(__file__).with_name("sme_300.json")


COUNT = 300
ROWS = clean(COUNT)  # the list of which figures are worked out in more ways than one


def encrypted():
    """What Excel writes when a workbook has a password, as far as anybody looks."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 500
