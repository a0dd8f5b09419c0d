"""The schedule of the visit as the municipality sends it: a workbook, with lunch and a title."""

from pathlib import Path

from evidence_plan import CLASHING, MEETINGS, TEAM


def write_schedule(path: Path) -> Path:
    """Write the workbook."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Program för besöket i Provby"])
    sheet.append([])
    sheet.append(
        ["Datum", "Tid", "Roll", "Organisation", "Namn", "Plats", "Utvärderare", "Lunchkupong"]
    )
    for at, one in enumerate(MEETINGS):
        if at % 10 == 6:
            sheet.append([one.day, "11.30-13", "Lunch"])
        assessor = TEAM[0] if at == CLASHING + 1 else one.assessor
        times = f"{one.starts:%H.%M}–{one.ends:%H.%M}"
        sheet.append(
            [one.day, times, one.role, one.organisation, one.name, one.place, assessor, "ja"]
        )
    book.save(path)
    return path
