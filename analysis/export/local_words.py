"""Dates as people write them in the language of a document."""

from datetime import date

from babel.dates import format_date


def day_in_words(day: date, language: str) -> str:
    """Return a date: 24.11.2026 in Finnish and Swedish, 24 November 2026 in English."""
    return str(format_date(day, format="d.M.yyyy" if language != "en" else "d MMMM yyyy", locale=language))
