"""The structure tree that makes a PDF readable by screen readers (PDF/UA, ISO 14289-1).

reportlab draws; it knows nothing of structure. Here a tree of nodes is grown in reading
order, the canvas notes which marked content belongs to which node, and at the end the
tree becomes PDF objects. Everything outside the tree is marked as an artifact.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from html import escape
from typing import Any, Final

PdfDocument = Any
"""reportlab's document; its type stubs tell nothing about it."""
ROOT_NAME: Final = "StructTreeRoot"


@dataclass(frozen=True)
class Mark:
    """A piece of marked content: page index and its number on that page."""

    page: int
    number: int


@dataclass(frozen=True)
class Link:
    """A link annotation by its name in the document."""

    page: int
    annotation: str


@dataclass(eq=False)
class Node:
    """One structure element. ``kind`` is a standard type: H1, P, Table, TR, TH, Figure ..."""

    kind: str
    alt: str = ""
    attributes: str = ""
    """PDF source of the attribute dictionary, as "/O /Table /Scope /Column"."""
    kids: "list[Node | Mark | Link]" = field(default_factory=list)
    name: str = ""

    def add(self, kind: str, *, alt: str = "", attributes: str = "") -> "Node":
        """Return a new node, last among the children."""
        node = Node(kind, alt, attributes)
        self.kids.append(node)
        return node


@dataclass
class Tree:
    """The whole structure of one document."""

    root: Node = field(default_factory=lambda: Node("Document"))
    pages: list[list[Node]] = field(default_factory=list)
    """For every page the owners of its marked content, in the order of their numbers."""
    links: list[Node] = field(default_factory=list)

    def mark(self, node: Node, page: int) -> int:
        """Note a piece of marked content for ``node`` and return its number on the page."""
        while len(self.pages) <= page:
            self.pages.append([])
        owners = self.pages[page]
        owners.append(node)
        node.kids.append(Mark(page, len(owners) - 1))
        return len(owners) - 1

    def link(self, node: Node, page: int, annotation: str) -> int:
        """Note a link annotation for ``node`` and return its running number."""
        node.kids.append(Link(page, annotation))
        self.links.append(node)
        return len(self.links) - 1

    def nodes(self) -> Iterator[Node]:
        """Yield all nodes that are written, parents first."""
        yield from _walk(self.root)


CELLS: Final = ("TD", "TH")
"""Kept even when empty: every row of a table has the same number of cells."""
LINK_NUMBERS_FROM: Final = 10_000
"""Parent tree numbers of links; pages count from 0 and never come so far."""


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for kid in node.kids:
        if isinstance(kid, Node) and _counts(kid):
            yield from _walk(kid)


def _counts(node: Node) -> bool:
    """Tell whether a node owns anything; others would be structure without content."""
    return node.kind in CELLS or any(not isinstance(k, Node) or _counts(k) for k in node.kids)


def write_tree(document: PdfDocument, tree: Tree) -> None:
    """Put the finished tree into the PDF's catalog; the canvas calls this before saving."""
    from reportlab.pdfbase import pdfdoc

    for number, node in enumerate(tree.nodes()):
        node.name = f"SE{number}"
    _write_node(document, tree.root, ROOT_NAME)
    numbers: list[Any] = []
    for page, owners in enumerate(tree.pages):
        numbers += [page, pdfdoc.PDFArray([_reference(owner.name) for owner in owners])]
    for number, owner in enumerate(tree.links):
        numbers += [LINK_NUMBERS_FROM + number, _reference(owner.name)]
    root = {
        "Type": pdfdoc.PDFName("StructTreeRoot"),
        "K": _reference(tree.root.name),
        "ParentTree": pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(numbers)}),
        "ParentTreeNextKey": LINK_NUMBERS_FROM + len(tree.links),
    }
    catalog = document.Catalog
    catalog.StructTreeRoot = pdfdoc.PDFDictionary(root)
    document.Reference(catalog.StructTreeRoot, ROOT_NAME)
    catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})


def _write_node(document: PdfDocument, node: Node, parent: str) -> None:
    from reportlab.pdfbase import pdfdoc

    kids = [_kid(kid) for kid in node.kids if not isinstance(kid, Node) or _counts(kid)]
    content: dict[str, Any] = {
        "Type": pdfdoc.PDFName("StructElem"),
        "S": pdfdoc.PDFName(node.kind),
        "P": _reference(parent),
        "K": pdfdoc.PDFArray(kids),
    }
    if node.alt:
        content["Alt"] = pdfdoc.PDFString(node.alt)
    if node.attributes:
        content["A"] = f"<< {node.attributes} >>"
    document.Reference(pdfdoc.PDFDictionary(content), node.name)
    for kid in node.kids:
        if isinstance(kid, Node) and _counts(kid):
            _write_node(document, kid, node.name)


def _kid(kid: Node | Mark | Link) -> Any:  # noqa: ANN401 - reportlab's objects are untyped
    from reportlab.pdfbase import pdfdoc

    if isinstance(kid, Node):
        return _reference(kid.name)
    page = _reference(f"Page{kid.page + 1}")
    if isinstance(kid, Mark):
        return pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("MCR"), "Pg": page, "MCID": kid.number})
    return pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("OBJR"),
            "Pg": page,
            "Obj": _reference(f"Annot.{kid.annotation}"),
        }
    )


def _reference(name: str) -> Any:  # noqa: ANN401 - reportlab's objects are untyped
    from reportlab.pdfbase import pdfdoc

    return pdfdoc.PDFObjectReference(name)


_METADATA: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq>{authors}</rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{created}</xmp:CreateDate>
<xmp:CreatorTool>Kompass</xmp:CreatorTool>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True)
class Description:
    """What the metadata say about a document."""

    title: str
    subject: str
    authors: tuple[str, ...]
    language: str
    created: date


def write_metadata(document: PdfDocument, about: Description) -> None:
    """Put the document's description into the PDF's catalog as XMP."""
    from reportlab.pdfbase import pdfdoc

    text = _METADATA.format(
        title=escape(about.title),
        subject=escape(about.subject),
        authors="".join(f"<rdf:li>{escape(author)}</rdf:li>" for author in about.authors),
        language=escape(about.language),
        created=about.created.isoformat(),
    )
    stream = pdfdoc.PDFStream(
        dictionary=pdfdoc.PDFDictionary(
            {"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")}
        ),
        content=text.encode("utf-8"),
    )
    document.Catalog.Metadata = stream
