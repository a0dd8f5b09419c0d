"""From a PDF to a hit: what the acceptance test 4 of the evidence asks of the whole way."""

import unicodedata
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
import source_documents as make

from kompass.assessment import edits
from kompass.assessment.snapshot import Details, Unit
from kompass.assessment.storage import AssessmentFile, create
from kompass.catalogue.files import packaged
from kompass.ids import EditionId
from kompass.progress import silent
from kompass.sources.model import Taken
from kompass.sources.reading import read

LINES = (
    "Kommunen arbetar med kvali-",
    "tetssäkring för barn- och",
    "ungdomsverksamhet, och har mål",
    f"på {unicodedata.normalize('NFD', 'lång')} sikt.",
)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[AssessmentFile]:
    edition = packaged(EditionId("kommunkompassen-2002"))
    details = Details(Unit("Exempelstad"), 2026)
    with create(tmp_path / "x.kompass", details=details, edition=edition, author="Anna") as made:
        yield made


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("kvalitetssäkring", "kvalitetssäkring"),
        ("säkring", "kvalitetssäkring"),
        ("barn- och ungdomsverk", "barn- och ungdomsverksamhet"),
        ("ungdomsverksamhet", "ungdomsverksamhet"),
        ("lång", "lång"),
        (unicodedata.normalize("NFD", "lång"), "lång"),
        ("lang", "lång"),
    ],
)
def test_broken_suspended_and_decomposed_words_are_found_and_the_document_is_unchanged(
    file: AssessmentFile, typed: str, shown: str
) -> None:
    content = make.pdf(["Försättsblad"], list(LINES))
    text = read(content, "plan.pdf", silent)
    digest = sha256(content).hexdigest()
    edits.add_source(file, Taken(content, digest, text))

    (hit,) = file.search(typed).documents.hits

    assert (hit.ref, hit.number) == (digest, 1)
    page = file.page(hit.ref, hit.number).text
    found = " ".join(page[hit.spans[0][0] :].split())
    # Of a compound, the part that was typed is marked.
    assert found.startswith(shown) or shown.endswith(found.split()[0])
    assert shown in " ".join(page.split())
    assert file.content(digest) == content
