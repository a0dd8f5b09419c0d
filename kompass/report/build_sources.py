"""Where every figure of comparison comes from."""

from kompass.archive.values import label
from kompass.report.document import Block, Heading, Paragraph, TextRole, printable
from kompass.report.material import Material
from kompass.report.wording import sentence
from kompass.swedish import join_words


def sources(material: Material) -> list[Block]:
    """Return the list of sources under its heading; nothing if nothing was compared."""
    found = [*_reference(material), *_others(material), *_earlier(material)]
    if not found:
        return []
    return [Heading("Källor till jämförelsetalen", 2, "poang-kallor"), *found]


def _reference(material: Material) -> list[Paragraph]:
    reference = material.reference
    if reference is None:
        return []
    source = f"Källa: {sentence(reference.source)}" if reference.source.strip() else ""
    if reference.computed is not None:  # its label is its source; who is in and out is said
        source = sentence(reference.population)
    note = sentence(reference.note)
    aside = " ".join(part for part in (source, note) if part)
    return [Paragraph(f"{sentence(label(reference))} {aside}".strip(), TextRole.NOTE)]


def _earlier(material: Material) -> list[Paragraph]:
    """Return where the earlier visit's figures come from, unless the table has them already."""
    before = material.earlier
    if before is None or before.id in {other.id for other in material.others}:
        return []
    source = f"Källa: {sentence(before.source.strip() or 'uppgift saknas')}"
    aside = " ".join(filter(None, (source, sentence(before.note))))
    return [Paragraph(printable(f"{before.title} (tidigare besök). {aside}"), TextRole.NOTE)]


def _others(material: Material) -> list[Paragraph]:
    """Return one paragraph per source, naming every result that it gives."""
    by_source: dict[str, list[str]] = {}
    for other in material.others:
        by_source.setdefault(other.source.strip(), []).append(other.title)
    return [
        Paragraph(
            f"{join_words(names)}. Källa: {sentence(source or 'uppgift saknas')}", TextRole.NOTE
        )
        for source, names in by_source.items()
    ]
