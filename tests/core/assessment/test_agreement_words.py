"""The sentences about agreement: plain, true, and silent about what cannot be known."""

from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

import pytest

from kompass.assessment.snapshot import Assessor, Details, Score, Snapshot, Unit
from kompass.assessment.team.agreement import Agreement, agreement
from kompass.assessment.team.agreement_words import in_words
from kompass.catalogue.model import Edition
from kompass.ids import AssessmentId, RowId
from kompass.stats import Closeness, Interval
from kompass.swedish import MINUS, NBSP

ANNA, BO, CIA = (
    Assessor(RowId(at), name) for at, name in (("a", "Anna Ek"), ("b", "Bo"), ("c", " "))
)
FOUND = Agreement(
    assessors=(ANNA, BO, CIA),
    compared=37,
    hidden=0,
    complete=35,
    step=0.05,
    closeness=Closeness(pairs=107, equal=0.5, within_step=0.766),
    alpha=Interval(0.8304, 0.73, 0.88),
    icc=Interval(0.829, 0.72, 0.891),
    leniency=MappingProxyType({ANNA.id: 0.0423, BO.id: -0.04, CIA.id: -0.0023}),
    widest=(),
)


def test_what_can_be_seen_comes_first() -> None:
    assert in_words(FOUND).plain == (
        (
            "37 frågor har bedömts av minst två utvärderare. "
            "Jämförda två och två blir det 107 par av poäng."
        ),
        f"Lika poäng: 50{NBSP}% av paren.",
        f"Högst ett steg isär, 5{NBSP}% av frågans högsta poäng: 77{NBSP}% av paren.",
        "Ingen fråga skiljer: alla har satt samma poäng.",
    )


def test_coefficients_with_intervals_and_what_they_mean() -> None:
    assert in_words(FOUND).coefficients == (
        (
            "Krippendorffs alfa är 0,83, med 95 % säkerhet mellan 0,73 och 0,88. 1 betyder att "
            "alla bedömer lika, och 0 att de inte är mer överens än om poängen hade satts på måfå."
        ),
        (
            "ICC(A,1) är 0,83, med 95 % säkerhet mellan 0,72 och 0,89, räknat på 35 frågor som "
            "alla har bedömt. Det brukar kallas måttlig till god enighet mellan enskilda "
            "utvärderare."
        ),
    )


@pytest.mark.parametrize(
    ("low", "high", "band"),
    [
        (-0.1, 0.49, "svag"),
        (0.3, 0.6, "svag till måttlig"),
        (0.5, 0.74, "måttlig"),
        (0.76, 0.89, "god"),
        (0.2, 0.95, "svag till mycket god"),
        (0.91, 0.99, "mycket god"),
    ],
)
def test_the_band_is_that_of_the_interval(low: float, high: float, band: str) -> None:
    found = replace(FOUND, icc=Interval((low + high) / 2, low, high))

    assert f"Det brukar kallas {band} enighet" in in_words(found).coefficients[-1]


def test_chance_and_width_are_said() -> None:
    chance = in_words(replace(FOUND, alpha=Interval(0.1, -0.204, 0.4))).coefficients
    assert f"mellan {MINUS}0,20 och 0,40" in chance[0]
    assert chance[1] == "Intervallet når ned till 0: likheten kan vara en tillfällighet."

    wide = in_words(replace(FOUND, alpha=Interval(0.7, 0.4, 0.9))).coefficients
    assert wide[1].startswith("Intervallet är brett eftersom frågorna är få.")
    almost = in_words(replace(FOUND, alpha=Interval(-0.001, -0.1, 0.1))).coefficients
    assert almost[0].startswith("Krippendorffs alfa är 0,00, ")


def test_a_low_figure_in_a_close_team_is_explained() -> None:
    close = Closeness(pairs=100, equal=0.7, within_step=0.96)
    found = replace(FOUND, closeness=close, alpha=Interval(0.36, 0.3, 0.45))

    assert any("Siffran är låg fast" in sentence for sentence in in_words(found).coefficients)
    assert not any("Siffran är låg" in sentence for sentence in in_words(FOUND).coefficients)


def test_what_cannot_be_computed_says_why() -> None:
    found = replace(FOUND, alpha=None, icc=None)
    reason = (
        "alla frågor har fått samma andel av sin högsta poäng, så det finns inget att skilja på"
    )
    assert in_words(found).coefficients == (
        f"Krippendorffs alfa kan inte beräknas: {reason}.",
        f"ICC kan inte beräknas: {reason}.",
    )

    found = replace(found, compared=1, complete=0)
    assert in_words(found).coefficients == (
        "Krippendorffs alfa kan inte beräknas: det behövs minst två frågor som två har bedömt.",
        "ICC kan inte beräknas: det behövs minst två frågor som alla har bedömt.",
    )


def test_leniency_is_said_for_each() -> None:
    assert in_words(FOUND).leniency == (
        "Anna Ek sätter i snitt 4,2 procentenheter högre än de andra.",
        "Bo sätter i snitt 4 procentenheter lägre än de andra.",
        "Någon utan namn sätter i snitt ungefär samma poäng som de andra.",
    )
    two = replace(FOUND, assessors=(ANNA, BO))
    assert in_words(two).leniency[0].endswith("högre än den andra.")


def test_nothing_to_compare_yet(edition: Edition) -> None:
    of = Snapshot(AssessmentId("x"), edition, Details(Unit("Borås"), 2006), (ANNA, BO))

    words = in_words(agreement(of, None))

    assert words.plain == (
        "Det finns inget att jämföra än: ingen fråga har bedömts av minst två utvärderare.",
    )
    assert (words.widest, words.coefficients, words.leniency) == ((), (), ())


def test_hidden_scores_are_counted_and_the_widest_named(edition: Edition) -> None:
    first, second, third = (edition.question_numbered(n).id for n in ("1.1", "3.1", "3.2"))
    of = Snapshot(
        AssessmentId("x"),
        edition,
        Details(Unit("Borås"), 2006, blind=True),
        (ANNA, BO),
        own_scores={
            (ANNA.id, first): Score(Decimal("22.5")),
            (BO.id, first): Score(Decimal(40)),
            (ANNA.id, second): Score(Decimal(3)),
            (BO.id, third): Score(Decimal(3)),
        },
    )

    words = in_words(agreement(of, ANNA.id))

    assert words.plain[0].startswith("1 fråga har bedömts av minst två utvärderare.")
    assert words.plain[-1].startswith("1 fråga räknas inte med än. Poängen är dolda tills alla")
    assert words.widest == ("1.1 Hur informeras medborgarna? Anna Ek 22,5 och Bo 40 av 40",)
    assert in_words(agreement(of, None)).plain[-1].startswith("2 frågor räknas inte med än.")
