"""WordprocessingML by hand: paragraphs and fixed tables that hold in Word, WPS and LibreOffice. Knows no form."""

from typing import NamedTuple

from .characters import clean, escaped

FANG, HEI, SONG, LATIN = "仿宋", "黑体", "宋体", "Times New Roman"
PAGE = (11906, 16838)  # A4 in twips (1/1440 inch)


def twips(millimetres: int) -> int:
    return (millimetres * 14400 + 127) // 254


MARGINS = {"top": twips(37), "right": twips(26), "bottom": twips(35), "left": twips(28)}  # GB/T 9704—2012
WIDTH = PAGE[0] - MARGINS["left"] - MARGINS["right"]

PADDING = {"top": 28, "left": 85, "bottom": 28, "right": 85}  # inside a cell


class Look(NamedTuple):
    """size: half points, as the format counts them (32 is 三号, 24 小四, 21 五号)."""

    font: str = FANG
    size: int = 32
    bold: bool = False
    underline: bool = False
    latin: str = LATIN


class Cell(NamedTuple):
    """body: paragraphs. span: columns it covers. merge: 'restart' begins, 'continue' goes on with a cell of several rows.

    under: a line below it alone, to write on.
    """

    body: str
    span: int = 1
    merge: str = ""
    shade: str = ""
    top: bool = False
    under: bool = False


class Row(NamedTuple):
    """header: repeated on every page. together: never broken over two pages. height: at least, in twips."""

    cells: tuple[Cell, ...]
    header: bool = False
    together: bool = True
    height: int = 0


BODY = Look()


def fonts(font: str, latin: str = LATIN) -> str:
    """The same letters everywhere: no theme font, the East-Asian one named."""
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{font}" w:cs="{latin}" w:hint="eastAsia"/>'


def look_xml(look: Look) -> str:
    bold = "<w:b/><w:bCs/>" if look.bold else ""
    line = '<w:u w:val="single"/>' if look.underline else ""
    return f'<w:rPr>{fonts(look.font, look.latin)}{bold}<w:sz w:val="{look.size}"/><w:szCs w:val="{look.size}"/>{line}</w:rPr>'


def run(text: str, look: Look = BODY) -> str:
    """One run; line breaks inside stay line breaks."""
    lines = (f'<w:t xml:space="preserve">{escaped(line)}</w:t>' for line in clean(text).split("\n"))
    return f"<w:r>{look_xml(look)}{'<w:br/>'.join(lines)}</w:r>"


def paragraph(runs: str = "", *, align: str = "", line: int = 0, before: int = 0, after: int = 0, indent: int = 0,
              left: int = 0, style: str = "", keep: bool = False, new_page: bool = False, size: int = 32) -> str:
    """line: exact height of a line in twips, 0 for its natural one. indent: of the first line, in 1/100 characters. keep: with the next."""
    height = f'w:line="{line}" w:lineRule="exact"' if line else 'w:line="240" w:lineRule="auto"'
    indents = f' w:firstLineChars="{indent}" w:firstLine="{indent * size // 10}"' if indent else ""
    parts = (
        f'<w:pStyle w:val="{style}"/>' if style else "",
        "<w:keepNext/>" if keep else "",
        "<w:pageBreakBefore/>" if new_page else "",
        f'<w:spacing w:before="{before}" w:after="{after}" {height}/>',
        f'<w:ind w:left="{left}"{indents}/>' if left or indent else "",
        f'<w:jc w:val="{align}"/>' if align else "",
        look_xml(Look(size=size)),  # the mark at the end, so that an empty line has the height of a full one
    )
    return f"<w:p><w:pPr>{''.join(parts)}</w:pPr>{runs}</w:p>"


def text(words: str, look: Look = BODY, **how) -> str:
    """One paragraph for each line of the words."""
    return "".join(paragraph(run(line, look) if line else "", size=look.size, **how) for line in clean(words).split("\n"))


def grid(*shares: int, width: int = WIDTH) -> tuple[int, ...]:
    """Column widths in these proportions; their sum is the width exactly."""
    whole = sum(shares)
    edges = [sum(shares[:n]) * width // whole for n in range(len(shares) + 1)]
    return tuple(right - left for left, right in zip(edges, edges[1:]))


def table(columns: tuple[int, ...], rows: list[Row], lined: bool = True) -> str:
    """A fixed table: WPS reads the grid, Word the widths of the cells, and here both say the same."""
    edges = "".join(f'<w:{side} w:val="{"single" if lined else "nil"}" w:sz="4" w:space="0" w:color="000000"/>'
                    for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    drawn = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    padding = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in PADDING.items())
    return (f'<w:tbl><w:tblPr><w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{edges}</w:tblBorders>'
            f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{padding}</w:tblCellMar></w:tblPr>'
            f"<w:tblGrid>{drawn}</w:tblGrid>{''.join(row_xml(row, columns) for row in rows)}</w:tbl>")


def row_xml(row: Row, columns: tuple[int, ...]) -> str:
    flags = ("<w:cantSplit/>" if row.together else "",
             f'<w:trHeight w:val="{row.height}" w:hRule="atLeast"/>' if row.height else "",
             "<w:tblHeader/>" if row.header else "")
    cells, at = [], 0
    for one in row.cells:
        cells.append(cell_xml(one, sum(columns[at:at + one.span])))
        at += one.span
    if at != len(columns):
        raise ValueError(f"a row covers {at} of {len(columns)} columns")
    return f"<w:tr><w:trPr>{''.join(flags)}</w:trPr>{''.join(cells)}</w:tr>"


def cell_xml(one: Cell, width: int) -> str:
    parts = (
        f'<w:tcW w:w="{width}" w:type="dxa"/>',
        f'<w:gridSpan w:val="{one.span}"/>' if one.span > 1 else "",
        f'<w:vMerge w:val="{one.merge}"/>' if one.merge else "",
        '<w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="000000"/></w:tcBorders>' if one.under else "",
        f'<w:shd w:val="clear" w:color="auto" w:fill="{one.shade}"/>' if one.shade else "",
        f'<w:vAlign w:val="{"top" if one.top else "center"}"/>',
    )
    return f"<w:tc><w:tcPr>{''.join(parts)}</w:tcPr>{one.body or paragraph()}</w:tc>"
