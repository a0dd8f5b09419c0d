"""The parts of a Word file around the text: settings, fonts, bullets, headers and footers."""

from dataclasses import dataclass
from typing import Final
from uuid import NAMESPACE_URL, UUID, uuid5

from kompass.packaged import FONT_FAMILY, font_file
from kompass.report import docx_styles as styles
from kompass.report import paper
from kompass.report.document import DRAFT_MARK, Document
from kompass.report.docx_xml import DECLARATION, NAMESPACES, TAB, field, paragraph, run, twips

FALLBACK: Final = "Calibri"
"""What Word takes where it may not load embedded faces."""
EMBEDDED: Final = {"Regular": "embedRegular", "Bold": "embedBold"}
_SCRAMBLED: Final = 32


@dataclass(frozen=True)
class Face:
    """One embedded face: where Word expects it, its key and its scrambled bytes."""

    place: str
    key: str
    data: bytes


def settings_xml(language: str) -> bytes:
    """Return the settings: Swedish hyphenation, embedded faces, no compatibility mode."""
    return (
        f"{DECLARATION}<w:settings {NAMESPACES}>"
        '<w:zoom w:percent="100"/><w:embedTrueTypeFonts/>'
        f'<w:defaultTabStop w:val="{twips(36)}"/>'
        '<w:autoHyphenation/><w:consecutiveHyphenLimit w:val="2"/>'
        f'<w:hyphenationZone w:val="{twips(24)}"/><w:doNotHyphenateCaps/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        "<w:compat>"
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        "</w:compat>"
        f'<w:themeFontLang w:val="{language}"/><w:decimalSymbol w:val=","/>'
        '<w:listSeparator w:val=";"/></w:settings>'
    ).encode()


def faces() -> tuple[Face, ...]:
    """Return the text face as Word embeds it: the first 32 bytes scrambled with a key.

    The face's licence (SIL Open Font License) and its embedding bits allow it.
    """
    found: list[Face] = []
    for style, place in EMBEDDED.items():
        key = uuid5(NAMESPACE_URL, f"kompass:font:{FONT_FAMILY}:{style}")
        found.append(Face(place, f"{{{str(key).upper()}}}", _scramble(style, key)))
    return tuple(found)


def _scramble(style: str, key: UUID) -> bytes:
    data = font_file(style).read_bytes()
    mask = key.bytes[::-1]
    head = bytes(byte ^ mask[nth % 16] for nth, byte in enumerate(data[:_SCRAMBLED]))
    return head + data[_SCRAMBLED:]


def font_table_xml(embedded: dict[str, tuple[str, str]]) -> bytes:
    """Return the font table; ``embedded`` gives relation id and key by place."""
    places = "".join(
        f'<w:{place} r:id="{relation}" w:fontKey="{key}"/>'
        for place, (relation, key) in embedded.items()
    )
    return (
        f"{DECLARATION}<w:fonts {NAMESPACES}>"
        f'<w:font w:name="{FONT_FAMILY}"><w:altName w:val="{FALLBACK}"/>'
        '<w:panose1 w:val="020B0503030403020204"/><w:charset w:val="00"/>'
        f'<w:family w:val="swiss"/><w:pitch w:val="variable"/>{places}</w:font></w:fonts>'
    ).encode()


def numbering_xml() -> bytes:
    """Return the one list there is: a quiet bullet."""
    indent = twips(styles.BULLET_INDENT)
    return (
        f"{DECLARATION}<w:numbering {NAMESPACES}>"
        '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f'<w:pStyle w:val="{styles.BULLET}"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{indent}" w:hanging="{indent}"/></w:pPr>'
        f'<w:rPr><w:color w:val="{paper.QUIET.lstrip("#")}"/></w:rPr>'
        "</w:lvl></w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    ).encode()


def header_xml(document: Document, *, first: bool) -> bytes:
    """Return the running title, and in a draft the mark across the page and in words."""
    title = "" if first else run(document.running_title)
    strong = f'<w:rStyle w:val="{styles.STRONG}"/>'
    mark = f"{TAB}{run(DRAFT_MARK, strong)}" if document.draft else ""
    watermark = _watermark(number=2 if first else 1) if document.draft else ""
    content = paragraph(styles.HEADER, f"{watermark}{title}{mark}")
    return f"{DECLARATION}<w:hdr {NAMESPACES}>{content}</w:hdr>".encode()


def footer_xml(pages: int, *, first: bool) -> bytes:
    """Return "Sida 3 av 24" as fields; nothing on the title page."""
    number = "" if first else f"{run('Sida ')}{field('PAGE', '2')}{run(' av ')}"
    number += "" if first else field("NUMPAGES", str(pages))
    content = paragraph(styles.FOOTER, number)
    return f"{DECLARATION}<w:ftr {NAMESPACES}>{content}</w:ftr>".encode()


def _watermark(*, number: int) -> str:
    """Return Word's own kind of watermark: text art behind the text, told as decoration."""
    look = (
        "position:absolute;margin-left:0;margin-top:0;width:430pt;height:140pt;rotation:308;"
        "z-index:-251658752;mso-position-horizontal:center;"
        "mso-position-horizontal-relative:margin;mso-position-vertical:center;"
        "mso-position-vertical-relative:margin"
    )
    letters = f"font-family:&quot;{FONT_FAMILY}&quot;;font-size:1pt;font-weight:bold"
    return (
        "<w:r><w:rPr><w:noProof/></w:rPr><w:pict>"
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas>'
        '<v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/>'
        '<v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
        '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/>'
        '<v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/>'
        '<v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="custom" '
        'o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
        '<v:textpath on="t" fitshape="t"/></v:shapetype>'
        f'<v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s{2048 + number}" '
        f'type="#_x0000_t136" alt="" style="{look}" o:allowincell="f" '
        f'fillcolor="{paper.DRAFT}" stroked="f">'
        f'<v:textpath style="{letters}" string="{DRAFT_MARK}"/></v:shape></w:pict></w:r>'
    )
