"""The files that a comparison was saved as, read back with the libraries that others use."""

from decimal import Decimal
from pathlib import Path

from archive_plan import AREAS, PRINTED, swedish, total

UNKNOWN = "–"
FEWEST_COLOURS = 8


def check_files(stem: Path, names: tuple[str, ...]) -> None:
    """Find every figure of everybody in the workbook and in both documents."""
    check_workbook(stem.with_name(f"{stem.name}.xlsx"), names)
    check_docx(stem.with_name(f"{stem.name}.docx"), names)
    check_pdf(stem.with_name(f"{stem.name}.pdf"), names)
    check_pictures(list(stem.parent.glob("*.png")), names)


def shown(value: Decimal | None) -> str:
    """Return a figure as it stands on paper."""
    return UNKNOWN if value is None else swedish(value)


def check_workbook(path: Path, names: tuple[str, ...]) -> None:
    """Find the figures as numbers, the unknown as a dash, and differences as live formulas."""
    from openpyxl import load_workbook

    book = load_workbook(path)
    found: dict[str, list[object]] = {name: [] for name in names}
    printed = {}
    for name, _, number, title, points in book["Resultat"].iter_rows(
        min_row=2, max_col=5, values_only=True
    ):
        if number is not None:
            found[str(name)].append(points)
        elif "tryckt i källan" in str(title):
            printed[str(name)] = points
    for name in names:
        areas = [UNKNOWN if one is None else float(one) for one in AREAS[name]]
        assert found[name] == areas, name
        if name in PRINTED:
            assert printed[name] == float(PRINTED[name].replace(",", ".")), name
    rows = list(book["Jämförelse"].iter_rows(values_only=True))
    for row in rows[1:10]:
        assert sum(str(cell).startswith("=") for cell in row) == 1 + 4 * (len(names) - 1), row
    assert any("tryckt som 692" in str(cell) for row in rows for cell in row)


def check_docx(path: Path, names: tuple[str, ...]) -> None:
    """Find the table of areas, sums and printed totals, and what is to be thought of."""
    from docx import Document

    document = Document(str(path))
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert tuple(rows[0][2:]) == names
    for column, name in enumerate(names, 2):
        assert [row[column] for row in rows[1:9]] == [shown(one) for one in AREAS[name]], name
        added = total(name)
        assert rows[9][column] == shown(added) or (added is None and "," not in rows[9][column])
        assert rows[10][column] == PRINTED.get(name, UNKNOWN)
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "totalen är tryckt som 692 i källan, men områdena summerar till 696" in text
    assert "De är inte noll." in text


def check_pdf(path: Path, names: tuple[str, ...]) -> None:
    """Find the rows of the same table, each with everybody's figures in order."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    text = " ".join(" ".join(pages).split())
    for area in range(8):
        row = " ".join(shown(AREAS[name][area]) for name in names)
        assert row in text, row
    assert "647 609,5 696" in text
    assert "647 609,5 692" in text


def check_pictures(paths: list[Path], names: tuple[str, ...]) -> None:
    """See that something is drawn on every picture, and that the rose says it in words too."""
    from PIL import Image

    (rose,) = [path for path in paths if path.name.startswith("Kompassros")]
    with Image.open(rose) as picture:
        words = picture.info["Description"]
    for name in names:
        for points in AREAS[name]:
            assert f"{name} {'okänt' if points is None else swedish(points)}" in words, name
    for path in paths:
        with Image.open(path) as picture:
            assert min(picture.size) > 500, path
            colours = picture.convert("RGB").getcolors(1 << 24)
        assert colours is not None, path
        assert len(colours) > FEWEST_COLOURS, path
