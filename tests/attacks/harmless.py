"""Own pages that may stand on the site because nothing comes of what they try."""

from __future__ import annotations

TYPED = (
    "\"'></title><script>window.gehackt=1</script><meta http-equiv=refresh content='0;url=//elders.example/'>"
)
"""What a title, a description or a foot could hold."""
_QUOTED = "'" + TYPED.replace("'", "''") + "'"

PAGES: dict[str, str] = {
    "titel.md": f"---\ntitle: {_QUOTED}\n---\n\n# Titel\n",
    "beschrijving.md": f"---\ntitle: Beschrijving\ndescription: {_QUOTED}\n---\n\nTekst.\n",
    "voet.md": f"---\ntitle: Voet\nvoet: {_QUOTED}\n---\n\nTekst.\n",
    "zoekwoord.md": f"---\ntitle: Zoekwoord\nzoekwoorden: [{_QUOTED}]\n---\n\nTekst.\n",
    "jinja-in-titel.md": "---\ntitle: '{{ cycler.__init__.__globals__.os.getcwd() }}'\n---\n\nTekst.\n",
    "jinja-in-kop.md": "# {% raw %}{{ 7 * 191 }}{% endraw %}\n\nTekst.\n",
    "waarde.md": "# {{ handboek.functies.hacker.titel }}\n\n- {{ handboek.functies.hacker.titel }}\n\n"
    "| a |\n|---|\n| {{ handboek.functies.hacker.titel }} |\n\n[x](#{{ handboek.functies.hacker.id }})\n"
    '{: #hacker title="{{ handboek.functies.hacker.titel }}" }\n',
    "ruw.md": "---\ntitle: Ruw\nrender_macros: false\n---\n\n{{ 7 * 191 }}\n",
    "eerste-regel.md": "template: ../../x\n\nTekst.\n",
    "tekst.md": "# Tekst\n\n5 < 6 & 7 > 3, `<script>alert(1)</script>`, &lt;script&gt;\n\n"
    "    <script>alert(1)</script>\n",
    "opmerking.md": "# Opmerking\n\n<!-- een opmerking -->\n\nTekst.\n",
    "html.md": '# HTML\n\n<details open><summary class="x">a</summary>b<br/>c</details>\n\n'
    "<a href='https://elders.example/?a=1&b=2' target='_blank' rel='noopener'>x</a>\n\n"
    "<table><tr><th scope=row>a</th><td colspan='2'>b</td></tr></table>\n\n"
    "[mail](mailto:hr@molen.example) <hr@molen.example> <https://elders.example/a_b?c=d>\n",
    "aanroepen.md": "# Aanroepen\n\n{{ functies() }}\n\n{{ matrix() }}\n\n{{ begrippen() }}\n\n"
    "{{ meldingen() }}\n\n"
    '{{ adviezen() }}\n\n{{ sleutels("functie") }}\n\n{{ knop_nieuw("functie") }}\n\n{{ handboek_pdf() }}\n\n'
    '{{ wijzigingen() }}\n\n{{ functie("hacker") }} {{ titel() }} {{ organisatie() }}\n',
}

ROLE = f"titel: {_QUOTED}\ngeneriek:\n  samenwerken: 1\n"
"""A role called so, hacker.yml."""
