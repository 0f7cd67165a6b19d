"""The site carries the handouts of what it shows, and links to them."""

from __future__ import annotations

from handout_desk import publish

from polybrief.publish import build_site
from polybrief.publish.handouts.stage import make_handouts
from polybrief.store import Store


def test_a_page_links_to_the_handout_in_its_language(own: Store) -> None:
    make_handouts(own)
    # Printed, and changed since: the page has no link to what is not its text.
    publish(own, "nur-deutsch", "Ein anderer Text.[^trial-de:3]\n", "de", "Nur auf Deutsch")
    site = build_site(own, own.root / "build" / "site", preview=False).folder
    for language in ("en", "de", "zh"):
        copied = site / language / "handouts" / f"ferry.{language}.pdf"
        assert copied.read_bytes() == own.handout(f"ferry.{language}.pdf")
        page = (site / language / "briefs" / "ferry" / "index.html").read_text("utf-8")
        assert f'href="../../handouts/ferry.{language}.pdf"' in page
    assert not (site / "de" / "handouts" / "nur-deutsch.de.pdf").exists()
    assert ".pdf" not in (site / "de" / "briefs" / "nur-deutsch" / "index.html").read_text("utf-8")
