"""A profile in words, for screen readers and as alternative text of pictures."""

from kompass.charts.profile import Profile, ProfileArea
from kompass.swedish import format_difference, format_number


def describe(profile: Profile) -> str:
    """Return the whole profile in Swedish sentences: the total, then area by area."""
    sentences = [f"{profile.title}: {profile.total}."]
    if profile.has_reference:
        labels = [_lower_first(line.label or line.name) for line in profile.references]
        sentences.append(f"Jämförs med {' samt '.join(labels)}.")
    sentences += [f"{area_in_words(profile, nth)}." for nth in range(len(profile.areas))]
    return " ".join(sentences)


def area_in_words(profile: Profile, nth: int) -> str:
    """Return one area of a profile with all its references."""
    said = in_words(profile.areas[nth], profile.reference_name)
    others = [
        f"{line.name} {format_number(value)}"
        for line in profile.further
        if (value := line.values[nth]) is not None
    ]
    return f"{said}; {', '.join(others)}" if others else said


def in_words(area: ProfileArea, reference_name: str) -> str:
    """Return one area: "1 Offentlighet och demokratisk kontroll: 66 (median 60,5, +5,5)"."""
    value = area.status if area.points is None else format_number(area.points)
    said = f"{area.number} {area.title}: {value}"
    if area.reference is None:
        return said
    compared = f"{reference_name} {format_number(area.reference)}"
    if area.difference is not None:
        compared += f", {format_difference(area.difference)}"
    return f"{said} ({compared})"


def _lower_first(text: str) -> str:
    """Return ``text`` for the middle of a sentence; a name keeps its capital."""
    kinds = ("Median", "Medelvärde", "Högsta")
    return text[:1].lower() + text[1:] if text.startswith(kinds) else text
