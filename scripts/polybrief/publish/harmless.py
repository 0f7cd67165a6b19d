"""What may stand in a page that was written as Markdown, and nothing else: the last wall before the site.

The gate refuses HTML and attributes that act, but it reads Markdown by other rules than the renderer, and
the preview shows what no gate has seen: drafts, translations by machine. So the rendered text is taken
apart, and only elements and attributes that are known to be harmless are put together again, by this
module's own writing; everything else is shown as text.
"""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from urllib.parse import urlsplit

from polybrief.publish.handouts.safety import ATTRIBUTES, ELEMENTS, is_alignment, is_link

_VOID = frozenset({"br", "col", "hr", "img"})
# Ids and classes that the scripts of the frame look for; one of them fetches a program for drawings.
_FRAME = re.compile(r"_|md-|mermaid|pagefind")
# A tag that never closes: thousands of them would each be read to the end of the text.
_HALF = re.compile("<(?![^<>]*>)")
# What browsers leave out of an address before they read its scheme.
_UNREAD = re.compile(r"[\x00-\x20\x7f-\x9f]")


def harmless(html: str) -> str:
    """The HTML of a text with its harmless elements and attributes; any others as text.

    >>> harmless('<p onclick="a()">A <em>word</em><script>b()</script>.</p>')
    '<p>A <em>word</em>&lt;script&gt;b()&lt;/script&gt;.</p>'
    >>> harmless('<a href="javascript&#58;a()">A</a>')
    '<a>A</a>'
    """
    writer = _Writer()
    writer.feed(_HALF.sub("&lt;", html))
    writer.close()
    writer.end()
    return "".join(writer.written)


class _Writer(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.written: list[str] = []
        self._open: list[str] = []

    def set_cdata_mode(self, *_args: object, **_options: object) -> None:
        """Goes on reading within scripts and styles, which become text with all that is in them."""

    def end(self, index: int = 0) -> None:
        """Closes what is open from the element at `index` on, the last first."""
        while len(self._open) > index:
            self.written.append(f"</{self._open.pop()}>")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ELEMENTS:
            self.handle_data(self.get_starttag_text() or f"<{tag}>")
            return
        if tag not in _VOID:
            self._open.append(tag)
        kept = {name: found for name, value in attrs if (found := _kept(tag, name, value or "")) is not None}
        said = "".join(f' {name}="{escape(value)}"' for name, value in kept.items())
        self.written.append(f"<{tag}{said}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        # In HTML the stroke says nothing: the element would be open.
        if tag in ELEMENTS and tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in ELEMENTS:
            self.handle_data(f"</{tag}>")
        elif tag in self._open:
            # What was opened outside, by the frame, is not closed from here.
            self.end(len(self._open) - 1 - self._open[::-1].index(tag))

    def handle_data(self, data: str) -> None:
        self.written.append(escape(data, quote=False))

    def handle_comment(self, data: str) -> None:
        self.handle_data(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.handle_data(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self.handle_data(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        self.handle_data(f"<![{data}]>")


def _kept(tag: str, name: str, value: str) -> str | None:
    """What stays of the value of an attribute; None where the attribute goes."""
    if name == "class":
        return " ".join(word for word in value.split() if not _FRAME.match(word))
    if name == "style":
        good = is_alignment(value)
    elif name in ("href", "src"):
        address = _UNREAD.sub("", value)
        good = is_link(address) if tag == "a" and name == "href" else tag == "img" and _is_own(address)
    elif name == "id":
        good = not _FRAME.match(value)
    else:
        good = name in ATTRIBUTES or name.startswith("aria-") or name == "data-pagefind-ignore"
    return value if good else None


def _is_own(address: str) -> bool:
    """Whether an address is one of the site itself, seen from the page; browsers read `\\` as `/`."""
    try:
        parts = urlsplit(address.replace("\\", "/"))
    except ValueError:
        return False
    return not (parts.scheme or parts.netloc)
