"""What a site is called, where it stands, and under which licence its texts are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Imprint:
    """The `name` of the site, its `address` (of all languages, with a slash; empty while it has none), and
    the address of its texts' `licence`, empty without one."""

    name: str = "polybrief"
    address: str = ""
    licence: str = ""

    def of(self, language: str, path: str) -> str:
        """Where `path` (`briefs/a/`) of a language stands: absolute, else seen from the page of a brief."""
        return f"{self.address or '../../../'}{language}/{path}"

    def page(self, language: str, slug: str) -> str:
        """Where the page of a brief stands."""
        return self.of(language, f"briefs/{slug}/")


def imprint(name: str, address: str | None, licence: str = "") -> Imprint:
    """The imprint of the settings as MkDocs reads them."""
    return Imprint(name, address.rstrip("/") + "/" if address else "", licence)
