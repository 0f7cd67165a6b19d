"""summarise: a draft with a footnote for every sentence, marked as made by machine."""

from __future__ import annotations

from decimal import Decimal

from polybrief import briefs
from polybrief.briefs import Brief
from polybrief.examine import Examiner, examine
from polybrief.model import Claim, Entry, Quantity, Sentence, Source, Translation
from polybrief.store import shipped_templates
from polybrief.summarise import Material, draft, render

SOURCES = {
    "own": Source("own", "en", "open", "0", title="Own"),
    "theirs": Source("theirs", "en", "restricted", "0", title="Theirs"),
    "fremd": Source("fremd", "de", "open", "0", title="Fremd"),
}
SENTENCES = {
    s.id: s
    for s in (
        Sentence("own", 1, "en", "SoftBank pays $5 billion on January 22nd."),
        Sentence("own", 2, "en", "Nothing of note happened."),
        Sentence("theirs", 1, "en", "The firm SoftBank is to pay 5 billion dollars."),
        Sentence("theirs", 2, "en", "A <b>third</b> of it | goes to *Japan*."),
        Sentence("fremd", 1, "de", "SoftBank zahlt mehrere zehn Milliarden Dollar."),
        Sentence("fremd", 2, "de", "Ein Satz, der wartet."),
    )
}
GLOSSARY = (Entry("softbank", "organisation", {"en": ("SoftBank",), "de": ("SoftBank",), "zh": ("软银",)}),)
EXAMINER = Examiner(GLOSSARY)
MATERIAL = Material(
    sources=SOURCES,
    sentences=SENTENCES,
    translations={
        "fremd:1": Translation("fremd:1", "", "SoftBank pays several tens of billions.", True),
        "fremd:2": Translation("fremd:2", "", None),
    },
    evidence={
        name: examine(source, [s for s in SENTENCES.values() if s.source == name], EXAMINER)
        for name, source in SOURCES.items()
    },
    claims=[Claim("c", ("fremd:1", "own:1", "theirs:1"), "theirs:1", ("de", "en"))],
    glossary=GLOSSARY,
)
MADE = draft(MATERIAL, ["own", "theirs", "fremd"], "A title: with a colon", "en")


def written() -> Brief:
    text = render(MADE, (shipped_templates() / "brief.md.j2").read_text("utf-8"))
    return briefs.parse(text, "docs/en/briefs/a.md", "a")


def test_what_several_sources_say_comes_first_in_words_that_may_be_used() -> None:
    first = MADE.points[0]
    assert first.labels == ("own:1", "fremd:1", "theirs:1")
    assert first.text == "SoftBank pays $5 billion on January 22nd."
    assert (first.sources, first.restricted) == (3, False)


def test_no_sentence_stands_twice() -> None:
    labels = [label for point in MADE.points for label in point.labels]
    assert len(labels) == len(set(labels))


def test_sums_stand_side_by_side_as_each_source_writes_them() -> None:
    assert [(s.figure.text, s.source.id, s.figure.unit) for s in MADE.sums] == [
        ("mehrere zehn Milliarden Dollar", "fremd", "USD"),
        ("$5 billion", "own", "USD"),
        ("5 billion dollars", "theirs", "USD"),
    ]
    assert isinstance(MADE.sums[0].figure, Quantity)
    assert MADE.sums[0].figure.high == Decimal(10) ** 11


def test_every_sentence_has_a_footnote() -> None:
    body = [p for p in written().passages if p.kind == "sentence" and p.line > _line(written(), "Key points")]
    open_question = body.pop()
    assert open_question.text == "What do the sources leave out?"
    assert all(passage.labels for passage in body)


def _line(brief: Brief, heading: str) -> int:
    return next(p.line for p in brief.passages if p.text == heading)


def test_it_says_that_a_machine_made_it_and_what_must_be_rewritten() -> None:
    brief = written()
    assert brief.front.status == "draft"
    assert brief.front.title == "A title: with a colon"
    assert "Draft made by machine" in brief.body
    assert "rests on restricted sources: theirs:2" in brief.body


def test_a_translation_is_used_and_a_waiting_sentence_keeps_its_language() -> None:
    texts = {point.labels[0]: (point.language, point.text) for point in MADE.points}
    assert texts["fremd:2"] == ("de", "Ein Satz, der wartet.")
    assert "- [de] Ein Satz, der wartet.[^fremd:2]" in written().body


def test_no_text_of_a_source_becomes_mark_up() -> None:
    assert "- A \\<b\\>third\\</b\\> of it \\| goes to \\*Japan\\*.[^theirs:2]" in written().body
