"""Changes in the forms in which people and programs read them: text, Markdown, JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from handboek.compare.changes import Vergelijking
from handboek.compare.values import Wijziging
from handboek.messages.phrasing import in_markdown
from handboek.words.differences import Woord, marked
from handboek.words.vocabulary import WOORDEN


def as_text(vergelijking: Vergelijking) -> str:
    """For a person in a terminal; changed words between brackets."""
    return _written(vergelijking, _TEXT)


def as_markdown(vergelijking: Vergelijking) -> str:
    """For a pull request or a works council; every text literal, changed words marked."""
    return _written(vergelijking, _MARKDOWN)


def as_json(vergelijking: Vergelijking) -> str:
    """An object with `onderwerpen` (soort, naam, adres, wijzigingen, raakt, reden) and `waarschuwingen`."""

    def plain(value: Any) -> Any:
        return dict(vars(value))

    return json.dumps(vergelijking, default=plain, ensure_ascii=False, indent=2)


FORMATS: dict[str, Callable[[Vergelijking], str]] = {
    "tekst": as_text,
    "markdown": as_markdown,
    "json": as_json,
}


class _Form(NamedTuple):
    """How one format writes what it is given; `literal` keeps HR's text from being read as marks."""

    heading: str
    item: str
    old: str
    new: str
    gone: str
    come: str
    literal: Callable[[str], str]
    empty: str = "Er is niets veranderd in wat het handboek zegt."


_TEXT = _Form("\n{0}", "  {0}", "      was: {0}", "      nu:  {0}", "[-{0}-]", "[+{0}+]", str)
_MARKDOWN = _Form(
    "\n### {0}\n", "- {0}", "    - was: {0}", "    - nu: {0}", "~~{0}~~", "**{0}**", in_markdown
)


def _written(vergelijking: Vergelijking, form: _Form) -> str:
    lines: list[str] = []
    spelling: list[str] = []
    for onderwerp in vergelijking.onderwerpen:
        title = f"{onderwerp.soort.capitalize()} {form.literal(onderwerp.naam)}".strip()
        if onderwerp.alleen_spelling:
            spelling.append(f"{title} ({len(onderwerp.wijzigingen)})")
            continue
        lines.append(form.heading.format(title))
        for wijziging in onderwerp.wijzigingen:
            lines += _change(wijziging, form)
        if onderwerp.reden:
            lines.append(
                form.item.format(f"{WOORDEN['wijziging']['reden']}: {form.literal(onderwerp.reden)}")
            )
        if onderwerp.raakt:
            names = ", ".join(form.literal(title) for title in onderwerp.raakt)
            lines.append(form.item.format(f"{WOORDEN['wijziging']['raakt']}: {names}."))
    if spelling:
        lines.append(form.heading.format(WOORDEN["wijziging"]["spelling"]))
        lines += [form.item.format(text) for text in spelling]
    if vergelijking.waarschuwingen:
        lines.append(form.heading.format("Let op"))
        lines += [form.item.format(form.literal(text)) for text in vergelijking.waarschuwingen]
    return "\n".join(lines).strip() or form.empty


def _change(wijziging: Wijziging, form: _Form) -> Iterator[str]:
    head = f"{form.literal(wijziging.waar)}: {form.literal(wijziging.wat)}"
    spelling = f" ({WOORDEN['wijziging']['alleen_spelling']})" if wijziging.alleen_spelling else ""
    yield form.item.format(f"{head}{spelling}")
    if wijziging.oud is not None and wijziging.nieuw is not None:
        left, right = marked(wijziging.oud, wijziging.nieuw)
        yield form.old.format(_pieces(left, form))
        yield form.new.format(_pieces(right, form))
    elif text := wijziging.oud or wijziging.nieuw:
        yield (form.old if wijziging.oud else form.new).format(form.literal(text))


def _pieces(pieces: Sequence[Woord], form: _Form) -> str:
    def written(woord: Woord) -> str:
        text = woord.tekst.rstrip()
        space = woord.tekst[len(text) :]
        mark = {"oud": form.gone, "nieuw": form.come}.get(woord.stand, "{0}")
        return mark.format(form.literal(text)) + space

    return "".join(map(written, pieces)).rstrip()
