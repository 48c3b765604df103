"""The verifier: silent on every site that we build, and it finds what slipped in, wherever it came from."""

from __future__ import annotations

import gzip
import io
import re
import shutil
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from handboek import verifier
from handboek.engines import publish
from handboek.site.policy import inline_scripts
from handboek.verifier import Bevinding, objection, root_of, verify
from tests.sites import build, project_with

ROOT = "/molen/"
PAGE = "competenties/plannen/index.html"


KEPT = (
    *("index.html", "404.html", PAGE, "competenties/samenwerken/index.html", "matrix/index.html"),
    *("assets/logo.svg", "assets/favicon.svg", "handboek.json", "handboek.pdf", "sitemap.xml.gz"),
)


@pytest.fixture(scope="session")
def small(voorbeeldsite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A few files of a built site, to copy often; many links in them lead nowhere."""
    site = tmp_path_factory.mktemp("klein")
    for name in KEPT:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(voorbeeldsite / name, site / name)
    return site


@pytest.fixture(scope="session")
def known(small: Path) -> set[Bevinding]:
    """What is found in the small site as it is."""
    known = {*verify(small, ROOT)}
    assert all(bevinding.wat.endswith("bestaat niet") for bevinding in known)
    return known


Found = Callable[[Callable[[Path], object]], list[str]]


@pytest.fixture
def found(small: Path, known: set[Bevinding], tmp_path: Path) -> Found:
    """What is found when a page or file of the small site is changed."""

    def found(change: Callable[[Path], object]) -> list[str]:
        site = Path(shutil.copytree(small, tmp_path / "site"))
        change(site)
        return [str(bevinding) for bevinding in verify(site, ROOT) if bevinding not in known]

    return found


def in_page(old: str, new: str) -> Callable[[Path], object]:
    """Change the HTML of a page."""

    def change(site: Path) -> None:
        html = (site / PAGE).read_text("utf8")
        assert old in html
        (site / PAGE).write_text(html.replace(old, new, 1), "utf8")

    return change


def in_body(snippet: str) -> Callable[[Path], object]:
    return in_page("</article>", f"{snippet}</article>")


def as_file(name: str, content: str | bytes) -> Callable[[Path], object]:
    def change(site: Path) -> None:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(content.encode() if isinstance(content, str) else content)

    return change


class TestItIsSilent:
    @pytest.mark.parametrize("name", ["site", "voorbeeldsite", "groeisite"])
    def test_on_a_site_that_we_build(self, name: str, request: pytest.FixtureRequest) -> None:
        site: Path = request.getfixturevalue(name)
        assert verify(site, root_of(site)) == []

    def test_on_a_site_with_hostile_text_in_every_key(self, poisoned: tuple[Path, list[str]]) -> None:
        assert verify(poisoned[0], root_of(poisoned[0])) == []

    def test_with_many_pages_as_with_few(self, voorbeeldsite: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(verifier, "MANY", 1)
        assert verify(voorbeeldsite, ROOT) == []

    @pytest.mark.parametrize(
        "snippet",
        [
            "<p>5 &lt; 6 &amp; \"ja\" 'nee' > 4</p>",
            "<!-- een opmerking -->",
            "<a href=https://elders.example/?a=1&amp;b=2 target='_blank'>x</a>",
            '<a href="mailto:hr@molen.example">x</a><a href="tel:+31201234567">y</a>',
            '<a href="../../competenties/plannen/?van=a#niveau-1">x</a><a href="">y</a><a href="#">z</a>',
            '<img src="data:image/png;base64,AAAA" alt="">',
            "<img src='../../assets/logo.svg' srcset='../../assets/logo.svg, ../../assets/favicon.svg 2x'>",
            '<svg viewBox="0 0 1 1"><path d="M0 0" fill="red"/></svg>',
            '<a href="../../handboek.pdf#page=2">x</a>',
        ],
    )
    def test_on_what_is_right(self, found: Found, snippet: str) -> None:
        assert found(in_body(snippet)) == []


NOT_FIRST = "begint niet met het beleid"
OTHER_CODE = "noemt andere code"
INVALID = "geen geldige HTML"
SECOND = "een tweede beleid, of een doorverwijzing"
ELSEWHERE = "staat ergens anders"
RUNS = "voert code uit"

IN_BODY = [
    # code
    ("<script>alert(1)</script>", OTHER_CODE),
    ("<SCRIPT>alert(1)</SCRIPT>", OTHER_CODE),
    ("<script type=text/javascript>alert(1)</script>", OTHER_CODE),
    ("<script type=module>alert(1)</script>", "<script type=module>"),
    ("<script type=importmap>{}</script>", "<script type=importmap>"),
    ("<script type=speculationrules>{}</script>", "<script type=speculationrules>"),
    ("<script src='https://elders.example/x.js'></script>", ELSEWHERE),
    ("<script src=//elders.example/x.js></script>", ELSEWHERE),
    ("<script src='/\\elders.example/x.js'></script>", ELSEWHERE),
    ("<script src='\t//elders.example/x.js'></script>", ELSEWHERE),
    ("<script src='&#x2f;/elders.example/x.js'></script>", ELSEWHERE),
    ("<script src='data:text/javascript,alert(1)'></script>", RUNS),
    ("<script src='weg.js'></script>", "weg.js bestaat niet"),
    ("<p onclick='x()'>a</p>", "<p onclick=…>"),
    ("<p ONCLICK=x()>a</p>", "<p onclick=…>"),
    ("<img src=x onerror=alert(1)>", "<img onerror=…>"),
    ("<svg onload=alert(1)></svg>", "<svg onload=…>"),
    ("<svg/onload=alert(1)></svg>", INVALID),
    ("<p title='a'onclick='x()'>a</p>", INVALID),
    ("<p/onclick=x()>a</p>", INVALID),
    ("<details open ontoggle=x()>", "<details ontoggle=…>"),
    ("<a href='javascript:alert(1)'>x</a>", RUNS),
    ("<a href=' JavaScript:alert(1)'>x</a>", RUNS),
    ("<a href='java&#10;script:alert(1)'>x</a>", RUNS),
    ("<a href='java\tscript:alert(1)'>x</a>", RUNS),
    ("<a href='&#1;javascript:alert(1)'>x</a>", RUNS),
    ("<a href='javascript&colon;alert(1)'>x</a>", RUNS),
    ("<a href='data:text/html,x'>x</a>", RUNS),
    ("<a href='vbscript:x'>x</a>", RUNS),
    ("<a href='blob:https://x/y'>x</a>", ELSEWHERE),
    ("<a href='file:///etc/passwd'>x</a>", ELSEWHERE),
    ("<a href='//elders.example/'>x</a>", ELSEWHERE),
    ("<a href='x' ping='https://elders.example/'>x</a>", "<a ping=…>"),
    # how it looks, and frames
    ("<p style='color: red'>a</p>", "<p style=…>"),
    ("<style>p { color: red }</style>", "<style>"),
    ("<iframe srcdoc='x'></iframe>", "<iframe>"),
    ("<frameset></frameset>", "<frameset>"),
    ("<object data='x.pdf'></object>", "<object>"),
    ("<embed src='x.pdf'>", "<embed>"),
    ("<portal src='x'></portal>", "<portal>"),
    ("<base href='https://elders.example/'>", "<base>"),
    # where it leads by itself
    ("<meta http-equiv=refresh content='0;url=//elders.example/'>", SECOND),
    ("<META HTTP-EQUIV='Refresh' CONTENT='0;url=x'>", SECOND),
    ("<meta http-equiv='Content-Security-Policy' content='x'>", SECOND),
    ("<meta http-equiv='set-cookie' content='x'>", SECOND),
    ("<meta name='referrer' content='unsafe-url'>", "<meta>"),
    ("<meta property='og:image' content='https://elders.example/x.png'>", "<meta>"),
    # what it loads
    ("<img src='https://elders.example/x.png'>", ELSEWHERE),
    ("<img src='a.png' srcset='../../assets/logo.svg 1x, https://elders.example/x.png 2x'>", ELSEWHERE),
    ("<picture><source srcset='//elders.example/x.png'></picture>", ELSEWHERE),
    ("<img src='data:image/svg+xml,<svg/>'>", INVALID),
    ("<img src='data:image/svg+xml,x'>", RUNS),
    ("<img src='data:text/html,x'>", RUNS),
    ("<video poster='https://elders.example/x.png'></video>", "<video>"),
    ("<audio src='https://elders.example/x.mp3'></audio>", "<audio>"),
    ("<svg><image href='https://elders.example/x.png'/></svg>", "<image>"),
    ("<svg><image xlink:href='https://elders.example/x.png'/></svg>", "<image>"),
    ("<svg><use href='data:image/svg+xml,x'/></svg>", "<use>"),
    ("<svg><animate attributeName='href' values='javascript:x'/></svg>", "<animate>"),
    ("<svg><foreignObject><p>x</p></foreignObject></svg>", "<foreignobject>"),
    ("<svg><a xlink:href='javascript:alert(1)'>x</a></svg>", "<a xlink:href=…>"),
    ("<math><mtext>x</mtext></math>", "<math>"),
    ("<link rel=stylesheet href='https://elders.example/x.css'>", ELSEWHERE),
    ("<link rel=preload as=script href='x.js'>", "<link rel=preload>"),
    ("<link rel='next prefetch' href='x'>", "<link rel=next prefetch>"),
    ("<link rel=import href='x'>", "<link rel=import>"),
    ("<link rel=manifest href='x'>", "<link rel=manifest>"),
    ("<link href='x'>", "<link rel=>"),
    ("<form action='https://elders.example/'></form>", ELSEWHERE),
    ("<form><button formaction='https://elders.example/'>x</button></form>", "<button formaction=…>"),
    ("<input type=image src='https://elders.example/x.png'>", "<input src=…>"),
    ("<body background='https://elders.example/x.png'>", "<body background=…>"),
    ("<table background='x.png'></table>", "<table background=…>"),
    ("<a is='x-y' href=''>x</a>", "<a is=…>"),
    ("<p xmlns='http://www.w3.org/1999/xhtml'>x</p>", "<p xmlns="),
    ("<x-y>a</x-y>", INVALID),
    # what one reader takes for text and another for a tag
    ("<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>", INVALID),
    ("<title><a title='</title><img src=x onerror=alert(1)>'></title>", INVALID),
    ("<textarea><!-- </textarea><img src=x onerror=alert(1)> --></textarea>", INVALID),
    ("<!--><img src=x onerror=alert(1)>-->", INVALID),
    ("<!---><img src=x onerror=alert(1)>-->", INVALID),
    ("<!-- --!><img src=x onerror=alert(1)>-->", INVALID),
    ("<![CDATA[<img src=x onerror=alert(1)>]]>", INVALID),
    ("<?x <img src=x onerror=alert(1)> ?>", INVALID),
    ("<!x><img src=x onerror=alert(1)>", INVALID),
    ("</x <img src=x onerror=alert(1)>", INVALID),
    ("<script>/*<!--<script>*/alert(1)</script>", INVALID),
    ("<script src=x>", "x bestaat niet"),
    (
        "<textarea><script src=x></textarea><img src=x onerror=alert(1)></script></textarea>",
        "in <script> staat",
    ),
    ("<title><script type=application/json></title><p onclick=x></script></title>", "in <script> staat"),
    ("<script />alert(1)</script>", OTHER_CODE),
    ("<plaintext>", "<plaintext>"),
    ("<xmp><p title='</xmp>'></xmp>", INVALID),
    ("<noembed>x</noembed>", "<noembed>"),
    ('<a href="x', INVALID),
    ("< script>alert(1)</script>", INVALID),
    ("<p title=`x`>a</p>", INVALID),
    ("<p>\0</p>", INVALID),
    # links and names
    ("<a href='../kok/'>x</a>", "../kok/ bestaat niet"),
    ("<a href='../../../../'>x</a>", "../../../../ bestaat niet"),
    ("<a href='/'>x</a>", "/ bestaat niet"),
    ("<a href='%2e%2e/kok/'>x</a>", "bestaat niet"),
    ("<a href='../../matrix/#rij'>x</a>", "../../matrix/#rij heeft geen onderdeel met die naam"),
    ("<a href='#rij'>x</a>", "#rij heeft geen onderdeel"),
    ("<p id='niveau-1'>x</p>", "de naam #niveau-1 staat er twee keer"),
]
POLICY = "<meta http-equiv="
IN_PAGE = [
    ('<html data-voet="', '<html data-voet=""><head><script>alert(1)</script><p title="', NOT_FIRST),
    ('<meta charset="utf-8">', '<meta charset="utf-8"><link rel="icon" href="x">', NOT_FIRST),
    ('<meta charset="utf-8">', '<meta charset="utf-7">', NOT_FIRST),
    ('<meta charset="utf-8">', "", NOT_FIRST),
    ("default-src 'self'", "default-src *", NOT_FIRST),
    ("script-src 'self' ", "script-src 'self' 'unsafe-inline' ", NOT_FIRST),
    ("script-src 'self' ", "script-src 'self' https://elders.example ", NOT_FIRST),
    ("base-uri 'none'", "base-uri 'self'", NOT_FIRST),
    ("; form-action 'self'", "", NOT_FIRST),
    ("'sha256-", "'sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=' 'sha256-", OTHER_CODE),
    ("<!doctype html>", "<!doctype html><script>alert(1)</script>", NOT_FIRST),
    ("<!doctype html>", "<!doctype html SYSTEM 'x'>", NOT_FIRST),
    ("<!doctype html>", "", NOT_FIRST),
]


class TestItFinds:
    @pytest.mark.parametrize(("snippet", "what"), IN_BODY, ids=[snippet for snippet, _ in IN_BODY])
    def test_in_the_body(self, found: Found, snippet: str, what: str) -> None:
        assert any(line.startswith(f"{PAGE}: ") and what in line for line in found(in_body(snippet)))

    @pytest.mark.parametrize(("old", "new", "what"), IN_PAGE)
    def test_at_the_beginning(self, found: Found, old: str, new: str, what: str) -> None:
        assert any(line.startswith(f"{PAGE}: ") and what in line for line in found(in_page(old, new)))

    def test_a_script_that_the_policy_of_its_page_names_but_no_other_page_has(self, found: Found) -> None:
        def change(site: Path) -> None:
            html = (site / PAGE).read_text("utf8").replace("</body>", "<script>alert(1)</script></body>")
            hashes = re.search(r"script-src 'self' ('sha256[^;]*)", html)
            assert hashes
            own = f" {inline_scripts('<script>alert(1)</script>')}"
            (site / PAGE).write_text(html.replace(hashes[1], hashes[1] + own), "utf8")

        assert found(change) == [f"{PAGE}: voert andere code uit dan de andere pagina's"]

    @pytest.mark.parametrize(
        "to", ["https://elders.example/", "//elders.example/", "javascript:x", "/\\x", "../kok/"]
    )
    def test_a_redirect_that_leads_away(self, found: Found, groeisite: Path, to: str) -> None:
        moved = (groeisite / "functies" / "oude-molenaar" / "index.html").read_text("utf8")
        html = re.sub(r"url=[^\"]*", lambda _: f"url={to}", moved)
        lines = found(as_file("functies/oud/index.html", html))
        assert [line for line in lines if "verwijst niet naar" in line or f"{to} bestaat niet" in line]


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">%s</svg>'
PDF = b"%%PDF-1.7\n1 0 obj\n<< %s >>\nendobj\nxref\n0 1\ntrailer\n<< >>\nstartxref\n%d\n%%%%EOF\n"


def pdf(inside: bytes) -> bytes:
    made = PDF % (inside, 0)
    return PDF % (inside, made.index(b"xref"))


def packed_pdf(inside: bytes) -> bytes:
    stream = zlib.compress(b"1 0 " + inside)
    return pdf(b"/Type /ObjStm /Filter /FlateDecode /Length 9 >>\nstream\n" + stream + b"\nendstream <<")


def office(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for name in names:
            packed.writestr(zipfile.ZipInfo(name), "x")  # as of 1980, for the same bytes each run
    return made.getvalue()


FILES: list[tuple[str, str | bytes, str]] = [
    ("eigen/film.html", "<p>hallo</p>", NOT_FIRST),
    ("eigen/film.html", "<script>alert(1)</script>", NOT_FIRST),
    ("eigen/film.html", "caf\xe9".encode("latin-1"), "UTF-8"),
    ("eigen/p.xhtml", "<p>hallo</p>", "‘.xhtml’ hoort niet"),
    ("eigen/p.HTML", "<p>hallo</p>", "‘.HTML’ hoort niet"),
    ("eigen/p.htm", "<p>hallo</p>", "‘.htm’ hoort niet"),
    ("eigen/p.mht", "x", "‘.mht’ hoort niet"),
    ("eigen/x.swf", "x", "‘.swf’ hoort niet"),
    ("eigen/x.wasm", "x", "‘.wasm’ hoort niet"),
    ("eigen/x.exe", "MZ", "‘.exe’ hoort niet"),
    ("eigen/x", "x", "‘x’ hoort niet"),
    (".htaccess", "x", "een naam met een teken"),
    ("eigen/evil.js", "alert(1)", "alleen in de map assets"),
    ("eigen/evil.mjs", "alert(1)", "‘.mjs’ hoort niet"),
    ("eigen/evil.js.map", "{}", "alleen in de map assets"),
    ("sw.js", "x", "alleen in de map assets"),
    ('eigen/x"><img src=x onerror=alert(1)>.png', b"\x89PNG\r\n\x1a\n", "een naam met een teken"),
    ("eigen/a\u202eb.png", b"\x89PNG\r\n\x1a\n", "een naam met een teken"),
    # style sheets
    ("assets/x.css", "@import 'https://elders.example/x.css';", "andere plaats"),
    ("assets/x.css", "@im\\70ort 'x.css';", "andere plaats"),
    ("assets/x.css", "p { background: url(https://elders.example/x.png) }", "andere plaats"),
    ("assets/x.css", "p { background: URL( '//elders.example/x.png' ) }", "andere plaats"),
    ("assets/x.css", "p { background: u\\72l(https://elders.example/x.png) }", "andere plaats"),
    ("assets/x.css", "p { background: /**/url(/**/https://elders.example/x.png) }", "andere plaats"),
    ("assets/x.css", "p { background: image-set('https://elders.example/x.png' 1x) }", "andere plaats"),
    ("assets/x.css", "p { background: url(data:text/html,x) }", "andere plaats"),
    # drawings
    ("eigen/x.svg", SVG % "<script>alert(1)</script>", "<script> hoort niet"),
    ("eigen/x.svg", SVG % '<script href="x.js"/>', "<script> hoort niet"),
    ("eigen/x.svg", SVG % '<g onload="alert(1)"/>', "onload=… voert code uit"),
    ("eigen/x.svg", SVG % '<g xmlns:a="b" a:onload="alert(1)"/>', "onload=… voert code uit"),
    ("eigen/x.svg", SVG % "<foreignObject/>", "<foreignObject> hoort niet"),
    ("eigen/x.svg", SVG % '<a href="javascript:alert(1)"/>', "<a> hoort niet"),
    ("eigen/x.svg", SVG % '<a xlink:href="https://elders.example/"/>', "<a> hoort niet"),
    ("eigen/x.svg", SVG % '<use xlink:href="x.svg#a"/>', "href=x.svg#a hoort niet"),
    ("eigen/x.svg", SVG % '<image href="https://elders.example/x.png"/>', "hoort niet in een tekening"),
    ("eigen/x.svg", SVG % '<image href="data:image/svg+xml,x"/>', "hoort niet in een tekening"),
    ("eigen/x.svg", SVG % '<animate attributeName="href" to="javascript:x"/>', "<animate> hoort niet"),
    ("eigen/x.svg", SVG % '<set attributeName="onload" to="x"/>', "<set> hoort niet"),
    ("eigen/x.svg", SVG % '<p xmlns="http://www.w3.org/1999/xhtml"/>', "<p> hoort niet"),
    ("eigen/x.svg", SVG % '<g xml:base="https://elders.example/"/>', "waar de rest van de site staat"),
    ("eigen/x.svg", SVG % "<style>@import 'x';</style>", "andere plaats"),
    ("eigen/x.svg", SVG % "<style>*{fill:url(//elders.example/x)}</style>", "andere plaats"),
    ("eigen/x.svg", SVG % '<path style="fill:url(//elders.example/x)"/>', "andere plaats"),
    ("eigen/x.svg", SVG % '<path fill="url(https://elders.example/x#a)"/>', "andere plaats"),
    ("eigen/x.svg", '<?xml-stylesheet href="x.css"?>' + SVG % "", "opmaak in een ander bestand"),
    ("eigen/x.svg", '<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG % "&a;", "beschadigd"),
    ("eigen/x.svg", '<?xml version="1.0" encoding="utf-16"?>' + SVG % "", "beschadigd"),
    ("eigen/x.svg", (SVG % "").encode("utf-16"), "UTF-8"),
    ("eigen/x.svg", "<p>geen svg</p>", "geen gewone tekening"),
    ("eigen/x.svg", "<svg><path></svg>", "beschadigd"),
    # documents and data
    ("eigen/x.pdf", b"", "beschadigde PDF"),
    ("eigen/x.pdf", pdf(b"")[:-30], "beschadigde PDF"),
    ("eigen/x.pdf", pdf(b"").replace(b"%PDF", b"<html>"), "beschadigde PDF"),
    ("eigen/x.pdf", PDF % (b"", 3), "beschadigde PDF"),
    ("eigen/x.pdf", pdf(b"/OpenAction << /S /JavaScript /JS (x) >>"), "meer dan zich laten lezen"),
    ("eigen/x.pdf", pdf(b"/S /J#61vaScript"), "meer dan zich laten lezen"),
    ("eigen/x.pdf", pdf(b"/S /Launch /F (x.exe)"), "meer dan zich laten lezen"),
    ("eigen/x.pdf", pdf(b"/EmbeddedFiles 1 0 R"), "meer dan zich laten lezen"),
    ("eigen/x.pdf", pdf(b"/Type /ObjStm /Filter /LZWDecode >>\nstream\nx\nendstream <<"), "beschadigd"),
    ("eigen/x.pdf", pdf(b"/Encrypt 1 0 R"), "meer dan zich laten lezen"),
    ("eigen/x.pdf", packed_pdf(b"<< /S /JavaScript /JS (x) >>"), "meer dan zich laten lezen"),
    ("eigen/x.json", "{", "beschadigd"),
    ("eigen/x.json", "[" * 100_000, "beschadigd"),
    ("assets/x.map", "{", "beschadigd"),
    ("eigen/x.xml", "<a>", "beschadigd"),
    ("eigen/x.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>", "beschadigd"),
    ("sitemap.xml.gz", 100 * gzip.compress(bytes(3_000_000)), "te groot"),
    ("sitemap.xml.gz", b"x", "beschadigd"),
    ("eigen/x.png", "<script>alert(1)</script>", "niet wat de naam belooft"),
    ("eigen/x.jpg", b"GIF89a", "niet wat de naam belooft"),
    ("eigen/x.webp", b"RIFF", "niet wat de naam belooft"),
    ("eigen/x.woff2", b"x", "niet wat de naam belooft"),
    ("eigen/x.docx", b"x", "beschadigd"),
    ("eigen/x.docx", office("x"), "niet wat de naam belooft"),
    ("eigen/x.docx", office("[Content_Types].xml", "word/vbaProject.bin"), "bevat code"),
    ("eigen/x.xlsx", office("[Content_Types].xml", "xl/embeddings/x.exe"), "bevat code"),
    ("eigen/x.txt", b"\xff", "UTF-8"),
]


def in_short(part: str | bytes) -> str:
    """A name for a test; not what is packed, which holds the moment of packing, different for each worker."""
    return part[:50] if isinstance(part, str) else "bytes"


class TestFiles:
    @pytest.mark.parametrize(("name", "content", "what"), FILES, ids=in_short)
    def test_a_file_that_may_not_be_there(
        self, found: Found, name: str, content: str | bytes, what: str
    ) -> None:
        assert any(line.startswith(f"{name}: ") and what in line for line in found(as_file(name, content)))

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            (
                "eigen/x.svg",
                SVG % '<style>.a{fill:url(#b)}</style><g id="b" style="fill: red"/><use href="#b"/>',
            ),
            (
                "eigen/x.svg",
                '<?xml version="1.0" encoding="UTF-8"?>\n<!-- x -->' + SVG % "<title>Molen</title>",
            ),
            ("eigen/x.svg", SVG % '<a:b xmlns:a="http://www.inkscape.org/namespaces/inkscape" a:c="d"/>'),
            ("eigen/x.pdf", pdf(b"/Type /Catalog /OpenAction [1 0 R /Fit]")),
            ("eigen/x.pdf", packed_pdf(b"<< /Type /Page >>")),
            ("eigen/x.pdf", pdf(b">>\nstream\n\x00/JS \xff/XFA \nendstream <<")),
            ("eigen/x.svg", SVG % "<path style='fill:url(&quot;#b&quot;);marker:url( #c )'/>"),
            ("eigen/x.xlsx", office("[Content_Types].xml", "xl/printerSettings/printerSettings1.bin")),
            ("eigen/x.docx", office("[Content_Types].xml", "word/document.xml")),
            ("eigen/Ons plan (2026), deel 1.txt", "tekst"),
        ],
        ids=in_short,
    )
    def test_a_file_that_may(self, found: Found, name: str, content: str | bytes) -> None:
        assert found(as_file(name, content)) == []

    def test_links_out_of_the_site_and_too_large_a_file(
        self, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        site = Path(shutil.copytree(small, tmp_path / "site"))
        (site / "eigen.txt").symlink_to("/etc/passwd")
        (site / "eigen").symlink_to("/etc", target_is_directory=True)
        told = [
            bevinding.pagina for bevinding in verify(site, ROOT) if "geen gewoon bestand" in bevinding.wat
        ]
        assert told == ["eigen", "eigen.txt"]
        monkeypatch.setattr(verifier, "MOST_BYTES", 1000)
        assert Bevinding("handboek.json", "is groter dan 0 MB") in verify(site, ROOT)


class TestBeforeTheSwap:
    def test_the_old_site_stays_and_all_is_told(
        self,
        voorbeeldsite: Path,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """Whatever made the pages: here an engine that lets something slip in."""
        site, slipped = tmp_path / "web" / "site", ""

        def engine(name: str, new: Path, *_: object) -> int:
            shutil.copytree(voorbeeldsite, new)
            page = (new / "index.html").read_text("utf8").replace("</article>", f"{slipped}</article>")
            (new / "index.html").write_text(page, "utf8")
            return 0

        monkeypatch.setattr(publish, "_run", engine)
        assert publish.build(site, tmp_path / "data") == 0
        before = (site / "index.html").read_bytes()
        slipped = "<p onclick='x()'>"
        assert publish.build(site, tmp_path / "data") == publish.OBJECTS
        assert (site / "index.html").read_bytes() == before
        assert "  index.html: <p onclick=…> hoort niet op een pagina\n" in capsys.readouterr().err
        assert sorted(path.name for path in site.parent.iterdir()) == [".site-1", "site"]

    def test_a_build_by_mkdocs_alone_fails_afterwards(self, tmp_path: Path) -> None:
        project = project_with(tmp_path, {})
        (project / "docs" / "assets" / "plaat.svg").write_text(
            '<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>', "utf8"
        )
        done = build(project / "data", tmp_path / "site", project)
        told = done.stdout + done.stderr
        assert done.returncode == 1
        assert "  assets/plaat.svg: <script> hoort niet in een tekening\n" in told
        assert "Publiceer deze website niet." in told

    def test_a_long_list_is_cut(self) -> None:
        told = objection([Bevinding(f"p{n}", "x") for n in range(80)], swaps=True)
        assert ("  p49: x\n" in told, "p50" in told, "… en nog 30" in told) == (True, False, True)
