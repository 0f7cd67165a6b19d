"""A dossier in one language as Markdown with footnotes: the reviewed text, and the sums to go below it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from polybrief import briefs
from polybrief.briefs import Brief
from polybrief.citations import definitions, escape, long_date, told
from polybrief.dossiers.file import Dossier, slug
from polybrief.dossiers.sums import Sum
from polybrief.dossiers.words import WORDS
from polybrief.errors import RecordError
from polybrief.model import Entry, FrontMatter, Source

_CONFLICTS = "../conflicts/index.md"


@dataclass(frozen=True)
class Drawn:
    """A dossier in one language: the text that a person reviews as a brief, and where it comes from.

    `brief` has the file of the dossier, and lines of its own; `lines` maps those that hold an editor's
    words or a review to the lines of the file. What is not in it the program has written.
    """

    brief: Brief
    lines: Mapping[int, int]


def draw(
    dossier: Dossier,
    language: str,
    programme: Entry | None,
    sources: Mapping[str, Source],
    sums: Sequence[str] = (),
) -> Drawn:
    """The dossier in `language`; `programme` is its entry in the glossary, whose name is the title.

    With `sums` (what `draw_sums` gives), these stand below the text, and the whole is no longer what was
    reviewed. Raises RecordError where the glossary has no such programme.
    """
    if programme is None:
        raise RecordError(
            f"{dossier.file}: the glossary has no programme “{dossier.id}”",
            f"add “- id: {dossier.id}” with “kind: programme” to glossary/programmes.yml, or rename the file",
        )
    front = FrontMatter(
        title=programme.preferred(language),
        summary=dossier.summary[language],
        language=language,
        cutoff=dossier.cutoff,
        **{"status": "draft", **dossier.reviews.get(language, {})},
    )
    head = briefs.front_text(front)
    rows = list(_rows(dossier, language))
    body = "\n".join((*(text for text, _ in rows), *sums))
    bare = briefs.parse(briefs.render(head, "\n" + body, {}), dossier.file, slug(dossier.id))
    text = briefs.render(head, "\n" + body, definitions(bare.labels, sources, language))
    brief = briefs.parse(text, dossier.file, slug(dossier.id))
    lines = {brief.first_line + 1 + row: line for row, (_, line) in enumerate(rows) if line}
    return Drawn(brief, {**_head_lines(brief, dossier, language), **lines})


def _rows(dossier: Dossier, language: str) -> Iterator[tuple[str, int | None]]:
    """The lines of the body, each with its line in the file, None for what the program writes."""
    for field, items in dossier.fields.items():
        if not items:
            continue
        yield f"## {WORDS[language].fields[field]}", None
        yield "", None
        for n, item in enumerate(items):
            calls = "".join(f"[^{label}]" for label in item.cites)
            yield f"- {item.texts[language]}{calls}", dossier.line(field, n, language)
        yield "", None


def _head_lines(brief: Brief, dossier: Dossier, language: str) -> dict[int, int]:
    """Where the front matter comes from; the title is the glossary's and the language the program's."""
    found = {}
    for row, line in enumerate(brief.head.split("\n"), start=1):
        key = line.partition(":")[0]
        if key == "summary":
            found[row] = dossier.line("summary", language)
        elif key == "cutoff":
            found[row] = dossier.line("cutoff")
        elif key in dossier.reviews.get(language, {}):
            found[row] = dossier.line("reviews", language, key)
    return found


def draw_sums(
    sums: Sequence[Sum],
    language: str,
    measure: Callable[[str], str] = str,
    linked: Collection[str] = (),
) -> tuple[str, ...]:
    """The lines of the section of sums, none if there is no sum.

    `measure` names what a sum measures; `linked` are the conflicts that the page of conflicts has.
    """
    if not sums:
        return ()
    words = WORDS[language]
    rows = (_row(known, language, measure, linked) for known in sums)
    return (
        f"## {words.sums}",
        "",
        words.sums_note,
        "",
        f"| {words.as_given} | {words.measures} | {words.report} |",
        "| --- | --- | --- |",
        *rows,
    )


def _row(known: Sum, language: str, measure: Callable[[str], str], linked: Collection[str]) -> str:
    words, source = WORDS[language], known.source
    calls = "".join(f"[^{label}]" for label in known.sentences)
    # The words of a report are in its language, whatever that of the page.
    given = f'<q lang="{source.language}">{escape(known.text)}</q>'
    said = [measure(known.kind) if known.kind else words.unknown]
    if known.without_currency:
        said.append(words.no_currency)
    for conflict in known.conflicts:
        link = f"[{words.differ}]({_CONFLICTS}#d-{conflict})" if conflict in linked else words.differ
        said.append(link)
    day = long_date(source.published, language) if source.published else words.undated
    title = f"[{escape(source.name)}](../sources/{source.id}.md){{: lang={source.language} }}"
    report = words.comma.join((title, told(source, language)[0], day))
    return f"| {given} | {words.comma.join(said)} | {report}{calls} |"
