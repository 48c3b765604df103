"""Own pages and files that stop a build: by name in docs/eigen, the text, and each line that must be told."""

from __future__ import annotations

import io
import zipfile
from typing import NamedTuple

from handboek.messages import Soort, faults


class Attack(NamedTuple):
    content: str | bytes
    told: tuple[tuple[int, Soort], ...]
    """The line and kind of each fault, in order."""


def page(text: str, *told: tuple[int, Soort]) -> Attack:
    """A page with a title, so that its text begins at line 3."""
    return Attack(f"# Titel\n\n{text}\n", told)


def body(text: str, soort: Soort) -> Attack:
    return page(text, (3, soort))


def packed(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return made.getvalue()


CODE, VREEMD, ELEMENT, HTML = (
    faults.PAGINA_CODE,
    faults.PAGINA_VREEMD,
    faults.PAGINA_ELEMENT,
    faults.PAGINA_HTML,
)
KAN_NIET, ONBEKEND, TE_VEEL = faults.MACRO_KAN_NIET, faults.MACRO_ONBEKEND, faults.MACRO_TE_VEEL
EXTENSIE, BESTAND, NAAM = faults.PAGINA_EXTENSIE, faults.PAGINA_BESTAND, faults.PAGINA_BESTANDSNAAM
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">%s</svg>'

PAGES: dict[str, Attack] = {
    "haakjes.md": page("Goed (echt) [waar].\n\n" + "[" * 5000, (5, faults.PAGINA_OPEN)),
    "plaatjes.md": body("![a](b" * 3000, faults.PAGINA_OPEN),
    "tags.md": body("<a " * 3000, faults.PAGINA_OPEN),
    "sterren.md": body("*a " * 6000 + "b*" * 6000, faults.PAGINA_OPEN),
    "onderstrepen.md": body("*a _a " * 3000, faults.PAGINA_OPEN),
    "cdata.md": body("Zie <![CDATA[ hier.", KAN_NIET),
    "lijst-in-lijst.md": page("1. " * 9000, (1, faults.PAGINA_ONLEESBAAR)),
    "nul.md": page("Hier \0 staat niets.", (1, faults.CODERING)),
    "omgekeerd.md": page("Goed.\nHier \u202eslorts\u202c.", (4, faults.ONZICHTBAAR_TEKEN)),
    # programs, files and settings of the machine
    "jinja-01.md": body("{{ cycler.__init__.__globals__.os.popen('id').read() }}", KAN_NIET),
    "jinja-02.md": body("{{ open('/etc/passwd').read() }}", KAN_NIET),
    "jinja-03.md": body("{{ os.environ }}", ONBEKEND),
    "jinja-04.md": body("{{ config.site_dir }}", ONBEKEND),
    "jinja-05.md": body("{{ git.author_email }}", ONBEKEND),
    "jinja-06.md": body("{{ handboek.gegevens.parse_raw('x', proto='pickle') }}", KAN_NIET),
    "jinja-07.md": body("{% include 'index.md' %}", KAN_NIET),
    "jinja-08.md": body("{{ 'x' * 900000000 }}", KAN_NIET),
    "jinja-09.md": body("{% for a in range(999999999) %}a{% endfor %}", TE_VEEL),
    "jinja-10.md": body("{{ page.meta.clear() }}", KAN_NIET),
    "jinja-11.md": body("{{ title | safe }}", KAN_NIET),
    "jinja-12.md": body("{{ macros }}{{ filters }}{{ plugin }}{{ navigation }}", ONBEKEND)._replace(
        told=((3, ONBEKEND),) * 4
    ),
    "snippet-01.md": body('--8<-- "nginx.conf"', KAN_NIET),
    "snippet-02.md": body('  ;--8<-- "../mkdocs.yml"', KAN_NIET),
    "snippet-03.md": body('{% if 1 %}--{% endif %}8<-- "weg.txt"', KAN_NIET),
    "snippet-04.md": Attack('---\nrender_macros: false\n---\n\n--8<-- "weg"\n', ((5, KAN_NIET),)),
    # front matter
    "kop-01.md": Attack("---\ntemplate: ../../x\n---\n\nx\n", ((2, faults.PAGINA_SLEUTEL),)),
    "kop-02.md": Attack("---\nhulpmiddel: ../x\n---\n\nx\n", ((2, faults.PAGINA_SLEUTEL),)),
    "kop-03.md": Attack("---\nscripts: [eigen/evil]\n---\n\nx\n", ((2, faults.PAGINA_SLEUTEL),)),
    "kop-04.md": Attack(
        "---\nedit_url: javascript:x\nfeedback_url: javascript:x\nvenstertitel: <b>\nkoppen: []\n---\n\nx\n",
        tuple((line, faults.PAGINA_SLEUTEL) for line in (2, 3, 4, 5)),
    ),
    "kop-05.md": Attack("---\ntitle: !!python/name:os.system x\n---\n\n{{ x }}\n", ((5, ONBEKEND),)),
    "kop-06.md": Attack("---\ntitle: {a: b}\n---\n\nx\n", ((2, faults.PAGINA_WAARDE),)),
    "kop-07.md": Attack(
        "---\nicon: ../../x\nstatus: x\n---\n\nx\n", ((2, faults.PAGINA_SLEUTEL), (3, faults.PAGINA_SLEUTEL))
    ),
    # code
    "code-01.md": body("<script>alert(1)</script>", CODE),
    "code-02.md": body('<script src="evil.js"></script>', CODE),
    "code-03.md": body("<p onclick='x()'>a</p>", CODE),
    "code-04.md": body("a <b onmouseover=x()>b</b>", CODE),
    "code-05.md": body("<img src=x onerror=alert(1)>", CODE),
    "code-06.md": page("<svg onload=alert(1)></svg>", (3, ELEMENT), (3, CODE)),
    "code-07.md": body("[x](javascript:alert(1))", CODE),
    "code-08.md": body("[x](java&#10;script:alert(1))", CODE),
    "code-09.md": body("<a href='java&#10;script:alert(1)'>x</a>", CODE),
    "code-10.md": body("<a href='  JAVASCRIPT:alert(1)'>x</a>", CODE),
    "code-11.md": body("<a href='data:text/html,x'>x</a>", CODE),
    "code-12.md": page("[x][y]\n\n[y]: javascript:alert(1)", (5, CODE)),
    "code-13.md": body("<a href='vbscript:x'>x</a>", CODE),
    "code-14.md": body("Tekst\n{: onclick='x()' }", CODE)._replace(told=((4, CODE),)),
    "code-15.md": body("Tekst\n{: style='color: red' }", CODE)._replace(told=((4, CODE),)),
    "code-16.md": body("# Kop {: onclick='x()' }", CODE),
    "code-17.md": body("<style>p { color: red }</style>", CODE),
    "code-18.md": page("<iframe srcdoc='x'></iframe>", (3, CODE)),
    "code-19.md": body("<object data='x.pdf'></object>", CODE),
    "code-20.md": body("<embed src='x.pdf'>", CODE),
    "code-21.md": page('<div markdown="1">\n\n<p ontouchend="x()">a</p>\n\n</div>', (5, CODE)),
    "code-22.md": body("<details open ontoggle='x()'>a</details>", CODE),
    "code-23.md": page('!!! note "<img src=x onerror=alert(1)>"\n    tekst', (3, CODE)),
    "code-24.md": page(
        '``` { .py onclick="x()" }\na\n```',
    ),
    # other hosts
    "host-01.md": body("![x](https://elders.example/x.png)", VREEMD),
    "host-02.md": body("![x](//elders.example/x.png)", VREEMD),
    "host-03.md": body("<img src='/\\elders.example/x.png'>", VREEMD),
    "host-04.md": page("<img src='a.png' srcset='a.png 1x, https://elders.example/x.png 2x'>", (3, ELEMENT)),
    "host-05.md": page("<svg><image href='https://elders.example/x.png'/></svg>", (3, ELEMENT), (3, ELEMENT)),
    "host-06.md": page(
        "<form><button formaction='https://x.example/'>a</button></form>", (3, ELEMENT), (3, ELEMENT)
    ),
    "host-07.md": page("<form action='https://elders.example/'></form>", (3, ELEMENT)),
    "host-08.md": page("<video poster='https://elders.example/x.png'></video>", (3, ELEMENT), (3, VREEMD)),
    "host-09.md": body("<audio src='https://elders.example/x.mp3'></audio>", ELEMENT)._replace(
        told=((3, ELEMENT), (3, VREEMD))
    ),
    "host-10.md": body("<link rel='stylesheet' href='x.css'>", ELEMENT),
    "host-11.md": body("<base href='https://elders.example/'>", ELEMENT),
    "host-12.md": body("<meta http-equiv=refresh content='0;url=//elders.example/'>", ELEMENT),
    "host-13.md": body("<a href='x' ping='https://elders.example/'>x</a>", ELEMENT),
    "host-14.md": body("<a href='//elders.example/'>x</a>", VREEMD),
    "host-15.md": body("<table background='x.png'></table>", ELEMENT),
    "host-16.md": body("<input type=image src='https://elders.example/x.png'>", ELEMENT)._replace(
        told=((3, ELEMENT), (3, VREEMD))
    ),
    # what the page around it is made of
    "vorm-01.md": body("<div data-blok='9999'></div>", ELEMENT),
    "vorm-02.md": body('<div data-blok="9999"></div>', ELEMENT),
    "vorm-03.md": body("<div data-md-component='announce'></div>", ELEMENT),
    "vorm-04.md": body("<template><p>x</p></template>", ELEMENT),
    "vorm-05.md": page("<math><mtext>x</mtext></math>", (3, ELEMENT), (3, ELEMENT)),
    "vorm-06.md": body("<body class='x'>", ELEMENT),
    "vorm-07.md": body("<title>x</title>", ELEMENT),
    "vorm-08.md": body("<input autofocus>", ELEMENT),
    "vorm-09.md": body("<plaintext>", ELEMENT),
    "vorm-10.md": body("<a name='__config'>x</a>", ELEMENT),
    # what one reader takes for text and another for a tag
    "lees-01.md": body("<p title='a'onclick='x()'>a</p>", HTML),
    "lees-02.md": body("<p/onclick=x()>a</p>", HTML),
    "lees-03.md": body("<div><!--><img src=x onerror=alert(1)>--></div>", HTML),
    "lees-04.md": body("<div title='</title><img src=x onerror=alert(1)>'>a</div>", HTML),
    "lees-05.md": body("<div><?x <img src=x onerror=alert(1)> ?></div>", HTML),
}

FILES: dict[str, Attack] = {
    name: Attack(content, ((1, soort),))
    for name, content, soort in (
        ("film.html", "<p>hallo</p>", EXTENSIE),
        ("p.xhtml", "<p>hallo</p>", EXTENSIE),
        ("p.htm", "<p>hallo</p>", EXTENSIE),
        ("evil.js", "alert(1)", EXTENSIE),
        ("evil.mjs", "alert(1)", EXTENSIE),
        ("stijl.css", "p { color: red }", EXTENSIE),
        ("x.wasm", b"\0asm", EXTENSIE),
        ("x.exe", b"MZ", EXTENSIE),
        ("x.zip", packed("x"), EXTENSIE),
        ("x.json", "{}", EXTENSIE),
        ("x.PNG", b"\x89PNG\r\n\x1a\n", EXTENSIE),
        ("geen-extensie", "x", EXTENSIE),
        ("pagina.markdown", "# x\n", EXTENSIE),
        ("macro.docm", packed("[Content_Types].xml"), EXTENSIE),
        ("plaat-1.svg", SVG % "<script>alert(1)</script>", BESTAND),
        ("plaat-2.svg", SVG % '<g onload="alert(1)"/>', BESTAND),
        ("plaat-3.svg", SVG % '<a xlink:href="javascript:x"/>', BESTAND),
        ("plaat-4.svg", SVG % '<image href="https://elders.example/x.png"/>', BESTAND),
        ("plaat-5.svg", '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + SVG % "&a;", BESTAND),
        ("foto-1.png", "<script>alert(1)</script>", BESTAND),
        ("foto-2.jpg", b"GIF89a", BESTAND),
        ("boek-1.pdf", b"", BESTAND),
        ("boek-2.pdf", b"%PDF-1.7\n1 0 obj << /S /JavaScript >> endobj", BESTAND),
        ("brief-1.docx", packed("[Content_Types].xml", "word/vbaProject.bin"), BESTAND),
        ("brief-2.docx", b"x", BESTAND),
        ('x"><img src=x onerror=alert(1)>.md', "# x\n", NAAM),
        ("x' onerror='alert(1).png", b"\x89PNG\r\n\x1a\n", NAAM),
        ("a\u202egnp.md", "# x\n", NAAM),
        ("a\nb.md", "# x\n", NAAM),
        ("{{ 7 * 7 }}.md", "# x\n", NAAM),
    )
}
