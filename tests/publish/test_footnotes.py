from __future__ import annotations

from polybrief.publish import footnotes, inlays
from polybrief.publish.desk import read_desk
from polybrief.store import Store


def linked(desk: Store, definition: str, language: str = "en") -> str:
    known = read_desk(desk, language, preview=False)
    return inlays.filled(
        footnotes.link(definition, known),
        lambda label: footnotes.quotation(label, known, (language, known.desk_language)),
    )


def test_open_source_links_to_its_sentence_and_quotes_it(desk: Store) -> None:
    assert linked(desk, "[^trial-de:3]: Der Probelauf. German. Sentence 3.") == (
        "[^trial-de:3]: [Der Probelauf. German. Sentence 3.](../sources/trial-de.md#s3)"
        '<br><q lang="de">Sie fährt seit dem 3. Mai.</q>'
    )


def test_translation_follows_the_quotation(desk: Store) -> None:
    assert linked(desk, "[^trial-zh:2]: 试验报告。", "de").endswith(
        '<q lang="zh">新渡轮用上了热泵。</q><br>'
        '<span class="gloss" lang="en">The new ferry has a heat pump.</span>'
    )


def test_readers_of_the_source_language_get_no_translation(desk: Store) -> None:
    assert "gloss" not in linked(desk, "[^trial-zh:2]: 试验报告。", "zh")


def test_restricted_source_links_to_its_page_without_wording(desk: Store) -> None:
    assert linked(desk, "[^ferry-letter:1]: A letter. Sentence 1. <https://ferry.example/letter>") == (
        "[^ferry-letter:1]: [A letter. Sentence 1.](../sources/ferry-letter.md)"
        " [ferry.example](https://ferry.example/letter){.outside}"
    )


def test_unknown_source_and_sentence_get_no_dead_link(desk: Store) -> None:
    assert linked(desk, "[^nobody:1]: Nobody. Sentence 1.") == "[^nobody:1]: Nobody. Sentence 1."
    assert "#s99" not in linked(desk, "[^trial-de:99]: Der Probelauf.")


def test_a_quotation_is_no_markdown(desk: Store) -> None:
    known = read_desk(desk, "en", preview=False)
    markdown = footnotes.link("[^trial-de:2]: Der Probelauf.", known)
    assert "<q" not in markdown
    assert "Wärmepumpe &amp; zwei" in footnotes.quotation("trial-de:2", known, ("de",))
