"""What was refused and what is doubtful, as it is read aloud."""

from published_layouts import SODERTALJE_2008
from PySide6.QtCore import Qt


def test_a_refused_row_is_heard_with_its_reason(wizard):
    model = wizard.read(SODERTALJE_2008).look.list.model()

    heard = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert heard.startswith("rad 1: ”Offentlighet, öppenhet och demokratisk kontroll ,5”. ")
    assert "skadad" in heard


def test_a_text_is_called_so_once(wizard, tmp_path):
    path = tmp_path / "avskrift.txt"
    path.write_text(SODERTALJE_2008, encoding="utf-8")

    assert wizard.read(path).look.said == "avskrift.txt"
