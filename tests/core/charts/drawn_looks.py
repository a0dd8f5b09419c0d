"""What is seen in a drawn chart: approved pictures, clear texts, contrast of colours."""

import io
import os
from itertools import combinations
from pathlib import Path

import numpy as np
from matplotlib.text import Text
from PIL import Image, ImageColor

from kompass.charts.files import encoded

REFERENCE = Path(__file__).parents[2] / "reference" / "charts"
RESULTS = Path(__file__).parents[2] / "output" / "charts"
TOLERANCE = 1.0
"""Mean difference of a channel, of 255: another build of the letters, not another drawing."""


def check_as_approved(name, picture):
    """Compare with the approved picture, or approve this one: KOMPASS_APPROVE=1."""
    png = encoded(picture, ".png", dpi=96)
    approved = REFERENCE / f"{name}.png"
    if "KOMPASS_APPROVE" in os.environ:
        approved.write_bytes(png)
    new, old = _pixels(io.BytesIO(png)), _pixels(approved)
    difference = 255.0 if new.shape != old.shape else np.abs(new - old).mean()
    if difference > TOLERANCE:
        RESULTS.mkdir(parents=True, exist_ok=True)
        (RESULTS / f"{name}.png").write_bytes(png)
    assert difference <= TOLERANCE, f"differs from {approved}, see {RESULTS / name}.png"


def _pixels(source):
    with Image.open(source) as image:
        return np.asarray(image.convert("RGB"), dtype=float)


def texts(picture):
    return [text for text in picture.findobj(Text) if text.get_text()]


def check_clear(picture, dpi=96):
    """No text is clipped and none touches another."""
    picture.set_dpi(dpi)
    renderer = picture.canvas.get_renderer()
    boxes = [(text.get_text(), text.get_window_extent(renderer)) for text in texts(picture)]
    width, height = picture.canvas.get_width_height()
    for text, box in boxes:
        inside = box.x0 >= 0 and box.y0 >= 0 and box.x1 <= width and box.y1 <= height
        assert inside, f"{text} outside"
    for (one, a), (other, b) in combinations(boxes, 2):
        overlap = min(a.x1, b.x1) - max(a.x0, b.x0), min(a.y1, b.y1) - max(a.y0, b.y0)
        assert min(overlap) <= 0.5, f"{one} touches {other}"


def contrast(one, other):
    """Return the contrast of two colours as WCAG 2 counts it."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def luminance(colour):
    shares = [channel / 255 for channel in ImageColor.getrgb(colour)]
    linear = [s / 12.92 if s <= 0.03928 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
