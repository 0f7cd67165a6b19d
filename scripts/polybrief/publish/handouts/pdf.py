"""From HTML to PDF, in a process of its own: `python -m polybrief.publish.handouts.pdf`.

Jobs come on stdin as JSON, one a line, and for each goes out a line of JSON, behind it as many bytes
of PDF as that says. Fonts and style sheet stay, so that a handout after the first takes half a second.
"""

from __future__ import annotations

import gc
import hashlib
import json
import logging
import resource
import sys
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from weasyprint import CSS, HTML, Attachment
from weasyprint.text.ffi import harfbuzz_subset
from weasyprint.text.fonts import FontConfiguration

from polybrief.limits import HANDOUT_MEMORY
from polybrief.publish.handouts import tags
from polybrief.publish.handouts.fetching import HOST, Fetcher, Refused
from polybrief.publish.handouts.metadata import xmp

SOURCES_FILE = "sources.csl.json"
_CSL = "/application/vnd.citationstyles.csl+json"


class Press:
    """Prints documents that share a style sheet and the folders with images and fonts."""

    def __init__(self, css: str, folders: Mapping[str, str]) -> None:
        tags.complete()
        self.fetcher = Fetcher({name: Path(folder) for name, folder in folders.items()})
        self.fonts = FontConfiguration()
        base = f"https://{HOST}/templates/"
        self.styles = CSS(string=css, base_url=base, url_fetcher=self.fetcher, font_config=self.fonts)

    def render(self, html: str, language: str, attached: Attachment | None = None) -> bytes:
        """What WeasyPrint alone makes of the HTML: PDF/A-3u with tags. Raises Refused."""
        # Images of a brief are named from its file.
        base = f"https://{HOST}/docs/{language}/briefs/"
        document = HTML(string=html, base_url=base, url_fetcher=self.fetcher)
        return bytes(
            document.write_pdf(
                stylesheets=[self.styles],
                font_config=self.fonts,
                pdf_variant="pdf/a-3u",
                pdf_tags=True,
                pdf_identifier=hashlib.sha256(html.encode("utf-8")).hexdigest()[:32].encode(),
                attachments=[attached] if attached else [],
            )
        )

    def print(self, job: Mapping[str, Any]) -> tuple[bytes, int]:
        """The PDF of a job, the same bytes for the same job, and its number of pages. Raises Refused."""
        day = datetime.fromisoformat(f"{job['day']}T00:00:00+00:00")
        attached = Attachment(
            string=job["sources"],
            name=SOURCES_FILE,
            description=job["about_sources"],
            created=day,
            modified=day,
            relationship="Data",
        )
        return finish(self.render(job["html"], job["language"], attached), job["language"], job["machine"])


def finish(data: bytes, language: str, machine: bool) -> tuple[bytes, int]:
    """The PDF with all that WeasyPrint leaves to do, and its number of pages."""
    with pikepdf.open(BytesIO(data)) as pdf:
        tags.mark_artefacts(pdf)
        tags.place_figures(pdf)
        for _, attached in sorted(pdf.attachments.items()):
            attached.obj.EF.F.Subtype = pikepdf.Name(_CSL)
        info = {str(key)[1:]: str(value) for key, value in pdf.docinfo.items()}
        for key in ("CreationDate", "ModDate"):
            if key in info:
                info[key] = _xmp_date(info[key])
        packet = pdf.make_stream(xmp(info, language, machine=machine))
        packet.Type, packet.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
        pdf.Root.Metadata = packet
        pages = len(pdf.pages)
        result = BytesIO()
        pdf.save(
            result,
            deterministic_id=True,
            # It would write the metadata anew, in its own form.
            fix_metadata_version=False,
            compress_streams=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
        )
    return result.getvalue(), pages


def _xmp_date(value: str) -> str:
    """
    >>> _xmp_date("D:20261122")
    '2026-11-22'
    """
    day = value.removeprefix("D:")
    return "-".join(filter(None, (day[:4], day[4:6], day[6:8])))


def main() -> None:
    """Prints what stdin asks for until it ends; says first whether the system has what that takes."""
    logging.getLogger("weasyprint").addHandler(logging.NullHandler())
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    resource.setrlimit(resource.RLIMIT_AS, (HANDOUT_MEMORY, HANDOUT_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # A document is many small objects that go together: a fifth of the time went into looking for others.
    gc.disable()
    _say({"ready": bool(harfbuzz_subset)})
    press: Press | None = None
    for line in sys.stdin.buffer:
        job = json.loads(line)
        try:
            if press is None:
                press = Press(job["css"], job["folders"])
            data, pages = press.print(job)
            _say({"bytes": len(data), "pages": pages}, data)
        except Refused as error:
            _say({"refused": str(error)})
        except MemoryError:
            _say({"refused": f"more than {HANDOUT_MEMORY:,} bytes of memory"})
        except Exception as error:
            # A fault of a library in one document must not end the others.
            _say({"refused": f"{type(error).__name__}: {error}"})
        gc.collect()


def _say(answer: Mapping[str, Any], data: bytes = b"") -> None:
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + data)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
