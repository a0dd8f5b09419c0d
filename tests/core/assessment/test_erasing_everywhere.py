"""Erasing after all kinds of use: a name in every field that somebody can write in."""

import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from kompass.assessment import edits, erasing
from kompass.assessment.journal.rubbing import Alias, Rub
from kompass.assessment.snapshot import Assessor
from kompass.assessment.storage import AssessmentFile
from kompass.ids import QuestionId, RowId, new_id
from kompass.sources.anchors import anchor
from kompass.sources.model import Taken

Create = Callable[..., AssessmentFile]
Open = Callable[..., AssessmentFile]
Paper = Callable[..., Taken]

NAME = "Zabrina Qvistgärde"
TRACES = ("zabrina", "qvistgärde", "qvistgarde")


def spellings() -> Iterator[bytes]:
    for word in TRACES:
        for form in ("NFC", "NFD"):
            for letters in (word, word.upper(), word.capitalize()):
                for coding in ("utf-8", "utf-16-le"):
                    yield unicodedata.normalize(form, letters).encode(coding)


def traces(*folders: Path) -> set[tuple[str, bytes]]:
    """Return what is left of the name in the files below these folders, and in their names."""
    found = set()
    for path in (each for folder in folders for each in folder.rglob("*")):
        content = str(path).encode()
        with suppress(FileNotFoundError, IsADirectoryError):
            content += path.read_bytes()
        found |= {(path.name, spelling) for spelling in spellings() if spelling in content}
    return found


@pytest.fixture
def used(new_file: Create, paper: Paper) -> AssessmentFile:
    """A file in which the name stands wherever anybody can write, and has stood."""
    file = new_file(assessors=[Assessor(RowId(new_id()), "Anna")])
    question = file.snapshot.edition.question_numbered("1.1").id
    guide = edits.add_guide(file, role=f"Roll {NAME}", title=f"Guide {NAME}")
    edits.add_guide_question(file, guide, text=f"Fråga {NAME} om mål", question=question)
    interview(file, question)
    evidence(file, question, paper("Budget", "Ingenting om någon. Mål och medel."))
    texts = dict.fromkeys(("purpose", "about", "organisation", "conduct", "summary"), NAME)
    edits.set_details(file, **texts)
    area = file.snapshot.edition.areas[0].id
    edits.set_introduction(file, area, NAME)
    edits.set_findings(file, area, NAME)
    edits.set_improvement(file, edits.add_improvement(file, area, NAME), f"Mer {NAME}")
    edits.name_moment(file, f"Efter {NAME}")
    return file


def interview(file: AssessmentFile, question: QuestionId) -> None:
    here = dict.fromkeys(("role", "organisation", "place", "note"), f"Hos {NAME}")
    row = edits.add_interview(file, **here)
    person = edits.add_person(file, row, name=NAME, code="KD", contact="z@prov.example")
    edits.add_person(file, row, name="Annan Person", code="FC")
    line = edits.add_line(file, row, f"{NAME} säger", speaker=person)
    for number in range(200):  # enough for the journal to spread over many pages
        edits.set_line(file, line, f"{NAME} säger {number}")
    edits.split_line(file, line, 9)
    decomposed = unicodedata.normalize("NFD", f"Enligt {NAME.upper()}s kollega")
    noted = edits.add_line(file, row, decomposed)
    edits.add_links(file, noted, [edits.Tie(question, comment=f"Se {NAME}")])
    gone = edits.add_line(file, row, "Qvistgärde-Zabrina: zabrina.qvistgarde@prov.example")
    edits.remove_line(file, gone)
    edits.add_line(file, row, "Skriv till Zabrina.Qvistgarde@prov.example eller till Annan")


def evidence(file: AssessmentFile, question: QuestionId, taken: Taken) -> None:
    source = edits.add_source(file, taken)
    fields = ("title", "note", "publisher", "sort", "file_name", "published")
    edits.set_source(file, source, **dict.fromkeys(fields, f"Om {NAME}"))
    excerpt = edits.add_excerpt(file, source, anchor(taken.text.pages[0], 0, 10))
    edits.set_excerpt(file, excerpt, comment=f"Se {NAME}")
    edits.add_request(file, title=f"Uppdraget för {NAME}", note=NAME)
    edits.add_lookup(file, question=question, text=f"Sidan om {NAME}", note=NAME)


def test_nothing_is_left_after_all_kinds_of_use(
    used: AssessmentFile,
    reopen: Open,
    tmp_path: Path,
    user_folders: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    file = used
    while edits.undo(file):
        pass
    while edits.redo(file):
        pass
    for text in ("Vidare", "Vidare igen"):  # two safety copies, and the index of notes
        file = reopen(file)
        edits.set_details(file, summary=f"{text} med {NAME}")
        assert file.search("zabrina").notes.total
    assert traces(tmp_path, user_folders)

    erasing.erase(file, erasing.plan(file, erasing.find(file, NAME)))

    assert file.search("zabrina").notes.total == 0
    assert file.search("qvist").notes.total == 0
    file.close()
    assert traces(tmp_path, user_folders) == set()
    said = [line.text for line in reopen(file.path).snapshot.material.lines.values()]
    assert "Skriv till KD eller till Annan" in said


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("karin.stahl@prov.example", "KD"),
        ("(Stahl_K@prov.example)", "(KD)"),
        ("bo.karinsson@prov.example", "bo.karinsson@prov.example"),
        ("registrator@prov.example", "registrator@prov.example"),
        ("Stahl är något annat", "Stahl är något annat"),
    ],
)
def test_addresses_made_of_the_name_give_way(text: str, after: str) -> None:
    rub = Rub(frozenset(), (Alias("Karin", "KD"), Alias("Ståhl", "KD")))

    assert rub.text(text) == after
    assert rub.text(after) == after
