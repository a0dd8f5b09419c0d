"""The compass rose: one point per area, the own profile filled, a reference as a dashed line."""

from typing import TYPE_CHECKING

from kompass.charts.blocks import Label
from kompass.charts.frame import draw_legend, draw_title
from kompass.charts.ink import XY, Box, margin, type_size
from kompass.charts.labels import lay_out
from kompass.charts.lettering import clean
from kompass.charts.profile import Profile
from kompass.charts.rose import Rose
from kompass.charts.theme import ChartTheme
from kompass.charts.words import describe
from kompass.swedish import format_difference, format_number

if TYPE_CHECKING:
    from kompass.charts.picture import Picture

_ROOM_FOR_NAME = 8.5
"""From this type size up every reference value says what it is; below, the legend does."""


def compass(
    profile: Profile,
    theme: ChartTheme,
    size: XY,
    *,
    title: bool = True,
    legend: bool = True,
) -> "Picture":
    """Return the compass rose as a matplotlib figure of ``size`` inches (width, height).

    From 3.3 x 3.3 inches upwards all names of a published edition are whole and clear of
    each other. An area that is not fully assessed is a gap in the profile, never a zero.
    ``title`` and ``legend`` leave out what a caption says already.
    """
    from kompass.charts.picture import Picture

    picture = Picture(size, theme.background, f"Kompassros {profile.title}", describe(profile))
    box = Box(0, 0, *picture.points).inset(margin(type_size(picture.points)))
    if title:
        box = draw_title(picture, profile, theme, box)
    if legend:
        box = draw_legend(picture, profile, theme, box)
    size_of_type = type_size(picture.points)
    name = profile.reference_name if size_of_type >= _ROOM_FOR_NAME else ""
    labels = [_label(profile, nth, name) for nth in range(len(profile.areas))]
    layout = lay_out(labels, size_of_type, (box.width, box.height))
    slack = box.height - layout.above - layout.below
    centre = ((box.left + box.right) / 2, box.bottom + slack / 2 + layout.below)
    Rose(picture, theme, profile, layout, centre).draw()
    return picture


def _label(profile: Profile, nth: int, reference_name: str) -> Label:
    area = profile.areas[nth]
    notes = [area.status] if area.status else []
    if area.reference is not None:
        note = f"{reference_name} {format_number(area.reference)}".strip()
        if area.difference is not None:
            note = f"{note} ({format_difference(area.difference)})"
        notes.append(note)
    notes += [
        f"{line.name} {format_number(known)}"
        for line in profile.further
        if (known := line.values[nth]) is not None
    ]
    value = "–" if area.points is None else format_number(area.points)
    return Label(
        number=str(area.number),
        value=value,
        title=clean(area.title),
        notes=tuple(clean(note) for note in notes),
        apart=0.0 if area.points is not None or area.started else 0.55,
    )
