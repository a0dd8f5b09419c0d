"""Interview guides: who is asked about which questions, in which order and in which words."""

from dataclasses import dataclass, replace
from pathlib import Path

from kompass.catalogue.complaints import Complaints
from kompass.catalogue.fields import Fields, quoted
from kompass.catalogue.files import packaged_of_kind
from kompass.catalogue.model import Edition
from kompass.catalogue.parts import Identities, parts
from kompass.catalogue.saving import put
from kompass.catalogue.sources import place_of, read_file, yaml_document
from kompass.ids import QuestionId
from kompass.interviews.proposals import (
    HEAD_KEYS,
    Head,
    head_document,
    question_at,
    read_head,
    texts,
    whole,
)

KIND = "interview_guides"
GUIDE_KEYS = ("id", "role", "code", "title", "minutes", "questions")
QUESTION_KEYS = ("question", "ask")
USUAL_MINUTES = 60
LONGEST_CODE = 8
WIDTH = 100


@dataclass(frozen=True)
class GuideQuestion:
    """One point of a guide; without ``question`` it is a free one."""

    question: QuestionId | None = None
    ask: tuple[str, ...] = ()
    """What to say; empty means the question's own title."""

    @property
    def text(self) -> str:
        """What to say, one sentence on each line."""
        return "\n".join(self.ask)


@dataclass(frozen=True)
class Guide:
    """What to ask one role, the most important first."""

    id: str
    role: str
    title: str
    questions: tuple[GuideQuestion, ...]
    code: str = ""
    """The role code that stands for the person in notes: KD."""
    minutes: int = USUAL_MINUTES

    def asks_about(self) -> tuple[QuestionId, ...]:
        """Return the questions of the edition that the guide takes up, in its order."""
        return tuple(one.question for one in self.questions if one.question)


@dataclass(frozen=True)
class GuideSet:
    """Guides of one proposal; ``head.label`` is shown wherever one of them is."""

    head: Head
    guides: tuple[Guide, ...]

    def guide(self, guide_id: str) -> Guide | None:
        """Return the guide with this id, ``None`` if there is none."""
        return next((guide for guide in self.guides if guide.id == guide_id), None)

    def for_role(self, role: str) -> Guide | None:
        """Return the guide for a role, by its name in any case, ``None`` if there is none."""
        wanted = " ".join(role.casefold().split())
        return next((guide for guide in self.guides if guide.role.casefold() == wanted), None)


def packaged_guides(edition: Edition) -> tuple[GuideSet, ...]:
    """Return the guides that ship with the program and are made for this edition."""
    documents = (yaml_document(raw, name) for name, raw in packaged_of_kind(KIND).items())
    return tuple(
        read_guides(content, complaints, edition)
        for content, complaints in documents
        if isinstance(content, dict) and content.get("edition") == edition.id
    )


def load(path: Path, edition: Edition) -> GuideSet:
    """Return the guides in a YAML file, checked against ``edition``.

    Raises ``KompassError`` whose sentence is the first complaint with file, line and
    place, and whose details are the others.
    """
    content, complaints = yaml_document(read_file(path), place_of(path))
    return read_guides(content, complaints, edition)


def parse(document: object, place: str, edition: Edition) -> GuideSet:
    """Return the guides that a document (as ``to_document`` makes it) describes.

    Raises ``KompassError`` as ``load`` does; ``place`` is what complaints call the document.
    """
    return read_guides(document, Complaints(place), edition)


def to_document(chosen: GuideSet) -> dict[str, object]:
    """Return the guides as plain data: ``parse`` gives the same again."""
    return head_document(chosen.head, KIND) | {
        "guides": [_guide_document(guide) for guide in chosen.guides]
    }


def as_yaml(chosen: GuideSet) -> str:
    """Return the guides as a YAML file that people can read and change."""
    import yaml

    text: str = yaml.safe_dump(
        to_document(chosen), allow_unicode=True, sort_keys=False, width=WIDTH
    )
    return text


def export(chosen: GuideSet, path: Path) -> None:
    """Write the guides to ``path``, whole or not at all; raises ``KompassError``."""
    put(path, as_yaml(chosen).encode("utf-8"))


def read_guides(document: object, complaints: Complaints, edition: Edition) -> GuideSet:
    """Return the guides in ``document``.

    Raises ``KompassError`` with all complaints, those that ``complaints`` holds included.
    """
    fields = whole(document, complaints, KIND, "intervjuguider")
    fields.refuse_unknown((*HEAD_KEYS, "guides"))
    identities = Identities()
    head = read_head(fields, edition, identities)
    if not fields.rows("guides"):
        fields.blame("guides", "saknas. En fil har minst en guide.")
    guides = tuple(
        _guide(_called(part), identities, edition) for part in parts(fields, "guides", "guide")
    )
    complaints.refuse_if_any()
    return GuideSet(head, guides)


def _called(fields: Fields) -> Fields:
    """Call a guide by its role instead of its place."""
    role = fields.content.get("role")
    if not isinstance(role, str) or not role.strip():
        return fields
    return replace(fields, spot=replace(fields.spot, name=f"guiden för {quoted(role)}"))


def _guide(fields: Fields, identities: Identities, edition: Edition) -> Guide:
    fields.refuse_unknown(GUIDE_KEYS)
    advice = "Skriv till exempel ”role: Kommundirektör”."
    role = fields.title("role") if fields.demand("role", advice) else ""
    if not fields.rows("questions"):
        fields.blame("questions", "saknas. En guide har minst en fråga.")
    first: dict[QuestionId, str] = {}
    return Guide(
        id=identities.read(fields),
        role=role,
        title=fields.title() or role,
        questions=tuple(
            _question(part, edition, first) for part in parts(fields, "questions", "fråga")
        ),
        code=fields.title("code", longest=LONGEST_CODE),
        minutes=_minutes(fields),
    )


def _question(fields: Fields, edition: Edition, first: dict[QuestionId, str]) -> GuideQuestion:
    fields.refuse_unknown(QUESTION_KEYS)
    question = question_at(fields, "question", edition)
    if question and question in first:
        fields.complain(
            f"Frågan {quoted(question, 80)} står redan som {first[question]}. "
            "Samla det som ska frågas på ett ställe.",
            key="question",
        )
    if question:
        first.setdefault(question, fields.spot.name.rsplit(", ", 1)[-1])
    ask = texts(fields, "ask", "mening")
    if not fields.has("question") and not fields.rows("ask"):
        fields.complain("Här ska stå question, ask eller båda.")
    return GuideQuestion(question, ask)


def _minutes(fields: Fields) -> int:
    number = fields.number("minutes")
    if number is None:
        return USUAL_MINUTES
    if number != int(number) or not 5 <= number <= 480:
        fields.blame("minutes", f"är {fields.written('minutes')} men ska vara ett helt tal, 5–480.")
        return USUAL_MINUTES
    return int(number)


def _guide_document(guide: Guide) -> dict[str, object]:
    document: dict[str, object] = {"id": guide.id, "role": guide.role, "title": guide.title}
    if guide.code:
        document["code"] = guide.code
    document["minutes"] = guide.minutes
    document["questions"] = [
        ({"question": one.question} if one.question else {})
        | ({"ask": list(one.ask)} if one.ask else {})
        for one in guide.questions
    ]
    return document
