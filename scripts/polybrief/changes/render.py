"""The changes of a desk as text for the terminal, or as Markdown for a pull request."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from polybrief.changes.compare import BriefChange, Changed, Changes, Statement, words
from polybrief.check.formats.text import harmless
from polybrief.check.report import number
from polybrief.citations import escape
from polybrief.comparing import value
from polybrief.examine.compare import Fact


def lines(changes: Changes, revision: str, *, markdown: bool) -> Iterator[str]:
    """The changes as Markdown for a pull request, or as plain text for the terminal."""
    say: type[_Text] = _Markdown if markdown else _Text
    yield from say.heading(1, f"Changes since {say.quoted(revision)}")
    if not changes.briefs and not changes.lists:
        yield "\nNothing has changed in claims, figures, sources and translations."
        return
    for brief in changes.briefs:
        yield from say.heading(2, f"{say.name(brief.file)} {brief.what}: {say.quoted(brief.title)}")
        yield from (say.item(text) for text in _of_brief(brief, say))
    for name, items in changes.lists:
        yield from say.heading(2, name)
        yield from (say.item(say.quoted(item)) for item in items)


def _of_brief(brief: BriefChange, say: type[_Text]) -> Iterator[str]:
    if brief.reopened:
        yield say.strong("the review is open again: the text is not the one that was read")
    if brief.stale:
        yield say.strong(
            f"stale: {number(brief.stale, 'passage')} of the original not translated as they stand now"
        )
    for name, old, new in brief.fields:
        told = (
            f"{say.quoted(old)} → {say.quoted(new)}" if old and new else say.quoted(new or f"no longer {old}")
        )
        yield f"{say.name(name)}: {told}"
    for changed in brief.statements:
        yield from _statement(changed, say)
    if brief.what == "changed":
        added, removed = brief.notes
        for word, labels in (("added", added), ("removed", removed)):
            if labels:
                yield f"{number(len(labels), 'footnote')} {word}: {', '.join(map(say.name, labels))}"


def _statement(change: Changed, say: type[_Text]) -> Iterator[str]:
    if change.before is None and change.after is not None:
        yield f"new: {say.quoted(change.after.text)} {_labels(change.after, say)}".rstrip()
    elif change.after is None and change.before is not None:
        yield f"gone: {say.gone(change.before.text)}"
    elif change.before and change.after:
        if change.before.text != change.after.text:
            yield f"line {change.after.line}: {_words_changed(change.before.text, change.after.text, say)}"
        else:
            text = f"{say.quoted(change.after.text)} {_labels(change.after, say)}"
            yield f"line {change.after.line}: other footnotes: {text}"
        for difference in change.figures:
            old, new = _figure(difference.source), _figure(difference.target)
            yield say.strong(f"figure {difference.kind}: {old} → {new}")


def _figure(fact: Fact | None) -> str:
    return f"{fact.text} ({value(fact)})" if fact else "nothing"


def _labels(statement: Statement, say: type[_Text]) -> str:
    return " ".join(say.name(label) for label in statement.labels)


def _words_changed(old: str, new: str, say: type[_Text]) -> str:
    """The new text with the words that went and came marked in their places."""
    before, after = words(old), words(new)
    parts: list[str] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        out, come = "".join(before[a:b]), "".join(after[c:d])
        if tag == "equal":
            parts.append(say.quoted(come, fold=False))
        else:
            parts.append((say.gone(out) if out else "") + (say.come(come) if come else ""))
    return "".join(parts)


class _Text:
    """How plain text marks what it says."""

    @staticmethod
    def heading(level: int, text: str) -> tuple[str, ...]:
        return ("", text) if level > 1 else (text,)

    @staticmethod
    def item(text: str) -> str:
        return f"  {text}"

    @staticmethod
    def name(text: str) -> str:
        return harmless(text)

    @staticmethod
    def quoted(text: str, *, fold: bool = True) -> str:
        return harmless(" ".join(text.split()) if fold else text)

    @staticmethod
    def strong(text: str) -> str:
        return f"! {harmless(text)}"

    @staticmethod
    def gone(text: str) -> str:
        return f"[-{harmless(text)}-]"

    @staticmethod
    def come(text: str) -> str:
        return f"{{+{harmless(text)}+}}"


class _Markdown(_Text):
    """How Markdown for a pull request marks it; nothing in a brief can add marks of its own."""

    @staticmethod
    def heading(level: int, text: str) -> tuple[str, ...]:
        return ("", f"{'#' * (level + 1)} {text}", "") if level > 1 else (f"## {text}",)

    @staticmethod
    def item(text: str) -> str:
        return f"- {text}"

    @staticmethod
    def name(text: str) -> str:
        return f"`{text.replace('`', 'ˋ')}`"

    @staticmethod
    def quoted(text: str, *, fold: bool = True) -> str:
        return escape(text) if fold else _marked(text, "")

    @staticmethod
    def strong(text: str) -> str:
        return f"**{escape(text)}**"

    @staticmethod
    def gone(text: str) -> str:
        return _marked(text, "del")

    @staticmethod
    def come(text: str) -> str:
        return _marked(text, "ins")


def _marked(text: str, tag: str) -> str:
    """The escaped text within the tag, if there is one; blanks at its ends stay outside."""
    if not text.strip():
        return " " if text else ""
    before, after = text[:1].isspace(), text[-1:].isspace()
    inner = f"<{tag}>{escape(text)}</{tag}>" if tag else escape(text)
    return " " * before + inner + " " * after
