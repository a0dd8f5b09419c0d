"""From an assessment to a whole report: what it says, not how it looks."""

from collections.abc import Iterator, Sequence
from datetime import date

from kompass.archive.model import Result
from kompass.archive.values import ReferenceValues
from kompass.assessment.scoring import score
from kompass.assessment.snapshot import Occasion, Snapshot
from kompass.charts.profile import profile_of
from kompass.report.appendix import appendix
from kompass.report.build_areas import areas
from kompass.report.build_earlier import beside_earlier
from kompass.report.build_instrument import INDEPENDENT, instrument
from kompass.report.build_summary import assessor_text, summary
from kompass.report.build_tables import tables
from kompass.report.checks import is_draft
from kompass.report.comparison import same_edition
from kompass.report.document import Block, Contents, Document, Fact, TitlePage, printable
from kompass.report.material import Material
from kompass.report.references import Cited, left_out, numbered
from kompass.report.scope import WHOLE, Scope
from kompass.report.wording import capital, level_text
from kompass.swedish import format_date, format_period

INSTRUMENT = "Kommunkompassen"
LONGEST_RUNNING_NAME = 55


def build(
    snapshot: Snapshot,
    *,
    reference: ReferenceValues | None = None,
    others: Sequence[Result] = (),
    today: date | None = None,
    scope: Scope = WHOLE,
) -> Document:
    """Return the report of an assessment; a draft as long as anything is not assessed or decided.

    ``reference`` stands beside the own points in tables and figures, ``others`` in the
    comparison table. ``today`` is the day the report says it was made; without it, today's.
    ``scope`` says whether the internal appendix and an earlier visit are in it, and which moment
    it shows. Raises ``KompassError`` for a reference of another edition.
    """
    cited = numbered(snapshot) if scope.appendix else left_out(snapshot)
    snapshot = cited.snapshot
    material = Material(
        snapshot=snapshot,
        result=score(snapshot),
        reference=same_edition(reference, snapshot),
        profile=profile_of(snapshot, reference),
        others=tuple(others),
        today=today or date.today(),  # noqa: DTZ011 - the day where the person sits
        earlier=scope.earlier,
        crosswalks=scope.crosswalks,
    )
    return Document(
        title=printable(f"{INSTRUMENT}: {material.name} {snapshot.details.year}"),
        running_title=_running_title(material, scope),
        subject=f"Utvärdering enligt {snapshot.edition.title}",
        authors=tuple(printable(row.name) for row in snapshot.assessors if row.name.strip()),
        created=material.today,
        draft=is_draft(snapshot, material.result),
        blocks=tuple(_blocks(material, cited, scope)),
    )


def _blocks(material: Material, cited: Cited, scope: Scope) -> Iterator[Block]:
    yield _title_page(material, scope)
    yield Contents("Innehåll")
    yield from instrument(material.snapshot.edition)
    yield from summary(material)
    yield from areas(material)
    yield from tables(material)
    yield from beside_earlier(material)
    if scope.appendix:
        yield from appendix(material.snapshot, cited.names, material.captions)


def _running_title(material: Material, scope: Scope) -> str:
    """Return what stands at the top of pages, on one line however long the name is."""
    year = material.snapshot.details.year
    name = printable(material.name)
    if len(name) > LONGEST_RUNNING_NAME:
        name = f"{name[: LONGEST_RUNNING_NAME - 1].rstrip()}…"
    inside = " · internt" if scope.appendix else ""
    return f"{INSTRUMENT} · {name} {year}{inside}"


def _title_page(material: Material, scope: Scope) -> TitlePage:
    return TitlePage(
        kicker=INSTRUMENT,
        title=material.name,
        subtitle=f"Utvärdering {material.snapshot.details.year}",
        facts=tuple(fact for fact in (*_facts(material), *_scope_facts(scope)) if fact.value),
        remark=INDEPENDENT,
    )


def _scope_facts(scope: Scope) -> tuple[Fact, ...]:
    inside = "Internt arbetsmaterial: lämnas inte ut med bilagan" if scope.appendix else ""
    return Fact("Visar", printable(scope.moment)), Fact("Med bilaga", inside)


def _facts(material: Material) -> list[Fact]:
    snapshot = material.snapshot
    details = snapshot.details
    occasions = {
        Occasion.FIRST: ", första utvärderingen",
        Occasion.REPEATED: ", förnyad utvärdering",
    }
    scope = capital(level_text(details.level, details.unit)) + occasions.get(details.occasion, "")
    assessors = "\n".join(assessor_text(row) for row in snapshot.assessors if row.name.strip())
    return [
        Fact("Besök", format_period(details.visit_from, details.visit_to)),
        Fact("Omfattning", scope),
        Fact("Utvärderare", assessors),
        Fact("Utgåva", snapshot.edition.title),
        Fact("Rapporten framställd", format_date(material.today)),
    ]
