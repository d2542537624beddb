"""A file of a list to rows of texts: .xlsx, .xls, .ods by python-calamine, .csv in UTF-8 or GB18030. What cannot be read is said in one sentence."""

import csv
import io
import re
import zipfile
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import IO, TYPE_CHECKING, NamedTuple

from rules.roster.cells import UNCALCULATED
from rules.roster.columns import Kind
from rules.roster.headings import header, heading

from .markup import CONTENT, Marked, area, marked

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

MOST_BYTES = 40_000_000
MOST_UNPACKED = 600_000_000
MOST_CELLS = 10_000_000  # calamine lays a sheet out whole, blank cells too, and one far cell would take all memory
OLD_EXTENT = re.compile(rb"\x00\x02\x0e\x00(.{4})(.{4})(..)(..)\x00\x00", re.DOTALL)  # the record DIMENSIONS of .xls: rows and columns, from and to
SAID_OF_EACH = (Kind.TICK, Kind.TITLES, Kind.INDUSTRY, Kind.SIZE)
DAMAGED = "文件已损坏或没有下载完整，请重新保存后再选。"
SHORT = re.compile(r"[1-9][0-9]*(?:\.[0-9]+)?")


class Unreadable(ValueError):
    """One sentence for the person who chose the file."""


class Sheet(NamedTuple):
    """rows: [0] is row 1 of the sheet, [0][0] is A1; texts as a person sees them; blank ends cut off. hidden: numbers of rows, from 1."""

    name: str
    rows: list[list[str]]
    hidden: tuple[int, ...] = ()


def sheets(data: bytes) -> list[Sheet]:
    """Every sheet of a file, told by its content, whatever its name. Raises Unreadable, nothing else."""
    data = bytes(data)
    if not data.strip(b"\0\r\n\t "):
        raise Unreadable("文件是空的。")
    if len(data) > MOST_BYTES:
        raise Unreadable(f"文件有 {len(data) // 1_000_000} MB，太大；请只留名单一张表后另存。")
    if data[:4] == b"PK\3\4":
        measured(data)
        return workbook(data)
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        old_extent(data)
        return workbook(data)
    if data[:4] == b"%PDF" or data[:4] in (b"\x89PNG", b"\xff\xd8\xff\xe0", b"Rar!", b"7z\xbc\xaf"):
        raise Unreadable("这不是表格文件，请选 .xlsx、.xls、.ods 或 .csv。")
    return [Sheet("", table(decoded(data)))]


def measured(data: bytes) -> None:
    """Refuses what would fill the memory: a zip that unpacks to too much, a sheet whose last cell lies too far out."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
                raise Unreadable("文件展开后太大，请只留名单一张表后另存。")
            if any(area(archive.open(part).read(part.file_size)) > MOST_CELLS for part in archive.infolist() if is_sheet(archive.open(part))):
                raise Unreadable("表格的范围太大（很远的地方还有内容），请删去名单以外的行和列后另存。")
    except Unreadable:
        raise
    except Exception:  # a damaged zip has many ways to fail
        raise Unreadable(DAMAGED) from None


def is_sheet(part: IO[bytes]) -> bool:
    """Whatever its name; a megabyte at a time, for most of a file can be something else. What unpacks to more than it says is damaged."""
    before = b""
    while chunk := part.read(1_000_000):
        if CONTENT in before + chunk:
            return True
        before = chunk[-len(CONTENT):]
    return False


def old_extent(data: bytes) -> None:
    for place in OLD_EXTENT.findall(data):
        top, bottom, left, right = (int.from_bytes(edge, "little") for edge in place)
        if not (top <= bottom <= 65_536 and left <= right <= 256):
            raise Unreadable(DAMAGED)


def workbook(data: bytes) -> list[Sheet]:
    try:
        from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum
    except ImportError:
        raise Unreadable("读这种文件要先装 python-calamine；也可以另存为 .csv 再选。") from None
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        every = [one for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
        names = [one.name for one in every if one.visible == SheetVisibleEnum.Visible] or [one.name for one in every]
        said = marked(data)
        return [sheet(book.get_sheet_by_name(name), said.get(name, Marked())) for name in names]
    except PasswordError:
        raise Unreadable("文件有密码，请去掉密码另存后再选。") from None
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # a panic of the reader is no Exception
        raise Unreadable(protected(data)) from None


def sheet(read: "CalamineSheet", said: Marked) -> Sheet:
    """A formula without its result is no blank cell, nor is one of several that were merged, where it says the same of each."""
    rows = [list(map(text, row)) for row in read.to_python(skip_empty_area=False)]
    spread(rows, read.merged_cell_ranges or [])
    for row, column in said.uncalculated:
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = rows[row][column] or UNCALCULATED
    return Sheet(read.name, trimmed(rows), said.hidden)


def spread(rows: list[list[str]], merged: list[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """What is written once for several enterprises is said of each: 是, a title, an industry. An amount is not, for it would be added up several times."""
    found = header(rows)
    said = {index for index, words in enumerate(found.texts) if (column := heading(words).column) and column.kind in SAID_OF_EACH} if found else set()
    tall = [(top, bottom, left) for (top, left), (bottom, right) in merged if left == right and left in said and found.rows[-1] <= top < bottom < len(rows)]
    for top, bottom, left in tall if sum(bottom - top for top, bottom, _ in tall) <= MOST_CELLS else ():  # in a true file none lies over another
        for row in rows[top + 1:bottom + 1]:
            row[left] = row[left] or rows[top][left]


def protected(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "文件有密码，请去掉密码另存后再选。"
    return "没有读懂这个表格文件，可能已损坏；请用 Excel 或 WPS 另存为 .xlsx 后再选。"


def text(cell: object) -> str:
    """A cell as a person sees it. Excel keeps fifteen digits of a number: 0.1 is 0.1, and so is 0.1 that was worked out."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, int | float):
        return number(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return f"{cell}" if isinstance(cell, timedelta) else ""


def number(cell: int | float) -> str:
    """Decimal text without an exponent. The only place where a binary float is met; it leaves as the text that Excel shows for it."""
    said = repr(cell)
    if len(said) <= 16 and SHORT.fullmatch(said):  # fifteen digits at most and no exponent: nothing to round
        return said.removesuffix(".0")
    if cell != cell or cell in (float("inf"), float("-inf")):
        return ""
    said = f"{Decimal(f'{cell:.15g}'):f}"
    said = said.rstrip("0").rstrip(".") if "." in said else said
    return "0" if said == "-0" else said


def decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        codings = ("utf-16",)
    else:
        codings = ("utf-8-sig", "gb18030")
    for coding in codings:
        try:
            said = data.decode(coding)
        except UnicodeDecodeError:
            continue
        if "\0" not in said:
            return said
    raise Unreadable("没有读懂这个文件，请用 Excel 或 WPS 另存为 .xlsx 后再选。")


def table(said: str) -> list[list[str]]:
    head = said[:2000].lstrip().lower()
    if head.startswith(("<!doctype", "<html", "<table", "<?xml")):
        raise Unreadable("这个文件其实是网页，请用 Excel 或 WPS 打开后另存为 .xlsx 再选。")
    try:
        return trimmed(list(csv.reader(io.StringIO(said, newline=""), delimiter=delimiter(said), strict=True)))
    except csv.Error:
        raise Unreadable("没有读懂这个 .csv 文件，可能有一格的引号没有成对；请用 Excel 或 WPS 另存为 .xlsx 后再选。") from None


def delimiter(said: str) -> str:
    """The mark most frequent in the first lines, quoted text aside."""
    head = re.sub(r'"[^"]*"', "", said[:20_000])
    return max(",\t;", key=head.count)


def trimmed(rows: list[list[str]]) -> list[list[str]]:
    for row in rows:
        while row and not row[-1]:
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    return rows
