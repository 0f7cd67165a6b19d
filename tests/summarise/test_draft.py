"""summarise: a draft in the desk's language, of bounded length, with a footnote for all that it says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from made_up import EXAMINER, GLOSSARY, MATERIAL, SENTENCES, SOURCES

from polybrief import briefs
from polybrief.briefs import Brief
from polybrief.check import Desk, check
from polybrief.errors import BriefError
from polybrief.files import shipped_templates
from polybrief.limits import DRAFT_WORDS
from polybrief.model import Claim, Entry, Evidence, Ledger, Sentence, Source, Translation
from polybrief.summarise import Draft, Material, Request, draft, render
from polybrief.summarise.room import length_of

TEMPLATE = (shipped_templates() / "brief.md.j2").read_text("utf-8")


def made(language: str = "en", material: Material = MATERIAL, **asked: object) -> Draft:
    request = Request(title="A port: for sale", language=language)
    return draft(material, replace(request, **asked))  # type: ignore[arg-type]


def written(one: Draft) -> Brief:
    return briefs.parse(render(one, TEMPLATE), f"docs/{one.language}/briefs/a.md", "a")


def headings(one: Draft) -> list[str]:
    return [p.text for p in written(one).passages if p.kind == "heading"]


# What happened


def test_what_has_most_origins_comes_first_under_their_number() -> None:
    (first, points), *_ = made().happened
    assert first == "2 origins"
    assert points[0].labels[0] == "courier:1"


def test_wording_that_may_be_used_goes_before_the_representative_of_a_restricted_source() -> None:
    point = made().happened[0][1][0]
    assert SOURCES[point.shown.partition(":")[0]].rights == "open"
    assert point.text == SENTENCES["courier:1"].text
    assert point.borrowed == ()


def test_a_sentence_with_another_figure_is_no_footnote_of_this_one() -> None:
    point = made().happened[0][1][0]
    assert "$45 million" in point.text
    assert point.labels == ("courier:1",)


def test_filler_is_left_out() -> None:
    shown = {point.shown for point in made().points}
    assert not shown & {"courier:2", "courier:3", "gazette:3"}


def test_what_leans_on_the_sentence_before_comes_last() -> None:
    names = ("It costs Norda $5 million.", "Vesta Port has 3 piers.", "Norda owns 9 cranes.")
    sentences = {f"a:{n}": Sentence("a", n, "en", text) for n, text in enumerate(names, 1)}
    evidence = Evidence("a", "0", tuple(EXAMINER.read(s.text or "", "en", s.n) for s in sentences.values()))
    source = Source("a", "en", "open", "0", title="A")
    one = made(material=Material({"a": source}, sentences, {}, {"a": evidence}, Ledger(), GLOSSARY))
    assert [point.shown for point in one.points][-1] == "a:1"


def test_no_sentence_stands_twice() -> None:
    shown = [point.shown for point in made().points]
    assert len(shown) == len(set(shown))


def test_what_only_says_a_better_one_again_is_left_out() -> None:
    twice = Sentence("courier", 5, "en", "So Norda takes over Vesta Port with $45 million.")
    sentences = {**SENTENCES, twice.id: twice}
    known = EXAMINER.read(twice.text or "", "en", 5)
    old = MATERIAL.evidence["courier"]
    evidence = {**MATERIAL.evidence, "courier": Evidence("courier", "0", (*old.sentences, known))}
    again = made(material=replace(MATERIAL, sentences=sentences, evidence=evidence))
    assert twice.id not in {point.shown for point in again.points}
    assert "courier:4" in {point.shown for point in again.points}


def test_what_only_sources_of_one_other_language_report_has_its_own_heading() -> None:
    only = {heading: [p.shown for p in points] for heading, points in made().only}
    assert only == {
        "What only German sources report": ["blatt:2"],
        "What only Chinese sources report": ["ribao:2"],
    }


def test_sources_of_one_language_leave_nothing_that_only_they_report() -> None:
    one = made(sources=("blatt",))
    assert one.only == ()
    assert {point.shown for point in one.points} == {"blatt:1", "blatt:2"}


def test_a_claim_counts_the_origins_among_the_chosen_sources() -> None:
    one = made(sources=("gazette", "blatt"))
    assert [heading for heading, _ in one.happened] == ["1 origin"]


def test_a_translation_is_used_and_a_waiting_sentence_keeps_its_language() -> None:
    material = replace(MATERIAL, translations={"blatt:2": MATERIAL.translations["blatt:2"]})
    texts = {point.shown: (point.language, point.text) for point in made(material=material).points}
    assert texts["blatt:2"] == ("en", "The Harbour Act calls for the consent of all 12 communes around it.")
    assert texts["ribao:2"][0] == "zh"
    body = written(made(material=material)).body
    assert f"- [zh] {SENTENCES['ribao:2'].text}[^ribao:2]" in body


# Facts


def test_figures_stand_side_by_side_as_each_source_writes_them() -> None:
    rows = [(row.cells[0], row.cells[2], row.cells[3]) for row in made().figures]
    assert rows.index(("$45 million", "The port deal", "English")) < rows.index(
        ("$40 million", "Harbour for sale", "English")
    )
    same = [("$40 million", "English"), ("40 Millionen Dollar", "German"), ("4000万美元", "Chinese")]
    assert set(same) <= {(figure, language) for figure, _, language in rows}


def test_a_conflict_shows_each_figure_literally_with_source_day_language_and_kind() -> None:
    rows = made().conflicts
    about = "Vesta Port: investment"
    assert rows[0].cells == (
        about, "$40 million", "Harbour for sale", "3 March 2025", "English", "contradiction"
    )  # fmt: skip
    assert [row.cells[1] for row in rows[:4]] == [
        "$40 million",
        "40 Millionen Dollar",
        "4000万美元",
        "$45 million",
    ]
    assert rows[1].cells[3] == "not known"
    assert rows[4].cells[5] == "currency lost"
    assert rows[3].labels == ("courier:1",)


def test_a_conflict_of_sources_that_were_not_chosen_is_none() -> None:
    assert made(sources=("gazette", "blatt")).conflicts[0].cells[5] == "currency lost"


def test_the_timeline_has_the_dates_in_order_with_names_and_figures() -> None:
    rows = {row.cells[0]: row for row in made().timeline}
    assert list(rows) == ["2019", "3 March 2025", "2027"]
    assert rows["3 March 2025"].cells[1] == "Norda, Vesta Port, $40 million"
    assert rows["3 March 2025"].labels == ("gazette:1",)


def test_who_is_who_knows_the_forms_of_the_sources_languages() -> None:
    lines = [row.cells[0] for row in made().who]
    assert lines == [
        "Ada Lindt (person)",
        "Norda (organisation; Chinese: 诺达公司)",
        "Harbour Act (law; German: Hafengesetz)",
    ]


def test_open_questions_come_from_conflicts_and_from_what_has_one_origin() -> None:
    asked = [row.cells[0] for row in made().questions]
    assert asked[0] == "Which holds (Vesta Port: investment): $40 million or $45 million?"
    assert asked[1] == "In which currency is this meant (Vesta Port: investment): 290 million?"
    assert asked[2].startswith("Who else reports this (")
    assert all(row.labels for row in made().questions)


def test_the_cut_off_is_the_latest_day_of_its_sources() -> None:
    assert written(made()).front.cutoff == date(2025, 4, 1)
    assert written(made(sources=("gazette",))).front.cutoff == date(2025, 3, 3)
    undated = {name: replace(source, published=None, retrieved=None) for name, source in SOURCES.items()}
    assert written(made(material=replace(MATERIAL, sources=undated))).front.cutoff is None


# What is asked for


@pytest.mark.parametrize("words", ["Harbour Act", "港口法", "Hafengesetz", "communes consent"])
def test_a_topic_is_words_or_names_in_any_language(words: str) -> None:
    shown = {point.shown for point in made(topic=words).points}
    assert "blatt:2" in shown
    assert "courier:4" not in shown


def test_a_topic_without_a_claim_is_an_error() -> None:
    with pytest.raises(BriefError, match="no claim has all of “balloons”"):
        made(topic="balloons")


def test_since_leaves_out_what_is_older_or_has_no_day() -> None:
    one = made(since=date(2025, 3, 4))
    assert one.sources == ("courier", "ribao")
    assert one.undated == ("blatt",)
    with pytest.raises(BriefError, match="no source was published on or after 2026-01-01"):
        made(since=date(2026, 1, 1))


def test_a_source_that_does_not_exist_and_wording_that_is_not_at_hand_are_errors() -> None:
    with pytest.raises(BriefError, match="there is no source “nobody”"):
        made(sources=("nobody",))
    without = {name: replace(sentence, text=None) for name, sentence in SENTENCES.items()}
    with pytest.raises(BriefError, match="none of the chosen sources has its text at hand"):
        made(material=replace(MATERIAL, sentences=without))


@pytest.mark.parametrize("length", [50, 80, 120, 200, DRAFT_WORDS])
@pytest.mark.parametrize("language", ["en", "de", "zh"])
def test_the_body_keeps_to_its_length(length: int, language: str) -> None:
    brief = written(made(language, length=length))
    below = [p for p in brief.passages if p.line > _banner_ends(brief)]
    assert 0 < sum(length_of(briefs.plain(p.bare)) for p in below) <= length


def _banner_ends(brief: Brief) -> int:
    lines = brief.body.split("\n")
    return brief.first_line + next(n for n, line in enumerate(lines) if line.startswith("## ")) - 1


# Its form


@pytest.mark.parametrize("language", ["en", "de", "zh"])
def test_every_sentence_and_every_row_has_a_footnote(language: str) -> None:
    brief = written(made(language))
    published = briefs.with_front(brief, status="reviewed")
    sentences = {
        name: [s for s in MATERIAL.sentences.values() if s.source == name] for name in MATERIAL.sources
    }
    desk = Desk(MATERIAL.sources, sentences, {}, MATERIAL.evidence)
    found = check([published], desk)
    bare = [f for f in found if f.rule == "unsupported-sentence" and f.line > _banner_ends(brief)]
    assert bare == []
    assert [f for f in found if f.rule in ("unknown-sentence", "several-sentences")] == []


@pytest.mark.parametrize(
    ("language", "title", "first", "origins", "last"),
    [
        ("en", "Draft made by machine", "What happened", "2 origins", "Open questions"),
        ("de", "Maschinell erstellter Entwurf", "Was geschehen ist", "2 Ursprünge", "Offene Fragen"),
        ("zh", "机器生成的草稿", "事件概况", "2个信源", "待解问题"),
    ],
)
def test_fixed_words_are_those_of_the_desk(
    language: str, title: str, first: str, origins: str, last: str
) -> None:
    found = headings(made(language))
    assert [found[0], found[1], found[2], found[-1]] == [title, first, origins, last]


def test_no_fixed_english_is_left_in_german_and_chinese() -> None:
    for language in ("de", "zh"):
        text = render(made(language), TEMPLATE)
        for word in ("What", "Source", "origin", "not known", "investment:", "Draft", "person)"):
            assert word not in text.split("---", 2)[2].replace("investment of", ""), (language, word)


def test_the_words_confirmed_and_verified_never_appear() -> None:
    for language in ("en", "de", "zh"):
        text = render(made(language), TEMPLATE).casefold()
        assert not any(w in text for w in ("confirm", "verif", "bestätig", "verifiz", "证实", "核实"))


def test_it_says_that_a_machine_made_it_and_what_must_be_rewritten() -> None:
    one = made()
    brief = written(one)
    assert brief.front.status == "draft"
    assert brief.front.title == "A port: for sale"
    assert "Draft made by machine" in brief.body
    assert [point.shown for point in one.borrowed] == ["gazette:4", "gazette:2"]
    assert one.borrowed[1].borrowed[0].length == 16
    assert f"own words: {one.runs}." in brief.body
    assert "gazette:2 (16 words in a row)" in one.runs


def test_the_translation_of_a_restricted_source_has_to_be_rewritten_as_well() -> None:
    sources = {**SOURCES, "blatt": replace(SOURCES["blatt"], rights="restricted")}
    one = made(material=replace(MATERIAL, sources=sources))
    assert "blatt:2" in {point.shown for point in one.borrowed}


def test_the_same_material_gives_the_same_draft() -> None:
    backwards = replace(
        MATERIAL,
        sources=dict(reversed(SOURCES.items())),
        sentences=dict(reversed(SENTENCES.items())),
        evidence=dict(reversed(MATERIAL.evidence.items())),
    )
    assert render(made(material=backwards), TEMPLATE) == render(made(), TEMPLATE)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A <b>third</b> of it | goes to *Japan*.", "A \\<b\\>third\\</b\\> of it \\| goes to \\*Japan\\*."),
        ("2024. Japan has [^x]: it.", "2024\\. Japan has \\[\\^x\\]: it."),
        ("!!! Japan joins.", "\\!!! Japan joins."),
        ("- Japan leaves.", "\\- Japan leaves."),
        ("## Japan\nstays.", "\\#\\# Japan stays."),
        ("{{ draft }} of Japan.", "\\{\\{ draft \\}\\} of Japan."),
    ],
)
def test_no_text_of_a_source_becomes_mark_up(text: str, shown: str) -> None:
    source, sentence = Source("a", "en", "open", "0", title="A"), Sentence("a", 1, "en", text)
    evidence = Evidence("a", "0", (EXAMINER.read(text, "en", 1),))
    one = made(material=Material({"a": source}, {"a:1": sentence}, {}, {"a": evidence}, Ledger(), GLOSSARY))
    assert f"- {shown}[^a:1]\n" in render(one, TEMPLATE)


def test_a_large_desk_is_ranked_in_no_time() -> None:
    entries = [Entry(f"n{n}", "person", dict.fromkeys(("en", "de", "zh"), (f"Name{n}",))) for n in range(40)]
    sentences = [Sentence(f"s{n % 100}", n, "en", f"Name{n % 37} met Name{n % 40}.") for n in range(2_000)]
    evidence: dict[str, list[Sentence]] = {}
    for one in sentences:
        evidence.setdefault(one.source, []).append(one)
    names = type(EXAMINER)(entries)
    material = Material(
        {name: Source(name, "en", "open", "0") for name in evidence},
        {one.id: one for one in sentences},
        {"s1:1": Translation("s1:1", "", None)},
        {
            name: Evidence(name, "0", tuple(names.read(s.text or "", "en", s.n) for s in known))
            for name, known in evidence.items()
        },
        Ledger(claims=(Claim("c", ("s1:1", "s2:2"), "s1:1", ("en",)),)),
        entries,
    )
    assert made(material=material).happened[0][0] == "2 origins"
