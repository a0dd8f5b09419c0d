"""One report as several files: all of them, or none."""

from pathlib import Path

import pytest

from kompass.assessment.snapshot import Details, Snapshot, Unit
from kompass.catalogue.files import packaged
from kompass.errors import Cancelled, KompassError
from kompass.ids import AssessmentId, EditionId
from kompass.report.export import export_all


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    edition = packaged(EditionId("kommunkompassen-2002"))
    return Snapshot(AssessmentId("a"), edition, Details(Unit("Testby"), 2026))


def test_both_files_are_written_and_nothing_else(snapshot: Snapshot, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    export_all(
        snapshot,
        (tmp_path / "r.docx", tmp_path / "r.pdf"),
        progress=lambda done, total, what: told.append((done, total)),
    )

    assert sorted(path.name for path in tmp_path.iterdir()) == ["r.docx", "r.pdf"]
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF")
    shares = [done / total for done, total in told]
    assert shares == sorted(shares)
    assert shares[0] < 0.1
    assert 0.9 < shares[-1] <= 1


def test_who_cancels_in_the_second_file_gets_neither(snapshot: Snapshot, tmp_path: Path) -> None:
    (tmp_path / "r.docx").write_text("the old one")

    def cancel_late(done: int, total: int, what: str) -> None:
        if done > total * 0.7:
            raise Cancelled

    with pytest.raises(Cancelled):
        export_all(snapshot, (tmp_path / "r.docx", tmp_path / "r.pdf"), progress=cancel_late)

    assert [path.name for path in tmp_path.iterdir()] == ["r.docx"]
    assert (tmp_path / "r.docx").read_text() == "the old one"


def test_one_impossible_file_means_that_none_is_written(snapshot: Snapshot, tmp_path: Path) -> None:
    (tmp_path / "r.pdf").mkdir()

    with pytest.raises(KompassError, match=r"r\.pdf.*mapp med det namnet"):
        export_all(snapshot, (tmp_path / "r.docx", tmp_path / "r.pdf"))

    assert [path.name for path in tmp_path.iterdir()] == ["r.pdf"]
