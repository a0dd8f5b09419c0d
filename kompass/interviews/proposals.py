"""What guides and checklists have in common: whose proposal it is, and which questions it names."""

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches

from kompass.catalogue.complaints import Complaints, Spot
from kompass.catalogue.fields import Fields, quoted
from kompass.catalogue.model import Edition
from kompass.catalogue.parts import Identities
from kompass.ids import EditionId, QuestionId

HEAD_KEYS = ("kind", "id", "title", "label", "proposed_by", "edition", "note")

_LABEL = "Skriv vems förslag det är, till exempel ”label: Arbetsgruppens förslag”."
_AUTHOR = "Skriv vem som föreslår, till exempel ”proposed_by: Exempelstads kommun”."


@dataclass(frozen=True)
class Head:
    """Whose proposal it is; ``label`` is shown wherever anything of it is."""

    id: str
    title: str
    label: str
    proposed_by: str
    edition: EditionId
    note: str = ""


def whole(document: object, complaints: Complaints, kind: str, what: str) -> Fields:
    """Return the document as fields; raises ``KompassError`` if it is of another kind."""
    if isinstance(document, dict) and document.get("kind") == kind:
        return Fields(document, Spot(), complaints)
    said = f"Filen innehåller inte {what}. En sådan börjar med raden ”kind: {kind}”."
    complaints.add(Spot(), said)
    raise complaints.error()


def read_head(fields: Fields, edition: Edition, identities: Identities) -> Head:
    """Return whose proposal it is, with a complaint if it is made for another edition."""
    made_for = fields.demanded_title("edition")
    if made_for and made_for != edition.id:
        fields.complain(
            f"Filen är gjord för utgåvan {quoted(made_for, 80)}, men utvärderingen gäller "
            f"{edition.id}. Välj en fil som är gjord för samma utgåva.",
            key="edition",
        )
    return Head(
        id=identities.read(fields, "filen"),
        title=fields.demanded_title(),
        label=fields.title("label") if fields.demand("label", _LABEL) else "",
        proposed_by=fields.title("proposed_by") if fields.demand("proposed_by", _AUTHOR) else "",
        edition=EditionId(made_for),
        note=fields.paragraphs("note"),
    )


def question_at(fields: Fields, key: str, edition: Edition) -> QuestionId | None:
    """Return the question that ``key`` names by its permanent id, with a complaint otherwise."""
    wanted = fields.title(key)
    questions = {question.id: question for question in edition.questions()}
    if not wanted:
        return None
    if wanted in questions:
        return QuestionId(wanted)
    numbered = next((one.id for one in questions.values() if one.number == wanted), None)
    near = [numbered] if numbered else get_close_matches(wanted, questions, 1, 0.6)
    advice = f"Menas {quoted(near[0], 80)}?" if near else "Kontrollera frågans id."
    fields.complain(f"Det finns ingen fråga {quoted(wanted, 80)} i {edition.id}. {advice}", key=key)
    return None


def each(fields: Fields, key: str, word: str) -> list[Fields]:
    """Return the values of a list of plain texts, each as the key "text" of its own fields."""
    own = f"{fields.spot.name}, " if fields.spot.name else ""
    return [
        Fields(
            {"text": value},
            Spot((*fields.spot.address, key, at), f"{own}{word} {at + 1}"),
            fields.complaints,
        )
        for at, value in enumerate(fields.rows(key))
    ]


def texts(fields: Fields, key: str, word: str) -> tuple[str, ...]:
    """Return a list of texts on one line each; empty if it is not given."""
    return _filled(fields, key, word, lambda part: part.title("text"))


def questions(fields: Fields, key: str, edition: Edition) -> tuple[QuestionId, ...]:
    """Return a list of questions by their permanent ids, each once."""
    found = _filled(fields, key, "fråga", lambda part: question_at(part, "text", edition) or "")
    return tuple(QuestionId(one) for one in dict.fromkeys(found))


def _filled(fields: Fields, key: str, word: str, read: Callable[[Fields], str]) -> tuple[str, ...]:
    rows = each(fields, key, word)
    for part in rows:
        if part.content["text"] is None:
            part.complain("Här saknas text efter bindestrecket.")
    return tuple(text for part in rows if (text := read(part)))


def head_document(head: Head, kind: str) -> dict[str, object]:
    """Return the head as a document; ``read_head`` gives the same again."""
    document: dict[str, object] = {
        "kind": kind,
        "id": head.id,
        "title": head.title,
        "label": head.label,
        "proposed_by": head.proposed_by,
        "edition": head.edition,
    }
    return document | ({"note": head.note} if head.note else {})
