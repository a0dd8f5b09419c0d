"""The words of a Word paragraph, as printed: without what is deleted, hidden or a field's code."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_OURS = frozenset({WORD, _MATH, _COMPATIBILITY})
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_LEFT_OUT = frozenset(
    {"pPr", "del", "moveFrom", "delText", "instrText", "txbxContent", "Fallback", "rPr"}
)


def local(element: "_Element") -> str:
    """Return an element's name without its namespace; empty for what is not Word's."""
    namespace, _, name = str(element.tag)[1:].rpartition("}")
    return name if namespace in _OURS else ""


def text_of(paragraph: "_Element") -> str:
    """Return the text of a paragraph; text boxes in it are not part of it."""
    parts: list[str] = []
    _collect(paragraph, parts)
    return "".join(parts)


def _collect(parent: "_Element", parts: list[str]) -> None:
    for element in parent:
        name = local(element)
        if name in _LEFT_OUT or (name == "r" and _hidden(element)):
            continue
        if name == "t":
            parts.append(element.text or "")
        elif name in _SIGNS:
            parts.append(_SIGNS[name])
        elif name == "sym":
            parts.append(_symbol(element.get(f"{{{WORD}}}char", "")))
        else:
            _collect(element, parts)


def _hidden(run: "_Element") -> bool:
    vanish = run.find(f"{{{WORD}}}rPr/{{{WORD}}}vanish")
    return vanish is not None and vanish.get(f"{{{WORD}}}val", "1") not in ("0", "false", "off")


def _symbol(code: str) -> str:
    """Return the character of a symbol font; it is private, so it counts as unreadable."""
    try:
        return chr(int(code, 16))
    except ValueError:
        return "\N{REPLACEMENT CHARACTER}"
