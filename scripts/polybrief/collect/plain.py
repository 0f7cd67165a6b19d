"""Plain text and Markdown as paragraphs: one string each, white space folded, marks taken off."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

_MARKDOWN = MarkdownIt("commonmark").enable("table")
_END = re.compile(r"[.!?。！？…:：;；][\"'”’»“）)」』]*$")
_CJK = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")


def paragraphs(raw: str, *, markdown: bool) -> tuple[str, ...]:
    """The paragraphs of `raw` in order, empty ones left out."""
    found = _from_markdown(raw) if markdown else _from_plain(raw)
    folded = (" ".join(paragraph.split()) for paragraph in found)
    return tuple(paragraph for paragraph in folded if paragraph)


def _from_plain(raw: str) -> list[str]:
    found: list[str] = []
    for block in re.split(r"\n[^\S\n]*\n", raw.strip("\n")):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        found.extend([_unwrap(lines)] if _wrapped(lines) else lines)
    return found


def _wrapped(lines: list[str]) -> bool:
    """Whether lines were cut at a width: most end in the middle of a sentence, none is long."""
    inner = lines[:-1]
    if not inner or max(map(len, lines)) > 120:
        return False
    return sum(not _END.search(line) for line in inner) > len(inner) / 2


def _unwrap(lines: list[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        glue = "" if _CJK.match(text[-1:]) and _CJK.match(line) else " "
        text += glue + line
    return text


def _from_markdown(raw: str) -> list[str]:
    body = re.sub(r"\A---\n.*?\n---\n", "", raw, flags=re.DOTALL)
    found: list[str] = []
    for token in _MARKDOWN.parse(body):
        if token.type == "inline":
            words = (
                "\n" if child.type in ("softbreak", "hardbreak") else child.content
                for child in token.children or ()
                if child.type in ("text", "code_inline", "softbreak", "hardbreak")
            )
            found.append(_unwrap([line for line in "".join(words).split("\n") if line.strip()] or [""]))
    return found
