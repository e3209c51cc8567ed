"""Colours as eyes see them: WCAG contrast, Lab difference, and what dichromats see (Machado and others 2009)."""

import numpy as np

Colour = str | np.ndarray
# Machado, Oliveira, Fernandes: A Physiologically-based Model for Simulation of Color Vision Deficiency (2009),
# severity 1.0, for linear RGB.
_SIGHTS = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
# sRGB to CIE XYZ, white D65 (IEC 61966-2-1).
_XYZ = np.array(
    ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
)
_WHITE = _XYZ @ np.ones(3)


def linear(colour: Colour) -> np.ndarray:
    """Return a colour (`#rrggbb`, or linear already) as three linear parts of 0–1."""
    if not isinstance(colour, str):
        return colour
    parts = np.array([int(colour[place : place + 2], 16) for place in (1, 3, 5)]) / 255
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of two colours, 1–21 (WCAG 2.2)."""
    lighter, darker = sorted((float(_XYZ[1] @ linear(one)), float(_XYZ[1] @ linear(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def seen_by(colour: Colour, sight: str) -> np.ndarray:
    """Return a colour as a sight sees it, linear; a sight without a name here sees all colours."""
    matrix = np.array(_SIGHTS.get(sight, np.eye(3)))
    return np.clip(matrix @ linear(colour), 0, 1)


def difference(one: Colour, other: Colour) -> float:
    """Return how far apart two colours look (CIE76: distance in Lab)."""
    return float(np.linalg.norm(_lab(one) - _lab(other)))


def _lab(colour: Colour) -> np.ndarray:
    parts = _XYZ @ linear(colour) / _WHITE
    x, y, z = np.where(parts > 216 / 24389, np.cbrt(parts), parts * 841 / 108 + 4 / 29)
    return np.array((116 * y - 16, 500 * (x - y), 200 * (y - z)))
