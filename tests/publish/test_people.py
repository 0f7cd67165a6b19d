"""Who is who: whom briefs name, under which name, and what they say of them."""

from __future__ import annotations

from polybrief import briefs
from polybrief.briefs import Brief
from polybrief.examine import Examiner
from polybrief.model import Entry, Source
from polybrief.publish.people import Named, Paper, who_is_who

GLOSSARY = (
    Entry("son", "person", {"en": ("Masayoshi Son",), "de": ("Masayoshi Son",), "zh": ("孙正义",)}, "Q1"),
    Entry("softbank", "organisation", {"en": ("SoftBank",), "de": ("SoftBank",), "zh": ("软银",)}),
    Entry("arm", "organisation", {"en": ("Arm",), "de": ("Arm",), "zh": ("Arm",)}),
    Entry(
        "council",
        "organisation",
        {"en": ("Security Council",), "de": ("Sicherheitsrat",), "zh": ("安全委员会",)},
        office=True,
    ),
    Entry("unnamed", "person", {"en": ("Ada Reader",), "de": ("Ada Reader",), "zh": ("读者",)}),
    Entry("subsidy", "measure", {"en": ("subsidy",), "de": ("Subvention",), "zh": ("补贴",)}),
)
EXAMINER = Examiner(GLOSSARY)
SOURCES = {name: Source(name, "en", "open", "", title=name) for name in ("one", "two")}


def a_brief(slug: str, *lines: str, title: str = "A plan", language: str = "en") -> Brief:
    head = f"---\ntitle: {title}\nsummary: What it is.\nstatus: published\nlanguage: {language}\n---\n"
    return briefs.parse(head + "\n".join(lines) + "\n", f"docs/{language}/briefs/{slug}.md", slug)


def named(*given: Brief, page: str = "en", papers: tuple[Paper, ...] = ()) -> dict[str, Named]:
    groups = who_is_who(given, EXAMINER, GLOSSARY, SOURCES, page, papers)
    return {one.id: one for _, group in groups for one in group}


def test_names_stand_by_group_in_the_order_of_the_alphabet() -> None:
    brief = a_brief(
        "plan", "SoftBank, Arm, the Security Council, Japan and Masayoshi Son agree on a subsidy.[^one:1]"
    )
    groups = who_is_who([brief], EXAMINER, GLOSSARY, SOURCES, "en")
    assert [(group, [one.name for one in found]) for group, found in groups] == [
        ("person", ["Masayoshi Son"]),
        ("organisation", ["Arm", "SoftBank"]),
        ("office", ["Security Council"]),
        ("place", ["Japan"]),
    ]


def test_a_name_is_that_of_the_page_with_its_other_forms_once() -> None:
    found = named(a_brief("plan", "软银由孙正义领导，Arm也在日本。[^one:1]", language="zh"), page="zh")
    assert (found["son"].name, found["son"].forms) == ("孙正义", (("en", "Masayoshi Son"),))
    assert (found["arm"].name, found["arm"].forms) == ("Arm", ())
    assert found["territory-jp"].forms == (("en", "Japan"),)
    assert found["son"].wikidata == "Q1"


def test_the_first_sentence_that_names_it_says_what_it_is() -> None:
    found = named(
        a_brief("first", "## SoftBank", "", "Nothing is known.[^one:1]"),
        a_brief("second", "*SoftBank* pays.[^two:3][^one:2][^two:4]", "SoftBank builds.[^one:5]"),
    )["softbank"]
    assert found.about is not None
    assert (found.about.text, found.about.brief.slug, found.about.place) == ("SoftBank pays.", "second", "p3")
    assert [(source.id, n) for source, n in found.about.sources] == [("two", 3), ("one", 2)]
    assert [brief.slug for brief in found.briefs] == ["first", "second"]


def test_a_title_names_and_says_nothing() -> None:
    found = named(a_brief("plan", "Nothing is known.[^one:1]", title="What SoftBank wants"))["softbank"]
    assert found.about is None
    assert [brief.slug for brief in found.briefs] == ["plan"]


def test_other_pages_that_name_it_are_known() -> None:
    paper = Paper("Stargate", "dossiers/stargate.md", frozenset({"softbank"}))
    found = named(a_brief("plan", "SoftBank and Arm pay.[^one:1]"), papers=(paper,))
    assert found["softbank"].papers == (paper,)
    assert found["arm"].papers == ()


def test_a_passage_that_waits_is_no_sentence_of_the_page() -> None:
    found = named(a_brief("plan", "[en] SoftBank pays.[^one:1]", language="de"), page="de")
    assert found["softbank"].about is None
