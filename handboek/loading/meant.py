"""What was probably meant by a value that does not fit."""

from __future__ import annotations

import re
from datetime import date

from handboek.model import MAANDEN

_FIGURES = {"nul": 0, "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7}
_FIGURES |= {"acht": 8, "negen": 9, "tien": 10, "i": 1, "ii": 2, "iii": 3}
_YEAR = re.compile(r"(?<!\d)(19|20)\d\d(?!\d)|['’]\d\d$")
JA_OF_NEE = {"yes": "ja", "true": "ja", "aan": "ja", "no": "nee", "false": "nee", "uit": "nee"}


def month_in(typed: str) -> str:
    """The month in a date however it is written ("1-11-2025", "november 2025"): 2025-11; else ""."""
    year = _YEAR.search(typed)
    if not year:
        return ""
    rest = typed[: year.start()] + " " + typed[year.end() :]
    named = [number for number, maand in enumerate(MAANDEN, 1) if re.search(rf"\b{maand[:3]}", rest.lower())]
    figures = [int(figure) for figure in re.findall(r"\d+", rest)]
    is_year_first = not typed[: year.start()].strip()
    month = named or (figures[:1] if is_year_first or len(figures) == 1 else figures[1:2])
    whole = year[0].replace("'", "20").replace("’", "20")
    return f"{whole}-{month[0]:02}" if len(month) == 1 and 1 <= month[0] <= 12 else ""


def day_in(typed: str) -> str:
    """The day in a date however it is written ("1-11-2025", "1 november 2025"): 2025-11-01; else ""."""
    month = month_in(typed)
    figures = [int(figure) for figure in re.findall(r"(?<!\d)\d{1,2}(?!\d)", typed)]
    days = figures[-1:] if typed.strip().startswith(month[:4]) else figures[:1]
    enough = len(figures) == (1 if re.search(r"[a-z]{3}", typed.lower()) else 2)
    found = f"{month}-{days[0]:02}" if month and enough else ""
    try:
        return date.fromisoformat(found).isoformat() if found else ""
    except ValueError:
        return ""


def figure_in(typed: str, allowed: range) -> str:
    """The one figure in a value ("niveau 2", "twee", "2.0"); "" when none is allowed."""
    whole = re.sub(r"[.,]0+\b", "", typed.lower())
    words = [str(_FIGURES.get(word, word)) for word in re.findall(r"[^\W_]+", whole)]
    figures = [word for word in words if word.isdigit()]
    return figures[0] if len(figures) == 1 and len(figures[0]) < 3 and int(figures[0]) in allowed else ""
