"""Gets everything that drawing needs into memory, for a job that runs ahead of the first chart."""


def get_ready() -> None:
    """Import matplotlib and open the text face; takes about half a second the first time."""
    from kompass.charts.lettering import Face, width
    from kompass.charts.picture import Picture

    for face in Face:
        width("Å", face, 1.0)
    Picture((1.0, 1.0), "#FFFFFF", "", "").canvas.draw()
