"""The styles of the Word report, from the measures that the PDF follows too.

Built-in styles keep Word's own names, so that the navigation pane, the list of contents
and a Swedish Word show them as people expect ("Rubrik 1").
"""

from dataclasses import dataclass
from typing import Final

from kompass.packaged import FONT_FAMILY
from kompass.report import paper
from kompass.report.docx_xml import DECLARATION, NAMESPACES, twips
from kompass.report.paper import Type

NORMAL: Final = "Normal"
TITLE: Final = "Title"
SUBTITLE: Final = "Subtitle"
KICKER: Final = "Overrad"
FACT: Final = "Fakta"
FACT_LABEL: Final = "Faktarubrik"
REMARK: Final = "Anmarkning"
LEAD: Final = "Ledtext"
NOTE: Final = "Not"
BULLET: Final = "ListBullet"
ASIDE: Final = "Punkttillagg"
CAPTION: Final = "Caption"
FIGURE_CAPTION: Final = "Figurtext"
FIGURE: Final = "Figur"
CELL: Final = "Tabelltext"
NUMBER_CELL: Final = "Tabelltal"
COMPACT_CELL: Final = "Tabelltextliten"
COMPACT_NUMBER: Final = "Tabelltalliten"
TABLE: Final = "Kompasstabell"
STRONG: Final = "Strong"
HEADER: Final = "Header"
FOOTER: Final = "Footer"
CONTENTS_TITLE: Final = "TOCHeading"
HYPERLINK: Final = "Hyperlink"
BULLET_INDENT: Final = 14.0


@dataclass(frozen=True)
class Extras:
    """What a paragraph style says besides its type: XML for the paragraph, and its relations."""

    paragraph: str = ""
    based_on: str = NORMAL
    following: str = ""
    built_in: bool = True
    quick: bool = True


def styles_xml(language: str) -> bytes:
    """Return the whole styles part."""
    parts = [_defaults(language), *_built_in(), *_own(), *_character_styles(), _table_style()]
    return f"{DECLARATION}<w:styles {NAMESPACES}>{''.join(parts)}</w:styles>".encode()


def heading(level: int) -> str:
    """Return the id of a heading style."""
    return f"Heading{level}"


def contents(level: int) -> str:
    """Return the id of the style of an entry in the list of contents."""
    return f"TOC{level}"


def _defaults(language: str) -> str:
    font = " ".join(f'w:{use}="{FONT_FAMILY}"' for use in ("ascii", "hAnsi", "eastAsia", "cs"))
    spoken = f'w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"'
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {font}/>"
        f"<w:lang {spoken}/></w:rPr></w:rPrDefault>"
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _built_in() -> list[str]:
    keep = "<w:keepNext/><w:keepLines/>"
    styles = [_style(NORMAL, "Normal", paper.BODY, Extras(based_on=""))]
    for level, of in enumerate(paper.HEADINGS, start=1):
        page = "<w:pageBreakBefore/>" if level == 1 else ""
        extras = Extras(
            f'{keep}{page}<w:suppressAutoHyphens/>{{spacing}}<w:outlineLvl w:val="{level - 1}"/>',
            following=NORMAL,
        )
        styles.append(_style(heading(level), f"heading {level}", of, extras))
    no_break = Extras("<w:suppressAutoHyphens/>{spacing}")
    styles += [
        _style(TITLE, "Title", paper.COVER_TITLE, no_break),
        _style(SUBTITLE, "Subtitle", paper.COVER_SUBTITLE, no_break),
        _style(BULLET, "List Bullet", paper.BULLET, Extras(_bullet_paragraph())),
        _style(CAPTION, "caption", paper.CAPTION, Extras("<w:keepNext/><w:keepLines/>{spacing}")),
        _style(HEADER, "header", paper.RUNNING, Extras(f"{_right_tab()}{{spacing}}")),
        _style(FOOTER, "footer", paper.RUNNING, Extras('{spacing}<w:jc w:val="right"/>')),
        _style(
            CONTENTS_TITLE,
            "TOC Heading",
            paper.HEADINGS[0],
            Extras("<w:keepNext/><w:pageBreakBefore/>{spacing}"),
        ),
    ]
    for level, of in enumerate(paper.CONTENTS, start=1):
        indent = twips(paper.CONTENTS_INDENT * (level - 1))
        extras = Extras(
            f'{_leader_tab()}{{spacing}}<w:ind w:left="{indent}"/>',
            quick=False,
        )
        styles.append(_style(contents(level), f"toc {level}", of, extras))
    return styles


def _own() -> list[str]:
    hanging = (
        f'<w:tabs><w:tab w:val="left" w:pos="{twips(paper.FACT_INDENT)}"/></w:tabs>{{spacing}}'
        f'<w:ind w:left="{twips(paper.FACT_INDENT)}" w:hanging="{twips(paper.FACT_INDENT)}"/>'
    )
    figure = "<w:keepNext/>{spacing}"
    right = '{spacing}<w:jc w:val="right"/>'
    kicker = Type(
        paper.COVER_KICKER.size,
        paper.COVER_KICKER.leading,
        before=paper.COVER_TOP - paper.MARGIN_TOP,
        after=paper.COVER_KICKER.after,
        colour=paper.COVER_KICKER.colour,
    )
    own = [
        (KICKER, "Överrad", kicker, ""),
        (FACT, "Fakta", paper.FACT, hanging),
        (REMARK, "Anmärkning", paper.REMARK, ""),
        (LEAD, "Ledtext", paper.LEAD, "<w:keepNext/><w:keepLines/>{spacing}"),
        (NOTE, "Not", paper.NOTE, ""),
        (ASIDE, "Punkttillägg", paper.ASIDE, _aside_paragraph()),
        (FIGURE, "Figur", Type(paper.BODY.size, paper.BODY.leading, after=2), figure),
        (FIGURE_CAPTION, "Figurtext", paper.FIGURE_CAPTION, ""),
        (CELL, "Tabelltext", paper.CELL, ""),
        (NUMBER_CELL, "Tabelltal", paper.CELL, right),
        (COMPACT_CELL, "Tabelltext liten", paper.COMPACT_CELL, ""),
        (COMPACT_NUMBER, "Tabelltal liten", paper.COMPACT_CELL, right),
    ]
    return [
        _style(key, name, of, Extras(layout or "{spacing}", built_in=False))
        for key, name, of, layout in own
    ]


def _style(key: str, name: str, of: Type, extras: Extras) -> str:
    default = ' w:default="1"' if key == NORMAL else ""
    custom = "" if extras.built_in else ' w:customStyle="1"'
    based = f'<w:basedOn w:val="{extras.based_on}"/>' if extras.based_on else ""
    following = f'<w:next w:val="{extras.following}"/>' if extras.following else ""
    quick = "<w:qFormat/>" if extras.quick else ""
    layout = (extras.paragraph or "{spacing}").format(spacing=_spacing(of))
    return (
        f'<w:style w:type="paragraph"{default}{custom} w:styleId="{key}"><w:name w:val="{name}"/>'
        f"{based}{following}{quick}<w:pPr>{layout}</w:pPr><w:rPr>{_letters(of)}</w:rPr></w:style>"
    )


def _spacing(of: Type) -> str:
    return (
        f'<w:spacing w:before="{twips(of.before)}" w:after="{twips(of.after)}" '
        f'w:line="{twips(of.leading)}" w:lineRule="atLeast"/>'
    )


def _letters(of: Type) -> str:
    weight = "<w:b/><w:bCs/>" if of.bold else '<w:b w:val="0"/><w:bCs w:val="0"/>'
    half_points = round(of.size * 2)
    return (
        f'{weight}<w:color w:val="{_colour(of.colour)}"/>'
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    )


def _bullet_paragraph() -> str:
    return '<w:numPr><w:numId w:val="1"/></w:numPr>{spacing}'


def _aside_paragraph() -> str:
    return f'{{spacing}}<w:ind w:left="{twips(BULLET_INDENT)}"/>'


def _right_tab() -> str:
    return f'<w:tabs><w:tab w:val="right" w:pos="{twips(paper.TEXT_WIDTH)}"/></w:tabs>'


def _leader_tab() -> str:
    place = twips(paper.TEXT_WIDTH)
    return f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{place}"/></w:tabs>'


def _character_styles() -> list[str]:
    def character(key: str, name: str, letters: str, extra: str = "") -> str:
        return (
            f'<w:style w:type="character" {extra}w:styleId="{key}"><w:name w:val="{name}"/>'
            f"<w:qFormat/><w:rPr>{letters}</w:rPr></w:style>"
        )

    quiet = f'<w:color w:val="{_colour(paper.QUIET)}"/>'
    return [
        (
            '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
            '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/></w:style>'
        ),
        (
            '<w:style w:type="numbering" w:default="1" w:styleId="NoList">'
            '<w:name w:val="No List"/></w:style>'
        ),
        character(STRONG, "Strong", "<w:b/><w:bCs/>"),
        character(HYPERLINK, "Hyperlink", ""),
        character(FACT_LABEL, "Faktarubrik", quiet, 'w:customStyle="1" '),
    ]


def _table_style() -> str:
    """Return the table style: lines across only, a tinted header, a strong last row."""
    colour, strong = _colour(paper.LINE), _colour(paper.STRONG_LINE)
    side, top = twips(paper.COLUMN_GAP / 2), twips(paper.CELL_PADDING)

    def line(place: str, size: int, of: str) -> str:
        return f'<w:{place} w:val="single" w:sz="{size}" w:space="0" w:color="{of}"/>'

    def margins(up: int) -> str:
        sides = {"top": up, "left": side, "bottom": up, "right": side}
        inside = "".join(f'<w:{at} w:w="{width}" w:type="dxa"/>' for at, width in sides.items())
        return f"<w:tblCellMar>{inside}</w:tblCellMar>"

    bold = "<w:rPr><w:b/><w:bCs/></w:rPr>"
    tint = f'<w:shd w:val="clear" w:color="auto" w:fill="{_colour(paper.TINT)}"/>'
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"{margins(0)}</w:tblPr></w:style>"
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE}">'
        '<w:name w:val="Kompass tabell"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{line('bottom', 4, strong)}{line('insideH', 4, colour)}"
        f"</w:tblBorders>{margins(top)}</w:tblPr>"
        f'<w:tblStylePr w:type="firstRow">{bold}<w:tcPr><w:tcBorders>{line("bottom", 8, strong)}'
        f"</w:tcBorders>{tint}</w:tcPr></w:tblStylePr>"
        f'<w:tblStylePr w:type="lastRow">{bold}<w:tcPr><w:tcBorders>{line("top", 8, strong)}'
        "</w:tcBorders></w:tcPr></w:tblStylePr></w:style>"
    )


def _colour(colour: str) -> str:
    return colour.lstrip("#")
