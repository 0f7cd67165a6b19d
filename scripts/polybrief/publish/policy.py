"""The Content-Security-Policy of a page: what a browser may load and run there, and nothing else.

It stands in each page, so that it holds on hosts where no one can set headers, too. What only a header
can say (`frame-ancestors`), the web server says: templates/hosting/nginx.conf.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html import escape, unescape

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.S | re.I)
_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style>", re.S | re.I)
_STYLE_OF = re.compile(r"\sstyle=", re.I)
_STYLED = re.compile(r"""<[a-z][^<>]*?\sstyle=(?:"([^"]*)"|'([^']*)')""", re.I)
_TYPE = re.compile(r"""\btype=["']?([^"'\s>]*)""", re.I)
_SRC = re.compile(r"\bsrc=", re.I)
_ARTICLE = re.compile(r"<article\b.*</article>", re.S | re.I)
_CHARSET = re.compile(r"<meta charset=[^>]*>", re.I)
# Any other type (JSON, JSON-LD) makes a block of data, which no browser runs.
_RUN = frozenset(("", "module", "text/javascript", "application/javascript", "importmap", "speculationrules"))
_SEARCH = "pagefind-component-ui.js"


def policy(page: str) -> str:
    """The policy for a page, from its HTML: the site's own files, and the inline scripts of its frame.

    The page's article is text of briefs and reports: a script in it gets no hash and does not run. A
    style attribute gets one, as there is no other way to allow it; without any, none is allowed.
    """
    frame = _ARTICLE.sub("", page)
    scripts = ["'self'", *_hashes(text for attributes, text in _SCRIPT.findall(frame) if _runs(attributes))]
    if _SEARCH in page:
        # Pagefind's index is read by WebAssembly; this allows it to be compiled, and no `eval`.
        scripts.append("'wasm-unsafe-eval'")
    styled = _STYLED.findall(page) if _STYLE_OF.search(page) else ()
    attributes = _hashes(unescape(double or single) for double, single in styled)
    styles = ["'self'", *_hashes(_STYLE.findall(page))]
    directives = {
        "default-src": ["'none'"],
        "script-src": scripts,
        "style-src": styles + (["'unsafe-hashes'", *attributes] if attributes else []),
        # Material draws its icons by addresses that begin with `data:`.
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(allowed)}" for name, allowed in directives.items())


def with_policy(page: str) -> str:
    """The page with its policy at the top of its head, before anything that the policy is about."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{escape(policy(page), quote=False)}">'
    place = _CHARSET.search(page) or re.search(r"<head[^>]*>", page)
    return page[: place.end()] + meta + page[place.end() :] if place else page


def _runs(attributes: str) -> bool:
    kind = _TYPE.search(attributes)
    return not _SRC.search(attributes) and (kind[1].lower() if kind else "") in _RUN


def _hashes(texts: Iterable[str]) -> list[str]:
    """The hashes of the texts in the form of a policy, in their order, each once."""
    return list(dict.fromkeys(f"'sha256-{b64encode(sha256(t.encode()).digest()).decode()}'" for t in texts))
