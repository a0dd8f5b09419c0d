"""Published figures laid out in many ways: every one is read, and every damaged row refused."""
# ruff: noqa: E501

import sys
from decimal import Decimal

import pytest

from kompass.archive.reading.model import ColumnKind
from kompass.archive.reading.texts import read_text
from kompass.catalogue.files import packaged_editions

EDITIONS = tuple(e for e in packaged_editions() if e.id.startswith("kommunkompassen-"))
OLD = [
    "Offentlighet, öppenhet, och demokratisk kontroll",
    "Tillgänglighet/medborgar- och brukarorientering",
    "Tydlighet i samspelet mellan politiker och tjänstemän",
    "Ledning, decentralisering och delegering",
    "Kontroll och rapportering",
    "Personalpolitik",
    "Verksamhetsutveckling",
    "Kommun som samhällsbyggare",
]
T2010 = [
    "Offentlighet och demokrati",
    "Tillgänglighet och brukarorientering",
    "Politisk styrning och kontroll",
    "Ledarskap, ansvar och delegation",
    "Resultat och effektivitet",
    "Kommunen som arbetsgivare - personalpolitik",
    "Verksamhetsutveckling",
    "Kommunen som samhällsbyggare",
]
T2020 = [
    "Offentlighet och demokrati",
    "Samhällsutveckling",
    "Styrning och kontroll",
    "Effektivitet",
    "Brukarens fokus",
    "Kvalitetsutveckling",
    "Arbetsliv",
    "Chefs- och ledarskap samt medarbetarskap",
]
SODERTALJE = ["66", "74,5", "87,5", "77", "73", "66", "50", "83", "577"]
TROLLHATTAN = ["77", "81", "95", "74", "87", "77", "76", "80", "647"]
BOTKYRKA = ["91", "88", "95", "82", "86", "82", "78", "94", "692"]
OREBRO = ["63", "47", "70,5", "68,5", "62", "59", "52", "82", "504"]
MEDIAN = ["60,5", "56,2", "65,3", "66,0", "53,5", "56,7", "44,8", "73,4"]
GRASTORP = ["61", "60", "73", "53", "70", "56", "65", "68", "506"]
KARLSKRONA = ["69", "67", "65", "61", "53", "54", "73", "67", "509"]
KARLSKRONA_2011 = ["48", "49", "62", "44", "46", "46", "49", "71", "415"]
MEAN_2014 = ["50", "54", "67", "55", "56", "55", "51", "66", "455"]
VALLENTUNA = ["73", "75", "80", "83", "86", "82", "86", "83", "648"]
SWEDEN_2021 = ["63", "65", "73", "64", "61", "59", "68", "64"]


def read(text):
    return read_text(text, editions=EDITIONS)


def values(column):
    edition = next(e for e in EDITIONS if e.id == column.edition)
    areas = [column.areas.get(area.id) for area in edition.areas]
    return [None if cell is None else cell.value for cell in (*areas, column.total)]


def numbers(texts):
    found = [Decimal(text.replace(",", ".")) for text in texts]
    return found if len(found) == 9 else [*found, None]


def table(titles, *columns, sep="\t", total="Totalt", end=""):
    rows = [*titles, total][: len(columns[0])]
    return "\n".join(
        sep.join([t, *(c[n] for c in columns if n < len(c))]) + end for n, t in enumerate(rows)
    )


def upright(titles, *columns, total="Totalt"):
    rows = [*titles, total][: len(columns[0])]
    return "\n".join("\n".join([t, *(c[n] for c in columns)]) for n, t in enumerate(rows))


WRAPPED = (
    "Offentlighet, öppenhet, och\ndemokratisk kontroll\n66\nTillgänglighet/medborgar- och\n"
    "brukarorientering\n74,5\nTydlighet i samspelet mellan politiker\noch tjänste-\nmän\n87,5\n"
    "Ledning, decentralisering och delegering\n77\nKontroll och rapportering\n73\nPersonalpolitik\n66\n"
    "Verksamhets\N{SOFT HYPHEN}utveckling\n50\nKommun som samhälls-\nbyggare\n83\nTOTALT\n577"
)
PAGES = table(OLD, SODERTALJE).replace(
    "\nPersonal", "\n36 fem intressanta kommuner 2009\n\nPersonal"
)
TWO = f"Tabell 1 Södertälje kommun 2006\n{table(OLD, SODERTALJE)}\n\nTabell 2 Grästorps kommun 2014\n{table(T2010, GRASTORP)}"
ONE = {
    "tabs": table(OLD, SODERTALJE),
    "one space": table(OLD, SODERTALJE, sep=" "),
    "many spaces": table(OLD, SODERTALJE, sep="      "),
    "no-break spaces": table(OLD, SODERTALJE, sep="\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}"),
    "glued": table(OLD, SODERTALJE, sep=""),
    "colon": table(OLD, SODERTALJE, sep=": "),
    "en dash": table(OLD, SODERTALJE, sep=" – "),
    "dots": table(OLD, SODERTALJE, sep=" ........ "),
    "glued dots": table(OLD, SODERTALJE, sep="......"),
    "markdown": "| Område | Poäng |\n|---|---:|\n" + table(OLD, SODERTALJE, sep=" | ", end=" |").replace("\n", "\n| "),
    "markdown edges": "\n".join(f"| {line} |" for line in table(OLD, SODERTALJE, sep=" | ").splitlines()),
    "semicolons": "Område;Poäng\n" + table(OLD, SODERTALJE, sep=";"),
    "numbers first": "\n".join(f"{p}\t{t}" for t, p in zip([*OLD, "Summa"], SODERTALJE, strict=True)),
    "points": table(OLD, SODERTALJE, end=" poäng"),
    "glued points": table(OLD, SODERTALJE, end="p"),
    "norwegian": table(OLD, SODERTALJE, end=" poeng"),
    "of hundred": "\n".join(f"{t} {p}/100" for t, p in zip(OLD, SODERTALJE[:8], strict=True)) + "\nTotalt 577 av 800",
    "av hundred": "\n".join(f"{t} {p} av 100" for t, p in zip(OLD, SODERTALJE[:8], strict=True)) + "\n577 poäng",
    "numbered": "\n".join(f"{n}. {t} {p}" for n, (t, p) in enumerate(zip(OLD, SODERTALJE, strict=False), 1)) + "\nTotalt 577",
    "numbered bare": "\n".join(f"{n} {t} {p}" for n, (t, p) in enumerate(zip(OLD, SODERTALJE, strict=False), 1)) + "\nSumma 577",
    "numbered glued": "\n".join(f"{n}.{t} {p}" for n, (t, p) in enumerate(zip(OLD, SODERTALJE, strict=False), 1)) + "\nSumma 577",
    "område n": "\n".join(f"Område {n}: {t} {p}" for n, (t, p) in enumerate(zip(OLD, SODERTALJE, strict=False), 1)) + "\nPoängsumma 577",
    "bullets": "\n".join(f"• {line}" for line in table(OLD, SODERTALJE, sep=" ").splitlines()),
    "bold": "\n".join(f"**{t}** **{p}**" for t, p in zip([*OLD, "Totalt"], SODERTALJE, strict=True)),
    "upper case": table([t.upper() for t in OLD], SODERTALJE),
    "upright": upright(OLD, SODERTALJE, total="TOTALT"),
    "upright with gaps": upright(OLD, SODERTALJE).replace("\n", "\n\n"),
    "upright numbered": "\n".join(f"{n}\n{t}\n{p}" for n, (t, p) in enumerate(zip(OLD, SODERTALJE, strict=False), 1)) + "\nTotalt\n577",
    "wrapped": WRAPPED,
    "one line": " ".join(table(OLD, SODERTALJE, sep=" ").splitlines()),
    "decimal point": table(OLD, [p.replace(",", ".") for p in SODERTALJE]),
    "backwards": "\n".join(reversed(table(OLD, SODERTALJE).splitlines()[:8])) + "\nTotalt 577",
    "pages between": PAGES,
    "windows lines": table(OLD, SODERTALJE).replace("\n", "\r\n"),
    "footnotes": table(OLD, SODERTALJE).replace("\t73", "\t73*").replace("\t50", "\t50 1)").replace("83", "83²"),
    "side by side": "\n".join(f"{OLD[n]}\t{SODERTALJE[n]}\t\t{OLD[n + 4]}\t{SODERTALJE[n + 4]}" for n in range(4)) + "\nTotalt\t577",
    "ligatures": table(OLD, SODERTALJE).replace("ff", "\N{LATIN SMALL LIGATURE FF}"),
    "decomposed": table(OLD, SODERTALJE).replace("ö", "o\N{COMBINING DIAERESIS}").replace("ä", "a\N{COMBINING DIAERESIS}"),
}  # fmt: skip


@pytest.mark.parametrize("layout", ONE)
def test_one_column_is_read_in_every_layout(layout):
    text = f"Tabell 1 Södertälje kommun 2006 i förhållande till områdena\n\n{ONE[layout]}\n"
    reading = read(text)
    assert len(reading.columns) == 1, reading
    column = reading.columns[0]
    assert values(column) == numbers(SODERTALJE), reading.refused
    assert (column.municipality, column.code, column.year) == ("Södertälje", "0181", 2006)
    assert column.kind is ColumnKind.RESULT
    assert column.edition == "kommunkompassen-2002"
    assert not reading.refused


def test_a_footnote_leaves_a_doubt():
    column = read(ONE["footnotes"]).columns[0]
    doubtful = [cell.text for cell in column.areas.values() if cell.doubts]
    assert doubtful == ["73*", "50 1)", "83²"]


def test_places_and_words_are_as_they_stand():
    cell = read("Rubrik\n\n" + ONE["tabs"]).columns[0].areas["k2002-samspel"]
    assert (cell.where, cell.text, cell.value) == ("rad 5", "87,5", Decimal("87.5"))


SEVERAL = {
    "tabs": ("Kriterium\tTrollhättan 2004\tBotkyrka 2005\n" + table(OLD, TROLLHATTAN, BOTKYRKA), [TROLLHATTAN, BOTKYRKA]),
    "spaces": ("Kriterium Trollhättan 2004 Botkyrka 2005\n" + table(OLD, TROLLHATTAN, BOTKYRKA, sep=" "), [TROLLHATTAN, BOTKYRKA]),
    "years below": ("\tTrollhättan\tBotkyrka\n\t2004\t2005\n" + table(OLD, TROLLHATTAN, BOTKYRKA), [TROLLHATTAN, BOTKYRKA]),
    "only numbers": ("Kriterium Trollhättan 2004 Botkyrka 2005\n" + table("12345678", TROLLHATTAN, BOTKYRKA, sep=" "), [TROLLHATTAN, BOTKYRKA]),
    "område and number": ("\tTrollhättan 2004\tBotkyrka 2005\n" + table([f"Område {n}" for n in range(1, 9)], TROLLHATTAN, BOTKYRKA), [TROLLHATTAN, BOTKYRKA]),
    "upright": ("Område\nTrollhättan 2004\nBotkyrka 2005\n" + upright(OLD, TROLLHATTAN, BOTKYRKA), [TROLLHATTAN, BOTKYRKA]),
    "lying": ("Kommun\t" + "\t".join(OLD) + "\tTotalt\nTrollhättan 2004\t" + "\t".join(TROLLHATTAN) + "\nBotkyrka 2005\t" + "\t".join(BOTKYRKA), [TROLLHATTAN, BOTKYRKA]),
    "lying with a year": ("Kommun;År;" + ";".join(OLD) + ";Totalt\nTrollhättan;2004;" + ";".join(TROLLHATTAN) + "\nBotkyrka;2005;" + ";".join(BOTKYRKA), [TROLLHATTAN, BOTKYRKA]),
    "lying by number": ("| Kommun | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | Totalt |\n|---|---|---|---|---|---|---|---|---|---|\n| Trollhättan 2004 | " + " | ".join(TROLLHATTAN) + " |\n| Botkyrka 2005 | " + " | ".join(BOTKYRKA) + " |", [TROLLHATTAN, BOTKYRKA]),
    "two tables": (f"Trollhättans kommun 2004\n{table(OLD, TROLLHATTAN)}\n\nBotkyrka kommun 2005\n{table(OLD, BOTKYRKA)}", [TROLLHATTAN, BOTKYRKA]),
    "two editions": (TWO, [SODERTALJE, GRASTORP]),
    "own and mean": ("Karlskrona 2014\nOmråde Poäng Medel\n" + table(T2010, KARLSKRONA, MEAN_2014, sep=" "), [KARLSKRONA, MEAN_2014]),
    "mean first": ("Karlskrona 2014\nOmråde\tMedel\tPoäng\n" + table(T2010, MEAN_2014, KARLSKRONA), [MEAN_2014, KARLSKRONA]),
    "two own years": ("Karlskrona kommun\nOmråde\t2011\t2014\n" + table(T2010, KARLSKRONA_2011, KARLSKRONA), [KARLSKRONA_2011, KARLSKRONA]),
    "median": ("Områden Örebro 2006 Median\n" + table(OLD, OREBRO[:8], MEDIAN, sep=" "), [OREBRO[:8], MEDIAN]),
}  # fmt: skip


@pytest.mark.parametrize("layout", SEVERAL)
def test_several_columns_are_read(layout):
    text, expected = SEVERAL[layout]
    reading = read(text)
    assert [values(column) for column in reading.columns] == [numbers(one) for one in expected]
    assert not reading.refused
    if "mean" not in layout and layout not in ("median", "two editions", "two own years"):
        heads = [(c.municipality, c.year) for c in reading.columns]
        assert heads == [("Trollhättan", 2004), ("Botkyrka", 2005)]
        assert any("696" in doubt for doubt in reading.columns[1].total.doubts)


def test_kinds_follow_the_headings():
    columns = read(SEVERAL["mean first"][0]).columns
    assert [c.kind for c in columns] == [ColumnKind.MEAN, ColumnKind.RESULT]
    assert [c.municipality for c in columns] == ["", "Karlskrona"]
    years = read(SEVERAL["two own years"][0]).columns
    assert [(c.municipality, c.year) for c in years] == [("Karlskrona", 2011), ("Karlskrona", 2014)]


def test_an_old_name_among_new_titles_is_doubtful():
    rows = [f"• {t} {p} ({m})" for t, p, m in zip(T2020, VALLENTUNA, SWEDEN_2021, strict=False)]
    first, second = read("\n".join([*rows, "", "648 poäng"])).columns
    assert values(first) == numbers(VALLENTUNA)
    assert values(second) == numbers(SWEDEN_2021)
    assert first.edition == "kommunkompassen-2020"
    assert [bool(cell.doubts) for cell in first.areas.values()] == [True, *[False] * 7]
    assert second.kind is ColumnKind.UNKNOWN


def test_changes_are_told_from_points():
    changes = ["+44", "+37", "+5", "+39", "+15", "+17", "+49", "-6"]
    reading = read(
        "Karlskrona 2014\n" + table(T2010, KARLSKRONA[:8], [f"{c}%" for c in changes], sep=" ")
    )
    assert [c.kind for c in reading.columns] == [ColumnKind.RESULT, ColumnKind.CHANGE]
    assert values(reading.columns[0]) == numbers(KARLSKRONA[:8])


SUB = (
    "Södertälje kommun 2006\n\tmax-poäng\tegna poäng\t%\t\tmax-poäng\tegna poäng\t%\n"
    "1 Offentlighet och demokratisk kontroll\t\t\t\t8 Kommunen som samhällsbyggare\t\t\t\n"
    "1.1 Hur informeras medborgarna?\t40\t26\t65%\t8.1 Vad gör kommunen för att stötta föreningslivet?\t40\t40\t100%\n"
    "1.2 Hur främjas medborgarnas engagemang?\t40\t32\t80%\t8.2 Kommunens samverkan med kulturlivet.\t20\t10\t50%\n"
    "1.3 Hur informeras medborgarna om resultat?\t20\t8\t40%\t8.3 Kommunen som partner för näringslivet.\t20\t17\t85%\n"
)


def test_questions_side_by_side_keep_maxima_and_per_cents():
    (column,) = read(SUB).columns
    assert [c.value for c in column.questions.values()] == [26, 40, 32, 10, 8, 17]
    assert [c.value for c in column.maxima.values()] == [40, 40, 40, 20, 20, 20]
    assert not any(c.doubts for c in column.questions.values())


def test_a_per_cent_that_disagrees_is_a_doubt():
    (column,) = read(SUB.replace("85%", "58%")).columns
    assert [len(c.doubts) for c in column.questions.values()] == [0, 0, 0, 0, 0, 1]


LOST = (
    "Områden Median Offentlighet, öppenhet och demokratisk kontroll ,5 Tillgänglighet/medborgar- och "
    "brukarorientering 74,5 82,5 56,2 Tydlighet i samspelet mellan politiker och tjänstemän 87, ,3 "
    "Ledning, decentralisering och delegering 77 81,5 66,0 Kontroll och rapportering ,5 Personalpolitik ,7 "
    "Verksamhetsutveckling ,8 Kommunen som samhällsbyggare ,4 Totalt ,3 I den följande framställningen"
)


def test_a_transcript_that_lost_whole_numbers_gives_only_its_whole_rows():
    reading = read(LOST)
    assert [[v for v in values(c) if v is not None] for c in reading.columns] == [
        numbers(["74,5", "77"])[:2], numbers(["82,5", "81,5"])[:2], numbers(["56,2", "66,0"])[:2],
    ]  # fmt: skip
    assert len(reading.refused) == 7
    assert all(refused.why for refused in reading.refused)


@pytest.mark.parametrize(
    "damage", ["6O", "l2", "7,", ",5", "6 6", "1.234", "66-74", "66;7", "660", "66,555", "O"]
)
def test_a_damaged_row_gives_nothing_and_says_why(damage):
    text = "Södertälje kommun 2006\nOmråde\tPoäng\n" + table(
        OLD, [*SODERTALJE[:4], damage, *SODERTALJE[5:]]
    )
    reading = read(text)
    assert "k2002-kontroll" not in reading.columns[0].areas
    assert len(reading.columns[0].areas) == 7
    assert [r.where for r in reading.refused] == ["rad 7"]


def test_lists_and_contents_are_no_tables():
    pages = ["5", "9", "12", "15", "19", "22", "26", "30"]
    assert not read("Innehåll\n" + table(OLD, pages, sep=" .... ")).columns
    numbered = " ".join(f"{n}.1 {t} {n}.2 Något helt annat?" for n, t in enumerate(OLD, 1))
    assert not read(numbered).columns


def test_numbers_alone_need_an_edition():
    text = "Kriterium Poäng\n" + table("12345678", GRASTORP, sep=" ")
    assert not read(text).columns
    assert "utgåva" in read(text).refused[0].why
    edition = next(e for e in EDITIONS if e.id == "kommunkompassen-2010")
    (column,) = read_text(text, editions=[edition]).columns
    assert values(column) == numbers(GRASTORP)
    assert all(cell.doubts for cell in column.areas.values())


SENTENCES = {
    "Starkast är område 3 Tydlighet i samspelet mellan politiker och tjänstemän där kommunen får 87,5 poäng.": ("k2002-samspel", "87.5"),
    "Inom område 4 ”Ledning, decentralisering och delegering” når kommunen 77 poäng av 100 möjliga.": ("k2002-ledning", "77"),
    "Kommunen får 73 poäng i område 5 Kontroll och rapportering.": ("k2002-kontroll", "73"),
}  # fmt: skip


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_gives_points_with_a_doubt(sentence):
    (column,) = read(sentence).columns
    area, points = SENTENCES[sentence]
    assert {one: cell.value for one, cell in column.areas.items()} == {area: Decimal(points)}
    assert column.areas[area].doubts


@pytest.mark.parametrize(
    "sentence",
    [
        "Inom Personalpolitik är medelvärdet 56 poäng.",
        "Inom Personalpolitik fick kommunen 10 poäng fler än förra gången.",
        "Inom Personalpolitik fick kommunen 56 poäng mot 66 poäng nu.",
        "Inom Personalpolitik fick kommunen ,5 poäng.",
        "Inom Personalpolitik fick kommunen 6 6 poäng.",
        "Detta är det starkaste området med 87,5 poäng av 100 möjliga.",
    ],
)
def test_a_sentence_that_leaves_a_choice_gives_nothing(sentence):
    assert not any(column.areas for column in read(sentence).columns)


HOSTILE = {
    "letters": "a", "digits": "1", "numbers": "1 ", "parentheses": "(", "lost": ",5 ", "tabs": "\t",
    "a title": "Personalpolitik ", "a row": "Personalpolitik 66 ", "dots": "....1", "dashes": "- ",
    "a beginning": "Offentlighet och ", "number lines": "1\n", "near a title": "Kontroll\n", "totals": "Totalt 5 poäng ",
    "title lines": "Personalpolitik\n", "row lines": "Personalpolitik 66\n", "upright": "Personalpolitik\n66\n",
    "tables": "Tabell 1\n66\n", "words": "x 1\n", "numbered": "Område 1 66\n", "cells": "1\t", "years": "2006 ",
    "towns": "Södertälje 2006\n", "sentences": "Kommunen får 73 poäng i område 5 Kontroll och rapportering. ",
    "leaders": "Personalpolitik ..... ", "semicolons": "Personalpolitik;66;", "titles": " ".join(OLD) + " ",
    "title list": "\n".join(OLD) + "\n", "headers": "Kommun\t" + "\t".join(OLD) + "\n",
}  # fmt: skip
AFTER = {
    "": "", "one row": "Personalpolitik\t", "one title": "Personalpolitik\n",
    "one header": "Kommun\t" + "\t".join(OLD) + "\nAle 2007",
}  # fmt: skip


def work(text):
    """Count the calls that reading a text takes: the same on every machine."""
    calls = 0

    def count(*_):
        nonlocal calls
        calls += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        read(text)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("begins", AFTER)
@pytest.mark.parametrize("piece", HOSTILE)
def test_the_work_grows_as_the_text_does(piece, begins):
    part = HOSTILE[piece] * (6_000 // len(HOSTILE[piece]))
    half, whole = work(AFTER[begins] + part), work(AFTER[begins] + part * 3)
    assert whole < 3.6 * half + 20_000


def test_a_megabyte_of_a_report_is_read():
    prose = (
        "Kommunen arbetar aktivt med frågor om delaktighet, uppföljning och 25 nya mål under 2006. "
        * 60
    )
    report = "\n".join([prose, table(OLD, SODERTALJE), ""])
    reading = read("\n".join([report] * (1_000_000 // len(report))))
    assert len(reading.columns) == 1_000_000 // len(report)
    assert all(values(column) == numbers(SODERTALJE) for column in reading.columns)
