"""The file around a body: styles, page, page numbers, all in one zip whose bytes depend on the words alone."""

from .archive import zipped
from .characters import escaped
from .word import BODY, FANG, HEI, MARGINS, PAGE, SONG, Look, fonts, look_xml, paragraph, run

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

HEADINGS = {  # style id: its name in the format, level, look
    "Title": ("Title", "", Look(SONG, 44, bold=True)),
    "Heading1": ("heading 1", "0", Look(HEI, 32)),
    "Heading2": ("heading 2", "1", Look(HEI, 28)),
}


def document(body: str, title: str, date: str, cover: bool = False) -> bytes:
    """A whole .docx. date: YYYY-MM-DD, told by the caller. cover: the first page has no number."""
    parts = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relations({"officeDocument": "word/document.xml"}, ("metadata/core-properties", "docProps/core.xml")),
        "docProps/core.xml": properties(title, date),
        "word/document.xml": f'{DECLARED}<w:document xmlns:w="{MAIN}" xmlns:r="{OFFICE}"><w:body>{body}{section(cover)}</w:body></w:document>',
        "word/_rels/document.xml.rels": relations({"styles": "styles.xml", "settings": "settings.xml", "footer": "footer.xml"}),
        "word/styles.xml": styles(),
        "word/settings.xml": settings(),
        "word/footer.xml": footer(),
    }
    return zipped({name: part.encode() for name, part in parts.items()})


def content_types() -> str:
    kinds = {"document": "document.main", "styles": "styles", "settings": "settings", "footer": "footer"}
    own = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{WORD_TYPE}.{kind}+xml"/>' for name, kind in kinds.items())
    return (f'{DECLARED}<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'{own}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>')


def relations(office: dict[str, str], *more: tuple[str, str]) -> str:
    kinds = [(f"{OFFICE}/{kind}", target) for kind, target in office.items()]
    kinds += [(f"{PACKAGE}/relationships/{kind}", target) for kind, target in more]
    listed = "".join(f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(kinds, 1))
    return f'{DECLARED}<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def properties(title: str, date: str) -> str:
    created = f'<dcterms:created xsi:type="dcterms:W3CDTF">{date}T00:00:00Z</dcterms:created>'
    return (f'{DECLARED}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            f"<dc:title>{escaped(title)}</dc:title><dc:language>zh-CN</dc:language>{created}</cp:coreProperties>")


def styles() -> str:
    """Few, and each names its fonts; paragraphs say the rest themselves."""
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    ground = (f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts(FANG)}<w:sz w:val="32"/><w:szCs w:val="32"/>{language}</w:rPr></w:rPrDefault>'
              "<w:pPrDefault/></w:docDefaults>")
    normal = f'<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>{look_xml(BODY)}</w:style>'
    rest = "".join(heading_style(id, *heading) for id, heading in HEADINGS.items())
    return f'{DECLARED}<w:styles xmlns:w="{MAIN}">{ground}{normal}{rest}</w:styles>'


def heading_style(id: str, name: str, level: str, look: Look) -> str:
    outline = f'<w:outlineLvl w:val="{level}"/>' if level else ""
    return (f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>'
            f"<w:pPr><w:keepNext/>{outline}</w:pPr>{look_xml(look)}</w:style>")


def settings() -> str:
    """compatibilityMode 15 keeps Word from opening it in compatibility mode."""
    return (f'{DECLARED}<w:settings xmlns:w="{MAIN}"><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" '
            'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>')


def footer() -> str:
    """— 1 —, four-size Song type, as official documents number their pages."""
    look = Look(SONG, 28)

    def mark(kind: str) -> str:
        return f'<w:r>{look_xml(look)}<w:fldChar w:fldCharType="{kind}"/></w:r>'

    number = f'{mark("begin")}<w:r>{look_xml(look)}<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>{mark("separate")}{run("1", look)}{mark("end")}'
    return f'{DECLARED}<w:ftr xmlns:w="{MAIN}">{paragraph(run("— ", look) + number + run(" —", look), align="center", size=28)}</w:ftr>'


def section(cover: bool) -> str:
    """Page and margins. The footer stands 7 mm below the text (GB/T 9704—2012, 7.5)."""
    margins = " ".join(f'w:{side}="{width}"' for side, width in MARGINS.items())
    return (f'<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="{PAGE[0]}" w:h="{PAGE[1]}"/>'
            f'<w:pgMar {margins} w:header="851" w:footer="1304" w:gutter="0"/>{"<w:titlePg/>" if cover else ""}</w:sectPr>')


def heading(words: str, level: int = 1, **how) -> str:
    style = "Title" if level == 0 else f"Heading{level}"
    look = HEADINGS[style][2]
    return paragraph(run(words, look), style=style, keep=True, size=look.size, **({"align": "center"} if level == 0 else {}) | how)
