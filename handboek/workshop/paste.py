"""What was copied from Word, or anything else, as the sentences of a list."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from handboek.workshop.form import clean

MOST = 200
_BULLET = re.compile(
    r"^\s*(?:[•◦▪▫■□●○‣⁃∙·\uf0b7\uf0a7\uf0d8\uf076\uf0fc§¨➢➤►✓✔]+|o(?=[\s\xa0]{2,}|\t)|[-–—*](?=[\s\xa0])|\(?(?:\d{1,3}|[a-zA-Z])[.)](?=[\s\xa0]))[\s\xa0]*"
)
"""What stands before a point: a sign, the letters of Word's own signs, a dash, a number or letter."""
_QUOTES = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "\xad": None}
)
_BLOCKS = {
    "p",
    "li",
    "div",
    "tr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "table",
    "blockquote",
    "dt",
    "dd",
}
_UNSEEN = {"style", "script", "head", "title", "xml", "template"}


def sentences(html: str, text: str) -> list[str]:
    """The points that were copied, without their signs; HTML says better than text where each begins."""
    lines = _Reader.lines(html) if html.strip() else []
    if not any(map(str.strip, lines)):
        lines = re.split(r"[\r\n\v\f\u2028\u2029]+", text)
    found = (clean(_BULLET.sub("", line.replace("\t", "  ")).translate(_QUOTES)) for line in lines)
    return [line for line in found if line][:MOST]


class _Reader(HTMLParser):
    """HTML as lines. In Word points are paragraphs, with their sign within `mso-list:Ignore`."""

    def __init__(self) -> None:
        super().__init__()
        self.found = [""]
        self._skipped: list[str] = []

    @classmethod
    def lines(cls, html: str) -> list[str]:
        html = re.sub(r"<!\[if !supportLists\]>.*?<!\[endif\]>", "", html, flags=re.DOTALL | re.IGNORECASE)
        html = re.sub(r"<!\[[^>]*>?", "", html)  # other conditions of Word's, over which the parser may trip
        _, begin, rest = html.partition("<!--StartFragment-->")
        reader = cls()
        reader.feed(rest.partition("<!--EndFragment-->")[0] if begin else html)
        reader.close()
        return reader.found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        style = (dict(attrs).get("style") or "").replace(" ", "").lower()
        if self._skipped:
            self._skipped += [tag] if tag == self._skipped[0] else []
        elif (
            tag in _UNSEEN or "mso-list:ignore" in style or "display:none" in style or "mso-hide:all" in style
        ):
            self._skipped = [tag]
        elif tag in _BLOCKS or tag == "br":
            self.found.append("")
        elif tag in ("td", "th"):
            self.found[-1] += " "

    def handle_endtag(self, tag: str) -> None:
        if self._skipped:
            if tag == self._skipped[0]:
                self._skipped.pop()
        elif tag in _BLOCKS:
            self.found.append("")

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self.found[-1] += re.sub(r"\s*[\r\n]\s*", " ", data)
