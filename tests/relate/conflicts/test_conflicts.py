"""Conflicts: figures of one measure about one thing that differ, and what is none."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from time import perf_counter

import pytest

from polybrief.examine import facts_of
from polybrief.model import Claim, Conflict, Entry, Evidence, Kinship, Quantity, Sentence, Source, Translation
from polybrief.relate.conflicts import conflicts
from polybrief.relate.conflicts.values import agree, clusters, vague, written
from polybrief.relate.origins.kinship import kinships
from polybrief.store import Store
from relate import reports
from relate.reports import GLOSSARY

ROOT = Path(__file__).parents[3]
COUNTRIES = (
    *GLOSSARY,
    Entry("united-states", "place", {"en": ("United States", "US"), "de": ("USA",), "zh": ("美国",)}),
)


def compared(
    texts: Mapping[str, tuple[str, str]],
    claims: Sequence[Claim] = (),
    kin: Sequence[Kinship] = (),
    records: Mapping[str, Mapping[str, object]] | None = None,
    translations: Mapping[str, Translation] | None = None,
) -> tuple[Conflict, ...]:
    """The conflicts of reports: language and text, a sentence a line."""
    sources, sentences, evidence = reports.desk(texts, records, COUNTRIES)
    return conflicts(sources, sentences, evidence, claims, kin, COUNTRIES, translations)


def one_claim(*sentences: str) -> list[Claim]:
    return [Claim("c1", sentences, sentences[0], ("en",))]


def values(conflict: Conflict) -> list[tuple[str, str]]:
    return [(stated.sentence, stated.text) for stated in conflict.stated]


# --- what is a conflict -----------------------------------------------------------------------------


def test_two_sizes_of_one_plan_in_two_languages() -> None:
    (conflict,) = compared(
        {
            "a": ("en", "The Stargate plan would invest $10 million in Texas."),
            "b": ("zh", "“星际之门”计划拟投资数百亿美元。"),
        }
    )
    assert (conflict.kind, conflict.weight) == ("contradiction", "conflict")
    assert (conflict.measure, conflict.about) == ("investment", "stargate")
    assert values(conflict) == [("a:1", "$10 million"), ("b:1", "数百亿美元")]
    assert conflict.stated[1].value == "10000000000 to 100000000000 USD"


def test_the_subject_is_looked_for_in_the_sentences_before() -> None:
    (conflict,) = compared(
        {
            "a": ("de", "OpenAI plant in den USA.\nDie Kosten liegen bei 30 Milliarden Dollar."),
            "b": ("en", "OpenAI is building in the US.\nIt will invest $90 billion."),
        }
    )
    assert conflict.about == "openai"


def test_a_person_stands_for_the_company_named_beside_them() -> None:
    (conflict,) = compared(
        {
            "a": ("en", "OpenAI CEO Sam Altman spoke.\nSam Altman will invest $10 million in the US."),
            "b": ("en", "OpenAI will invest $70 million in the US."),
        }
    )
    assert conflict.about == "openai"


def test_a_conflict_names_its_claims() -> None:
    texts = {"a": ("en", "Stargate cost $5 billion."), "b": ("en", "Stargate cost $8 billion.")}
    (conflict,) = compared(texts, one_claim("a:1", "b:1"))
    assert conflict.claims == ("c1",)


def test_figures_without_a_kind_are_compared_where_the_sentences_say_the_same() -> None:
    texts = {
        "a": ("en", "The hull has a hole of 38 metres."),
        "b": ("de", "Im Rumpf klafft ein Loch von 83 Metern."),
    }
    assert compared(texts) == ()
    (conflict,) = compared(texts, one_claim("a:1", "b:1"))
    assert (conflict.measure, conflict.kind) == ("m", "contradiction")
    kin = [Kinship(("a", "b"), "shared passage", ("x",), (("a:1", "b:1"),))]
    assert [c.measure for c in compared(texts, (), kin)] == ["m"]


def test_counts_are_compared_by_their_noun_or_in_a_retold_sentence() -> None:
    texts = {"a": ("en", "The inspector found 14 trips."), "b": ("en", "The inspector found 41 letters.")}
    assert compared(texts, one_claim("a:1", "b:1")) == ()
    kin = [Kinship(("a", "b"), "shared passage", ("x",), (("a:1", "b:1"),))]
    assert len(compared(texts, (), kin)) == 1
    same = {**texts, "b": ("en", "The inspector found 41 trips.")}
    assert len(compared(same, one_claim("a:1", "b:1"))) == 1


# --- what is none -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("OpenAI has a valuation of $100 billion.", "OpenAI will deploy $150 billion immediately."),
        ("Stargate will invest $500 billion.", "The CHIPS Act gave $39 billion in subsidies."),
        ("SoftBank invested $13 billion in OpenAI.", "OpenAI will invest $90 billion."),
        ("OpenAI is valued at over $100 billion.", "OpenAI is valued at $100 billion."),
        ("OpenAI is valued at over $100 billion.", "OpenAI is valued at $157 billion."),
        ("Stargate will invest $500 billion.", "Stargate will invest billions of dollars."),
        ("Stargate will invest about $500 billion.", "Stargate will invest $490 billion."),
        ("Stargate will invest $5 million.", "Stargate will invest 7 million euros."),
        ("Oracle invests $5 billion in the US.", "Oracle invests $7 billion in Sando."),
    ],
)
def test_no_conflict(one: str, other: str) -> None:
    assert compared({"a": ("en", one), "b": ("en", other)}) == ()


def test_two_values_in_one_report_are_two_things() -> None:
    """Who gives both figures does not contradict who gives one of them."""
    texts = {
        "a": ("en", "Stargate will invest $5 billion in halls.\nStargate will invest $2 billion in cables."),
        "b": ("en", "Stargate will invest $2 billion."),
    }
    assert compared(texts) == ()


def test_a_report_that_only_relays_the_other_figure_takes_no_part_in_that() -> None:
    texts = {
        "a": (
            "en",
            "Stargate will invest $5 billion.\nAnother report says that Stargate invests $2 million.",
        ),
        "b": ("en", "Stargate will invest $2 million."),
    }
    (conflict,) = compared(texts)
    assert len(conflict.stated) == 3


def test_a_kind_that_is_read_wrong_once_gives_way_to_the_others() -> None:
    """“Round” makes the valuation funding in the third report; its sum shows what it is."""
    texts = {
        "a": ("en", "OpenAI has a valuation of $100 billion."),
        "b": ("de", "OpenAI hat eine Bewertung von 100 Milliarden Dollar."),
        "c": ("en", "The round puts OpenAI at $100 billion.\nIn the round OpenAI hopes for $6 billion."),
        "d": ("en", "In the round OpenAI hopes for $6 billion."),
    }
    assert compared(texts) == ()


# --- the kinds of disagreement ------------------------------------------------------------------------


def kind_of(one: str, other: str, **more: object) -> tuple[str, str]:
    (conflict,) = compared({"a": ("en", one), "b": ("en", other)}, **more)  # type: ignore[arg-type]
    return conflict.kind, conflict.weight


def test_other_period() -> None:
    assert kind_of("Stargate cost $5 billion in 2024.", "Stargate cost $8 billion in 2025.") == (
        "other period",
        "note",
    )


def test_other_definition() -> None:
    assert kind_of("Stargate costs $5 billion a year.", "Stargate costs $20 billion in total.") == (
        "other definition",
        "note",
    )
    assert kind_of(
        "Stargate got approved spending of $5 billion.", "Stargate saw $2 billion disbursed in spending."
    ) == ("other definition", "note")


def test_rounding() -> None:
    assert kind_of("Stargate cost $39 billion.", "Stargate cost $39.2 billion.") == ("rounding", "note")


def test_revision() -> None:
    kin = [Kinship(("a", "b"), "revision", ("b came later",))]
    assert kind_of("Stargate cost $5 billion.", "Stargate cost $8 billion.", kin=kin) == (
        "revision",
        "warning",
    )


def test_a_slip_in_a_retelling_in_another_language_is_a_fault_of_translation() -> None:
    texts = {
        "a": ("en", "Stargate cost $39 billion."),
        "b": ("zh", "“星际之门”投资39亿美元。"),
    }
    kin = [Kinship(("a", "b"), "shared passage", ("x",))]
    (conflict,) = compared(texts, (), kin)
    assert (conflict.kind, conflict.weight) == ("fault of translation", "conflict")
    (conflict,) = compared(texts)
    assert conflict.kind == "contradiction"


def test_a_translation_of_the_desk_that_changes_a_figure() -> None:
    texts = {"a": ("zh", "工程耗资390亿美元。")}
    wrong = Translation("a:1", texts["a"][1], "The works cost $3.9 billion.", engine="some engine")
    (conflict,) = compared(texts, translations={"a:1": wrong})
    assert (conflict.kind, conflict.weight) == ("fault of translation", "warning")
    assert [stated.text for stated in conflict.stated] == ["390亿美元", "$3.9 billion"]
    right = replace(wrong, text="The works cost $39 billion.")
    assert compared(texts, translations={"a:1": right}) == ()
    assert compared(texts, translations={"a:1": replace(wrong, text=None)}) == ()


def test_a_sum_that_lost_its_currency_is_a_warning() -> None:
    (conflict,) = compared({"a": ("en", "Stargate will invest $500 billion (about 3.6 trillion).")})
    assert (conflict.kind, conflict.weight) == ("currency lost", "warning")
    assert values(conflict) == [("a:1", "3.6 trillion")]


# --- days ---------------------------------------------------------------------------------------------

LAUNCH_US = ("en", "In the United States the plan was announced on January 21st.")
LAUNCH_ZH = ("zh", "该计划1月22日在美国公布。")


def test_a_day_apart_is_a_note_where_the_zones_explain_it() -> None:
    records = {"a": {"origin_language": "en"}, "b": {"origin_language": "zh"}}
    (conflict,) = compared({"a": LAUNCH_US, "b": LAUNCH_ZH}, one_claim("a:1", "b:1"), records=records)
    assert (conflict.kind, conflict.weight, conflict.measure) == ("time zone", "note", "date")
    assert [stated.value for stated in conflict.stated] == ["--01-21", "--01-22"]


@pytest.mark.parametrize(
    ("first", "second"), [("January 21st, 2025", "1月22日"), ("February 29th", "2025年3月1日")]
)
def test_a_year_that_one_report_tells_is_that_of_all(first: str, second: str) -> None:
    records = {"a": {"origin_language": "en"}, "b": {"origin_language": "zh"}}
    texts = {
        "a": ("en", f"In the United States the plan was announced on {first}."),
        "b": ("zh", f"该计划{second}在美国公布。"),
    }
    (conflict,) = compared(texts, one_claim("a:1", "b:1"), records=records)
    assert conflict.kind == ("time zone" if first.startswith("January") else "contradiction")


def test_days_that_no_zone_explains_contradict_one_another() -> None:
    records = {"a": {"origin_language": "en"}, "b": {"origin_language": "zh"}}
    texts = {"a": LAUNCH_US, "b": ("zh", "该计划1月28日在美国公布。")}
    (conflict,) = (c for c in compared(texts, one_claim("a:1", "b:1"), records=records))
    assert (conflict.kind, conflict.weight) == ("contradiction", "conflict")
    english = {"a": {"origin_language": "en"}, "b": {"origin_language": "en"}}
    (conflict,) = compared({"a": LAUNCH_US, "b": LAUNCH_ZH}, one_claim("a:1", "b:1"), records=english)
    assert conflict.kind == "contradiction"


def test_a_day_told_from_far_away_is_a_note_by_itself() -> None:
    far = {"b": {"origin_language": "zh"}}
    (conflict,) = compared({"b": LAUNCH_ZH}, records=far)
    assert (conflict.kind, conflict.weight) == ("time zone", "note")
    known = {"b": {"origin_language": "zh", "happened": datetime.date(2024, 1, 22)}}
    assert compared({"b": ("zh", "该计划2024年1月22日在美国公布。")}, records=known) == ()
    assert compared({"b": ("zh", "该计划1月22日公布。")}, records=far) == ()
    assert compared({"b": ("de", "In den USA begann das am 22. Januar.")}) == ()


def test_a_day_that_is_none_is_left_alone() -> None:
    assert compared({"b": ("de", "In den USA begann das am 31. April.")}) == ()


# --- the repository -----------------------------------------------------------------------------------

Content = tuple[tuple[Source, ...], tuple[Sentence, ...], dict[str, Evidence], tuple[Entry, ...]]


@pytest.fixture(scope="module")
def content() -> Content:
    """All sources of the repository with their evidence, the wording of none."""
    store = Store(ROOT)
    sources = store.sources()
    evidence = {source.id: known for source in sources if (known := store.evidence(source.id))}
    sentences = tuple(
        Sentence(source, one.n, "en", None, one.heading)
        for source, known in evidence.items()
        for one in known.sentences
    )
    return sources, sentences, evidence, store.glossary()


def of(content: Content, *, sample: bool | None = None) -> tuple[Conflict, ...]:
    sources, sentences, evidence, glossary = content
    chosen = tuple(source for source in sources if sample is None or source.sample is sample)
    ids = {source.id for source in chosen}
    known = {source: read for source, read in evidence.items() if source in ids}
    lines = tuple(sentence for sentence in sentences if sentence.source in ids)
    kin = kinships(chosen, lines, known, (), glossary)
    return conflicts(chosen, lines, known, (), kin, glossary)


def test_the_size_of_the_plan_is_the_one_conflict_of_the_five_reports(content: Content) -> None:
    plan, currency, zone = of(content, sample=False)
    assert (plan.kind, plan.weight, plan.measure, plan.about) == (
        "contradiction",
        "conflict",
        "investment",
        "openai",
    )
    assert {(s.sentence.split(":")[0], s.text) for s in plan.stated} == {
        ("altman-us-infrastructure", "$10 million"),
        ("ausbauplan-us-bundesstaaten", "mehreren zehn Milliarden Dollar"),
    }
    assert (currency.kind, values(currency)) == ("currency lost", [("stargate-launch:4", "3.6 trillion")])
    assert (zone.kind, values(zone)) == ("time zone", [("stargate-launch:2", "January 22nd")])


def test_all_sources_have_few_conflicts_and_each_is_one(content: Content) -> None:
    found = of(content)
    assert [conflict.weight for conflict in found] == ["conflict", "warning", "note"]
    assert [conflict.kind for conflict in found] == ["contradiction", "currency lost", "time zone"]
    sums = {stated.value for stated in found[0].stated}
    assert sums == {"10000000 USD", "10000000000 to 100000000000 USD"}
    assert {stated.sentence.split(":")[0] for stated in found[0].stated} == {
        "altman-us-infrastructure",
        "ausbauplan-us-bundesstaaten",
        "sample-de-ausbauplan",
        "sample-de-money",
        "sample-en-infrastructure-initiative",
        "sample-zh-investor-talks",
    }


def test_the_samples_with_their_wording(content: Content) -> None:
    store = Store(ROOT)
    sources = tuple(source for source in store.sources() if source.sample)
    sentences = tuple(sentence for source in sources for sentence in store.sentences(source))
    evidence = {source.id: content[2][source.id] for source in sources}
    kin = kinships(sources, sentences, evidence, (), content[3])
    found = conflicts(sources, sentences, evidence, (), kin, content[3])
    assert [(c.kind, c.about) for c in found] == [
        ("contradiction", "openai"),
        ("currency lost", "stargate"),
        ("time zone", None),
    ]
    assert ("sample-zh-investor-talks:8", "数百亿美元") in values(found[0])


def test_ids_stay_when_one_more_report_says_the_same(content: Content) -> None:
    ids = {conflict.id for conflict in of(content, sample=False)}
    assert {conflict.id for conflict in of(content)} == ids
    assert len(ids) == 3


def test_an_id_is_that_of_the_subject_where_that_tells_it_apart() -> None:
    """Another figure changes what the conflict says, and not which one it is."""
    said = "The Stargate plan would invest ${} billion in Texas."
    (before,) = compared({"a": ("en", said.format(10)), "b": ("en", said.format(70))})
    (after,) = compared({"a": ("en", said.format(20)), "b": ("en", said.format(70))})
    assert before.id == after.id
    assert before.stated != after.stated


def test_an_id_does_not_depend_on_who_states_the_values() -> None:
    day = {"a": ("de", "Die Fähre fuhr am 3. Mai los."), "b": ("de", "Die Fähre fuhr am 5. Mai los.")}
    (before,) = compared(day, one_claim("a:1", "b:1"))
    (after,) = compared({f"x{name}": text for name, text in day.items()}, one_claim("xa:1", "xb:1"))
    assert (before.kind, before.id) == ("contradiction", after.id)


def test_sentences_that_differ_by_the_same_two_days_are_one_conflict() -> None:
    found = compared(
        {
            "a": ("de", "Die Fähre fuhr am 3. Mai los.\nAm 3. Mai war sie voll."),
            "b": ("de", "Die Fähre fuhr am 5. Mai los.\nAm 5. Mai war sie voll."),
        },
        [*one_claim("a:1", "b:1"), *one_claim("a:2", "b:2")],
    )
    (conflict,) = found
    assert {stated.sentence for stated in conflict.stated} == {"a:1", "a:2", "b:1", "b:2"}


def test_two_things_without_a_name_have_ids_of_their_own() -> None:
    found = compared(
        {
            "a": ("en", "Of the halls 40 percent stand.\nOf the boats 40 percent float."),
            "b": ("en", "Of the halls 55 percent stand.\nOf the boats 55 percent float."),
        },
        [*one_claim("a:1", "b:1"), *one_claim("a:2", "b:2")],
    )
    assert len({conflict.id for conflict in found}) == len(found) == 2


def test_a_wrong_figure_in_a_copy_is_seen(content: Content) -> None:
    """One figure of one sample's evidence changed: one conflict more, with both figures."""
    sources, sentences, evidence, glossary = content
    read = evidence["sample-de-aufsicht"]
    wrong = replace(
        read,
        sentences=tuple(
            replace(
                s,
                figures=tuple(
                    replace(f, low=Decimal(10**9 * 93), high=Decimal(10**9 * 93), text="93 Milliarden Dollar")
                    for f in s.figures
                ),
            )
            if s.n == 11
            else s
            for s in read.sentences
        ),
    )
    found = of((sources, sentences, {**evidence, "sample-de-aufsicht": wrong}, glossary))
    assert [(c.measure, c.about) for c in found if c.weight == "conflict"] == [
        ("investment", "openai"),
        ("subsidy", "chips-and-science-act"),
    ]


def test_no_word_of_the_program_says_confirmed_or_verified(content: Content) -> None:
    sources, sentences, evidence, glossary = content
    made = kinships(sources, sentences, evidence, (), glossary)
    said = " ".join(reason for kinship in made for reason in kinship.reasons).lower()
    assert "confirm" not in said
    assert "verif" not in said


# --- values -------------------------------------------------------------------------------------------


def figure(text: str, language: str = "en") -> Quantity:
    return facts_of(text, language)[0][0]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("$39 billion", "$39.2 billion", True),
        ("$39 billion", "$39.6 billion", False),
        ("more than $100 billion", "$100 billion", True),
        ("more than $100 billion", "$99 billion", False),
        ("at most 5 percent", "3 percent", True),
        ("about 240 people", "243 people", True),
        ("240 people", "243 people", False),
        ("several tens of billions of dollars", "$30 billion", True),
        ("several tens of billions of dollars", "$10 million", False),
    ],
)
def test_agreement_within_rounding_and_bounds(one: str, other: str, same: bool) -> None:
    assert agree(figure(one), figure(other)) is same
    assert agree(figure(other), figure(one)) is same


def test_groups_of_values_that_agree() -> None:
    figures = [figure(t) for t in ("$9 billion", "more than $5 billion", "$5 billion", "$5.04 billion")]
    assert clusters(figures) == [[2, 3, 1], [0]]
    assert clusters([]) == []


def test_values_as_text() -> None:
    assert written(figure("more than $1.5 billion")) == "at least 1500000000 USD"
    assert written(figure("about 240 people")) == "about 240 count"
    assert vague(figure("billions of dollars"))
    assert not vague(figure("$5 billion"))


def test_many_figures_take_seconds_not_minutes() -> None:
    """20,000 figures of 200 reports; of one plan each report gives another."""
    _, _, read = reports.desk({"x": ("en", "Stargate will invest $5 billion.")}, glossary=COUNTRIES)
    (pattern,) = read["x"].sentences
    (name,), (money,) = pattern.names, pattern.figures
    evidence, plans = {}, []
    for i in range(200):
        sentences = []
        for n in range(1, 101):
            value = Decimal(1_000 * (n * 200 + i))
            about = replace(name, id="stargate" if n == 5 else f"plan-{n}-{i}")
            told = replace(money, low=value, high=value, text=f"${value}")
            plans.append(Entry(f"plan-{n}-{i}", "programme", {"en": ("A plan",)}))
            sentences.append(replace(pattern, n=n, names=(about,), figures=(told,)))
        evidence[f"r{i}"] = Evidence(f"r{i}", "", tuple(sentences))
    sources = [reports.source(source, "en", source) for source in evidence]
    start = perf_counter()
    (conflict,) = conflicts(sources, (), evidence, (), (), (*COUNTRIES, *plans))
    assert perf_counter() - start < 20
    assert len(conflict.stated) == 200
