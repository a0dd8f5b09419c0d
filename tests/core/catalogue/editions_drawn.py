"""Any valid edition, for tests that draw one."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from unicodedata import normalize

from hypothesis import strategies as st

from kompass.catalogue.document import content_hash
from kompass.catalogue.model import Area, Edition, Indicator, IndicatorSetInfo, Question
from kompass.ids import AreaId, EditionId, IndicatorId, IndicatorSetId, QuestionId

_LETTERS = st.characters(
    codec="utf-8",
    exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"],
    exclude_characters="\ufffc\ufffd",
)


def _tidy(text: str) -> str:
    return normalize("NFC", text.strip())


TITLES = st.text(_LETTERS, min_size=1, max_size=40).map(_tidy).filter(bool)
ODD = [
    *[
        "null",
        "~",
        "yes",
        "1.10",
        "#nej",
        "-a",
        "a:",
        "'",
        "&",
        "!b",
        "{",
        "=1+1",
        "+1",
        "-1",
        "@a",
        "#N/A",
        "22,5",
        "TRUE",
        "<a>&amp;",
    ],
    *["_x0041_", "_x005F_", "_x005F_x000A_"],
    *("# nej", "- a", "a: b", '"a" b', "= 1"),
]
TEXTS = st.one_of(
    st.just(""),
    st.lists(TITLES, min_size=1, max_size=3).map(lambda lines: _tidy("\n\n".join(lines))),
    st.sampled_from(ODD),
)
SHORT = st.one_of(st.just(""), TITLES.filter(lambda title: len(title) <= 50))


@st.composite
def splits(draw: st.DrawFn, whole: Decimal, unit: Decimal) -> list[Decimal]:
    """Points above zero that add up to ``whole``, in multiples of ``unit``."""
    units = int(whole / unit)
    cuts = draw(st.sets(st.integers(1, units - 1), max_size=4)) if units > 1 else set()
    edges = [0, *sorted(cuts), units]
    return [(b - a) * unit for a, b in pairwise(edges)]


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    incomplete = draw(st.booleans())
    count = draw(st.integers(1, 3))
    numbers = draw(st.permutations(range(1, 20)))[:count]
    edition = Edition(
        id=EditionId("e"),
        title=draw(TITLES),
        language=draw(st.sampled_from(["sv", "nb", "no", "en", "sv-FI"])),
        years=draw(TITLES),
        source=draw(TEXTS) or "Källa",
        step_percent=draw(st.sampled_from([Decimal(5), Decimal(10), Decimal("2.5"), Decimal(50)])),
        areas=tuple(draw(areas(number, incomplete=incomplete)) for number in numbers),
        incomplete=incomplete,
        note=draw(TEXTS),
    )
    if any(edition.indicators()) and draw(st.booleans()):
        edition = replace(edition, indicator_set=draw(infos()))
    return replace(edition, content_hash=content_hash(edition))


@st.composite
def infos(draw: st.DrawFn) -> IndicatorSetInfo:
    proposed_by = draw(st.one_of(st.just(""), TITLES))
    return IndicatorSetInfo(IndicatorSetId("e-lista"), draw(TITLES), draw(TITLES), proposed_by)


@st.composite
def areas(draw: st.DrawFn, number: int, *, incomplete: bool) -> Area:
    maxima: Sequence[Decimal | None] = draw(splits(Decimal(100), Decimal("0.4")))
    full: Decimal | None = Decimal(100)
    if incomplete:
        maxima = draw(st.lists(st.sampled_from([*maxima, None]), max_size=len(maxima), unique=True))
        full = draw(st.sampled_from([full, None]))
    return Area(
        id=AreaId(f"e-a{number}"),
        number=number,
        title=draw(TITLES),
        max_points=full,
        short_title=draw(SHORT),
        suggested_introduction=draw(TEXTS),
        questions=tuple(
            draw(questions(f"{number}.{place}", maximum))
            for place, maximum in enumerate(maxima, start=1)
        ),
    )


@st.composite
def questions(draw: st.DrawFn, number: str, maximum: Decimal | None) -> Question:
    own = f"e-q{number.replace('.', '-')}"
    shares = draw(splits(maximum, Decimal("0.2"))) if maximum and draw(st.booleans()) else []
    return Question(
        id=QuestionId(own),
        number=number,
        title=draw(TITLES),
        max_points=maximum,
        printed_title=draw(st.one_of(st.just(""), TITLES)),
        indicators=tuple(
            Indicator(IndicatorId(f"{own}-i{n}"), draw(TEXTS) or "Åtgärd", share, draw(TEXTS))
            for n, share in enumerate(shares)
        ),
    )
