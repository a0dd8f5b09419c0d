"""A visit with sources, interviews and evidence in the real window, from programme to appendix."""

from pathlib import Path

import pytest
from desktop import desktop
from evidence_checks import check_file, check_reports
from evidence_documents import write_documents, write_refused
from evidence_killed import check_killed, show_last_note, type_until_killed
from evidence_plan import ANNA, TEAM
from evidence_schedule import write_schedule
from evidence_scoring import (
    find_again,
    read_in_place,
    save_report,
    score_beside_evidence,
    with_appendix,
)
from evidence_window import (
    correct_programme,
    take_in_documents,
    take_in_schedule,
    take_notes,
    tie_excerpts,
)
from laptop import Laptop

pytestmark = pytest.mark.e2e
PICTURES = Path(__file__).parents[1] / "output" / "e2e"
REFUSED = ["21 tom.pdf är tom (0 byte)", "22 låst.pdf är skyddad med lösenord"]


def test_every_point_can_show_where_it_comes_from(user_folders: Path, tmp_path: Path) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    laptop = set_up(tmp_path)
    schedule = write_schedule(tmp_path / "schema.xlsx")
    documents = tmp_path / "underlag"
    write_documents(documents)
    write_refused(documents)
    with laptop.window() as desk:
        take_in_schedule(desk, schedule)
        correct_programme(desk)
        take_notes(desk)
        desk.picture(PICTURES / "notes.png")
        take_in_documents(desk, documents, REFUSED)
        tie_excerpts(desk, PICTURES / "reader.png")
        score_beside_evidence(desk, PICTURES / "cited.png")
        read_in_place(desk)
        find_again(desk, PICTURES / "found.png")
        plain = save_report(desk, tmp_path / "rapport")
        with_appendix(desk)
        internal = save_report(desk, tmp_path / "intern")
        desk.picture(PICTURES / "appendix.png")
    check_file(laptop.file)
    check_reports(plain, internal)
    with desktop(laptop.folder, "open", str(laptop.file), environment=laptop.environment) as desk:
        desk.find(text="Provby 2026")
        typed = type_until_killed(desk)
    check_killed(laptop.file, typed)
    with laptop.window() as desk:
        show_last_note(desk, typed)


def set_up(folder: Path) -> Laptop:
    """Give Anna a laptop with an assessment that nothing has been done to."""
    from kompass.assessment import edits
    from kompass.assessment.snapshot import Details, Unit
    from kompass.assessment.storage import create
    from kompass.catalogue.files import packaged

    laptop = Laptop(ANNA, folder / "anna", 0)
    laptop.folder.mkdir()
    laptop.begin()
    details, edition = Details(Unit("Provby"), 2026), packaged("kommunkompassen-2002")
    with create(laptop.file, details=details, edition=edition, author=ANNA) as file:
        for name in TEAM:
            edits.add_assessor(file, name)
    return laptop
