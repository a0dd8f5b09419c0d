"""A made-up visit: six documents, five interviews, and evidence from them. Nobody is real."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from kompass.assessment import edits
from kompass.assessment.material import Direction, InterviewStatus, Secrecy, SourceKind
from kompass.assessment.storage import AssessmentFile
from kompass.ids import QuestionId, RowId
from kompass.progress import silent
from kompass.sources.anchors import anchor
from kompass.sources.reading import read
from kompass.sources.sentences import sentence_at

BEGIN = datetime(2026, 5, 4, 7, 0, tzinfo=UTC)
ROLES = (
    ("KD", "Kommundirektör", ""),
    ("KSO", "Kommunstyrelsens ordförande", ""),
    ("FC", "Förvaltningschef", "Utbildning"),
    ("EC", "Enhetschef", "Hemtjänst"),
    ("FACK", "Facklig företrädare", ""),
)
SAID = (
    "Vi informerar medborgarna på webben och i kommuntidningen, men resultaten står ingenstans.",
    "Medborgarlöftena följs upp två gånger om året, senast i delårsrapporten.",
    "Gränsen mellan politiker och tjänstemän är tydlig på papperet, oklar i vardagen.",
    "Budgeten är ett levande dokument, alla chefer får den förklarad i januari.",
    "Kvaliteten mäts kvartalsvis men ingen vet vad som händer med siffrorna.",
    "Klagomål registreras, svar lämnas inom tio dagar.",
    "Delegationen är ny sedan i höstas och ingen har utbildats i den.",
    "Medarbetarsamtal hålls varje år, lönen diskuteras sedan för sig.",
    "Näringslivet frågas varje år, svaren går till nämnden.",
    "Jag har aldrig sett en uppföljning av jämställdhetsplanen.",
)
PROSE = (
    (
        "Kommunen informerar medborgarna om sina tjänster på webbplatsen. Resultat redovisas "
        "öppet och jämförs med andra kommuner. Varje nämnd svarar för sin del."
    ),
    (
        "Fullmäktige har antagit fyra medborgarlöften. De följs upp i delårsrapporten. "
        "Brister åtgärdas inom tre månader."
    ),
    (
        "Ett system för kvalitetssäkring finns i alla förvaltningar. Äldreomsorgen mäter varje "
        "kvartal. Skolan gör det bl.a. genom enkäter."
    ),
    (
        "Delegationsordningen beskriver vad chefer får besluta. Den ses över vartannat år. "
        "Samspelet mellan politiker och tjänstemän bygger på den."
    ),
    (
        "Medarbetarna deltar i budgetarbetet genom sina arbetsplatsträffar. Ledarskapet utvärderas "
        "varje år. Lönerna sätts individuellt."
    ),
)
TITLES = (
    ("Budget 2026 med plan för 2027–2028", "pdf"),
    ("Policy för medborgardialog", "txt"),
    ("Årsredovisning 2025", "txt"),
    ("Delegationsordning för kommunstyrelsen och dess arbetsutskott", "md"),
    ("Kvalitet i hemtjänsten", "html"),
    ("Synpunkter och klagomål", "html"),
)


def fill(file: AssessmentFile, questions: Sequence[QuestionId], *, links: int = 60) -> None:
    """Write the visit into a file, its evidence spread over these questions."""
    passages = [item for place in range(len(TITLES)) for item in _passages(file, place)]
    lines = [line for place in range(len(ROLES)) for line in _lines(file, place)]
    directions = list(Direction)
    items = [each for pair in zip(passages, lines, strict=False) for each in pair]
    for number in range(links):
        question = questions[number % len(questions)]
        direction = directions[(0, 0, 1, 0, 2)[number % 5]]
        comment = ("", "", "tydligt sagt", "gäller bara en förvaltning")[number % 4]
        tie = edits.Tie(question, direction, 1 + number % 3, comment)
        edits.add_links(file, items[number % len(items)], [tie])


def pdf_bytes() -> bytes:
    from reader_hands import pdf_of

    return pdf_of([[f"Sida {number + 1}.", *PROSE] for number in range(8)])


def _passages(file: AssessmentFile, place: int) -> list[RowId]:
    title, suffix = TITLES[place]
    web = suffix == "html"
    content = pdf_bytes() if suffix == "pdf" else _text(title, suffix).encode()
    source = edits.add_source(
        file,
        _taken(content, f"{title}.{suffix}"),
        SourceKind.WEB if web else SourceKind.DOCUMENT,
        title=title,
        **({"address": f"https://example.org/{place}", "captured_at": BEGIN} if web else {}),
    )
    pages = file.pages(file.snapshot.material.source(source).sha256)
    found = []
    for number, prose in enumerate(PROSE):
        page = pages[number % len(pages)]
        at = page.text.find(prose.split(".")[number % 2].strip()[:20])
        start, end = sentence_at(page.text, max(at, 0))
        found.append(edits.add_excerpt(file, source, anchor(page, start, end)))
    return found


def _taken(content: bytes, name: str):
    from hashlib import sha256

    from kompass.sources.model import Taken

    return Taken(content, sha256(content).hexdigest(), read(content, name, silent))


def _text(title: str, suffix: str) -> str:
    if suffix == "html":
        body = "".join(f"<p>{each}</p>" for each in PROSE)
        return (
            f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>"
        )
    heading = f"# {title}" if suffix == "md" else title
    return "\n\n".join((heading, *PROSE))


def _lines(file: AssessmentFile, place: int) -> list[RowId]:
    code, role, organisation = ROLES[place]
    begins = BEGIN + timedelta(hours=place)
    interview = edits.add_interview(
        file, role=role, organisation=organisation, day=date(2026, 5, 4),
        starts=time(9 + place), ends=time(10 + place), status=InterviewStatus.DONE,
    )  # fmt: skip
    person = edits.add_person(file, interview, name=f"Person {place}", code=code)
    lines = []
    for number, said in enumerate(SAID):
        more = {"level": Secrecy.SENSITIVE} if number == 6 else {}
        at = begins + timedelta(minutes=4 * number)
        lines.append(edits.add_line(file, interview, said, typed_at=at, speaker=person, **more))
    return lines
