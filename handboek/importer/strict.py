"""Documents saved as "Strict Open XML": the same parts under other names, which the libraries do not know."""

from __future__ import annotations

import io
import re
import zipfile

_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_USUAL = rb"http://schemas.openxmlformats.org/\1/2006/"


def usual(content: bytes) -> bytes:
    """An Office document with the usual names; what has them already comes back as it is."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if not _STRICT.search(archive.read("_rels/.rels")):
            return content
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as renamed:
            for part in archive.infolist():
                read = archive.read(part)
                is_xml = part.filename.lower().endswith((".xml", ".rels"))
                renamed.writestr(part.filename, _STRICT.sub(_USUAL, read) if is_xml else read)
    return made.getvalue()
