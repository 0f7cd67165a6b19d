"""The only way from a handout to an image: files of the desk, by addresses that exist nowhere else.

A handout stands at `desk.invalid`, a name that no network knows, and its images at paths below it; all
other addresses are refused before anything is opened, `file:` and `data:` included.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from polybrief.limits import MAX_HANDOUT_IMAGE_BYTES

HOST = "desk.invalid"
_TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
}


class Refused(FatalURLFetchingError):  # type: ignore[misc]
    """A handout asks for what it must not have; ends the printing of it."""


class Fetcher(URLFetcher):  # type: ignore[misc]
    """Reads images and fonts from `folders`, by the first part of the path: `docs`, `templates`, `fonts`."""

    def __init__(self, folders: Mapping[str, Path]) -> None:
        super().__init__(allowed_protocols=("https",), allow_redirects=False)
        self.folders = {name: folder.resolve() for name, folder in folders.items()}

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002
        """What the address holds. Raises Refused for every address but that of an image of the desk."""
        try:
            parts = urlsplit(url)
        except ValueError:
            parts = urlsplit("")
        name, _, rest = unquote(parts.path).lstrip("/").partition("/")
        folder = self.folders.get(name)
        if parts.scheme != "https" or parts.netloc != HOST or folder is None or "\0" in rest:
            raise Refused(f"the address {url[:80]}")
        # A symbolic link counts as what it leads to.
        path = (folder / rest).resolve()
        kind = _TYPES.get(path.suffix.lower())
        if kind is None or not path.is_relative_to(folder):
            raise Refused(f"the address {rest[:80]}")
        try:
            with path.open("rb") as file:
                data = file.read(MAX_HANDOUT_IMAGE_BYTES + 1)
        except OSError as error:
            raise Refused(f"the image {rest[:80]}, which is not there") from error
        if len(data) > MAX_HANDOUT_IMAGE_BYTES and kind != "font/ttf":
            raise Refused(f"the image {rest[:80]}, of more than {MAX_HANDOUT_IMAGE_BYTES:,} bytes")
        return URLFetcherResponse(url, body=data, headers={"Content-Type": kind})
