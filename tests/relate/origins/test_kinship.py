"""Kinship: which reports descend from one another or from a third, and which merely tell of one event."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from polybrief.model import Entry, Kinship, Sentence
from polybrief.relate.claims.embedding import centred, embed
from polybrief.relate.origins.houses import house
from polybrief.relate.origins.kinship import kinships
from polybrief.relate.origins.pairs import mutual_best
from polybrief.relate.origins.particulars import Particulars
from polybrief.relate.origins.verbatim import verbatim
from polybrief.store import Store
from relate import reports
from relate.reports import GLOSSARY, Desk

ROOT = Path(__file__).parents[3]

STOCK = ("wire", "nacherzaehlt", "syndicated", "passages")
INDEPENDENT = (
    "harbour",
    "reederei",
    "touristen",
    "briefing",
    "pressetermin",
    "briefing_zh",
    "local",
    "kommentar",
    "market",
)


def texts(*names: str) -> dict[str, tuple[str, str]]:
    return {name: getattr(reports, name.upper()) for name in names}


def found(desk: Desk, glossary: Sequence[Entry] = GLOSSARY, *, wording: bool = True) -> dict[str, Kinship]:
    """The kinships of a desk by “a + b” with the ids in the order of the alphabet."""
    sources, sentences, evidence = desk
    if wording:
        known = [s for s in sentences if s.text and not s.heading]
        vectors = centred(embed([s.text or "" for s in known]), [s.language for s in known])
        made = kinships(sources, sentences, evidence, mutual_best(vectors, known), glossary)
    else:
        silent = [replace(sentence, text=None) for sentence in sentences]
        made = kinships(sources, silent, evidence, (), glossary)
    return {" + ".join(sorted(kinship.sources)): kinship for kinship in made}


@cache
def ferry(*, wording: bool) -> Mapping[str, Kinship]:
    return found(reports.desk(texts(*STOCK, *INDEPENDENT)), wording=wording)


@cache
def among_samples() -> Mapping[str, Kinship]:
    """The same reports on a desk that holds the repository's samples, too."""
    store = Store(ROOT)
    sources, sentences, evidence = reports.desk(texts(*STOCK, *INDEPENDENT))
    samples = [replace(source, publisher=None) for source in store.sources() if source.sample]
    read = {source.id: known for source in samples if (known := store.evidence(source.id))}
    more = [sentence for source in samples for sentence in store.sentences(source)]
    return found(
        ((*sources, *samples), (*sentences, *more), {**evidence, **read}), (*GLOSSARY, *_others(store))
    )


def _others(store: Store) -> list[Entry]:
    ours = {entry.id for entry in GLOSSARY}
    return [entry for entry in store.glossary() if entry.id not in ours]


# --- independent reports stay apart -------------------------------------------------------------


@pytest.mark.parametrize("pair", list(combinations(INDEPENDENT, 2)), ids=" + ".join)
def test_reports_by_different_observers_are_no_kin(pair: tuple[str, str]) -> None:
    assert " + ".join(sorted(pair)) not in ferry(wording=True)
    assert " + ".join(sorted(pair)) not in ferry(wording=False)
    assert " + ".join(sorted(pair)) not in among_samples()


@pytest.mark.parametrize("observer", INDEPENDENT)
def test_nor_are_they_kin_of_the_wire_report_and_its_copies(observer: str) -> None:
    for copy in STOCK:
        for kin in (ferry(wording=True), ferry(wording=False), among_samples()):
            assert " + ".join(sorted((observer, copy))) not in kin


@pytest.mark.parametrize("observer", ["local", "kommentar", "market"])
def test_a_famous_plan_and_its_famous_sum_make_no_kin(observer: str) -> None:
    """The samples tell of the same plan at length."""
    assert not [key for key in among_samples() if observer in key.split(" + ")]


# --- retellings are found, across languages and by passages ---------------------------------------


@pytest.mark.parametrize("copy", ["nacherzaehlt", "syndicated"])
@pytest.mark.parametrize("wording", [True, False], ids=["wording", "evidence alone"])
def test_a_retelling_in_another_language_is_kin_as_a_whole(copy: str, wording: bool) -> None:
    kinship = ferry(wording=wording)[f"{copy} + wire"]
    assert (kinship.descent, kinship.passages) == ("shared passage", ())
    assert "38 m, 90 d" in " ".join(kinship.reasons)


def test_two_retellings_of_one_report_are_kin_of_one_another() -> None:
    assert ferry(wording=True)["nacherzaehlt + syndicated"].passages == ()


@pytest.mark.parametrize("other", ["wire", "nacherzaehlt", "syndicated"])
def test_two_shared_passages_are_kin_in_these_passages_only(other: str) -> None:
    kinship = ferry(wording=True)[" + ".join(sorted(("passages", other)))]
    ours = {int(i.split(":")[1]) for pair in kinship.passages for i in pair if i.startswith("passages")}
    assert ours == {4, 5, 6, 9, 10}
    assert kinship.reasons[0] == "5 sentences retold one by one"


def test_a_desk_with_other_reports_finds_the_same_kin() -> None:
    ours = {key for key in among_samples() if "sample" not in key}
    assert ours == set(ferry(wording=True))


# --- the samples and the restricted reports -----------------------------------------------------


@pytest.fixture(scope="module")
def repository() -> dict[str, Kinship]:
    """From the evidence alone, as a public clone has it."""
    store = Store(ROOT)
    sources = [replace(source, publisher=None) for source in store.sources()]
    evidence = {source.id: known for source in sources if (known := store.evidence(source.id))}
    sentences = tuple(
        Sentence(source, one.n, "en", None, one.heading)
        for source, known in evidence.items()
        for one in known.sentences
    )
    return found((tuple(sources), sentences, evidence), store.glossary(), wording=False)


def test_kin_in_the_repository_from_evidence_alone(repository: dict[str, Kinship]) -> None:
    assert repository["sample-en-stargate + sample-zh-stargate"].descent == "primary source"
    assert repository["sample-en-stargate + sample-zh-stargate"].sources[1] == "sample-en-stargate"
    assert repository["sample-zh-stargate + stargate-launch"].passages == ()
    assert repository["ausbauplan-us-bundesstaaten + sample-en-investor-talks"].passages
    assert repository["openai-for-countries + sample-de-laenderprogramm"].descent == "quotation"


def test_reports_on_different_plans_are_no_kin(repository: dict[str, Kinship]) -> None:
    programme = ("openai-for-countries", "sample-de-laenderprogramm")
    stargate = ("sample-en-stargate", "sample-zh-stargate", "stargate-launch")
    plan = ("altman-us-infrastructure", "ausbauplan-us-bundesstaaten", "investor-talks")
    for first, second in combinations((programme, stargate, plan), 2):
        for a in first:
            for b in second:
                assert " + ".join(sorted((a, b))) not in repository


def test_samples_of_one_publisher_are_one_house() -> None:
    store = Store(ROOT)
    samples = tuple(replace(one, publisher="One House") for one in store.sources() if one.sample)
    evidence = {source.id: known for source in samples if (known := store.evidence(source.id))}
    made = kinships(samples, (), evidence)
    assert len(made) == len(samples) * (len(samples) - 1) // 2
    assert all("both are published by One House" in kinship.reasons for kinship in made)


def test_the_control_report_stands_alone(repository: dict[str, Kinship]) -> None:
    assert not [pair for pair in repository if "sample-de-stargate" in pair.split(" + ")]


def test_the_revised_sample_is_a_revision() -> None:
    store = Store(ROOT)
    sources = tuple(
        s for s in store.sources() if s.id in ("sample-en-stargate", "sample-en-stargate-revised")
    )
    evidence = {source.id: known for source in sources if (known := store.evidence(source.id))}
    sentences = tuple(sentence for source in sources for sentence in store.sentences(source))
    (kinship,) = found((sources, sentences, evidence), store.glossary()).values()
    assert (kinship.sources[1], kinship.descent) == ("sample-en-stargate-revised", "revision")


# --- records --------------------------------------------------------------------------------------


def by_record(**records: Mapping[str, object]) -> dict[str, Kinship]:
    """Kinships of sources with records of their own and nothing in common."""
    topics = {"a": "Rain fell.", "b": "Bread is dear.", "c": "A museum opens.", "d": "Bees return."}
    return found(reports.desk({name: ("en", topics[name]) for name in records}, records), (), wording=False)


def test_via_names_the_primary_source_and_the_later_report_last() -> None:
    (kinship,) = by_record(a={"via": "b"}, b={}).values()
    assert kinship == Kinship(("b", "a"), "primary source", ("a relays b",))


def test_via_may_be_an_address_or_a_report_that_is_not_at_hand() -> None:
    kin = by_record(
        a={"via": "https://example.org/1"},
        b={"url": "https://example.org/1"},
        c={"via": "Evening Star"},
        d={"via": "The Evening Star"},
    )
    assert kin["a + b"].descent == "primary source"
    assert kin["c + d"].descent == "common source"
    assert len(kin) == 2


def test_reports_of_one_agency_have_a_common_source_and_the_agency_is_primary() -> None:
    kin = by_record(a={"wire": "Reuters"}, b={"wire": "Reuters"}, c={"publisher": "Reuters News"}, d={})
    assert kin["a + b"].reasons == ("both carry a report of Reuters",)
    assert kin["a + c"].descent == "primary source"
    assert kin["a + c"].sources == ("c", "a")
    assert not [key for key in kin if "d" in key.split(" + ")]


def test_an_agency_has_one_name_in_all_languages() -> None:
    records = {"a": {"wire": "Northern Wire"}, "b": {"wire": "北方通讯社"}}
    desk = reports.desk({"a": ("en", "Rain fell."), "b": ("zh", "下雨了。")}, records)
    assert found(desk, wording=False)["a + b"].reasons == ("both carry a report of Northern Wire",)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Example News", "Example"),
        ("Example.com", "www.example.com"),
        ("The Example", "Example Online"),
        ("例子新闻网", "例子"),
        ("EXAMPLE GmbH", "Example"),
    ],
)
def test_names_of_one_house(one: str, other: str) -> None:
    assert house(one) == house(other)


@pytest.mark.parametrize(("one", "other"), [("Example Times", "Example Post"), ("News", "Online"), ("a", "")])
def test_names_of_two_houses(one: str, other: str) -> None:
    assert house(one) != house(other)


# --- whom reports name ----------------------------------------------------------------------------

TIP = (
    "en",
    """Trains will stop on Sunday.
Buses run instead.
Northern Wire has reported that Lars Brandt met Mira Voss in Sando and asked for 14,500 euros.
Tidewatch wants a hearing with Henrik Dahl about the 320 missing pages.""",
)
ECHO = (
    "de",
    """Der Rat tagt hinter verschlossenen Türen.
Draußen frieren die Reporter.
Laut Northern Wire traf Lars Brandt in Sandö Mira Voss und verlangte 14.500 Euro.
Tidewatch fordert eine Anhörung von Henrik Dahl zu den 320 fehlenden Seiten.""",
)
ASIDE = (
    "en",
    """A bakery in the harbour has won a prize.
Its bread is dark.
Northern Wire has reported that butter is getting dearer.
The owner, a friend of Lars Brandt, smiled.""",
)


def test_two_reports_that_name_one_agency_share_what_they_have_from_it() -> None:
    kinship = found(reports.desk({"tip": TIP, "echo": ECHO}), wording=False)["echo + tip"]
    assert kinship.descent == "common source"
    assert "both name Northern Wire as their source" in kinship.reasons
    assert set(kinship.passages) == {("echo:3", "tip:3"), ("echo:4", "tip:4")}


def test_what_the_agency_is_named_for_has_its_like_by_the_same_countries() -> None:
    tip = f"{TIP[1]}\nNorthern Wire has reported interest from Japan, Canada, Peru and Kenya."
    echo = f"{ECHO[1]}\nAus Peru, Japan, Kanada und Kenia kommt Geld.\nMira Voss war in Peru und Kenia."
    kinship = found(reports.desk({"tip": ("en", tip), "echo": ("de", echo)}), wording=False)["echo + tip"]
    assert {pair for pair in kinship.passages if "tip:5" in pair} == {("echo:5", "tip:5")}


def test_an_agency_that_both_name_for_different_things_is_no_kinship() -> None:
    assert not found(reports.desk({"tip": TIP, "aside": ASIDE}), wording=False)


def test_a_report_that_names_the_agency_of_another_quotes_it() -> None:
    desk = reports.desk({"tip": TIP, "echo": ECHO}, {"tip": {"wire": "Northern Wire"}})
    kinship = found(desk, wording=False)["echo + tip"]
    assert (kinship.sources, kinship.descent) == (("tip", "echo"), "quotation")


def test_whoever_acts_in_the_story_is_no_reporter() -> None:
    """“OpenAI has reported …” names a party, not a paper."""
    one = ("en", "OpenAI has reported 14 faults to SoftBank.\nOpenAI hired Oracle.\nWinter came early.")
    other = ("en", "OpenAI has reported 14 faults to SoftBank.\nOpenAI left Oracle.\nThe sea froze.")
    kin = found(reports.desk({"a": one, "b": other}), wording=False).values()
    assert not [kinship for kinship in kin if kinship.descent == "common source"]


# --- revisions ------------------------------------------------------------------------------------


def test_a_later_report_of_the_house_with_another_figure_is_a_revision() -> None:
    language, text = reports.WIRE
    later = text.replace("38 metres", "41 metres")
    day = datetime.date(2026, 3, 10)
    records: dict[str, Mapping[str, object]] = {
        "first": {"publisher": "Northern Wire", "published": day},
        "a-second": {"publisher": "Northern Wire", "published": day + datetime.timedelta(days=2)},
    }
    desk = reports.desk({"first": (language, text), "a-second": (language, later)}, records)
    (kinship,) = found(desk).values()
    assert (kinship.sources, kinship.descent) == (("first", "a-second"), "revision")
    assert "a-second came later and changes a figure" in kinship.reasons
    same = reports.desk({"first": (language, text), "a-second": (language, text)}, records)
    (kinship,) = found(same).values()
    assert kinship.descent == "common source"


def test_a_currency_that_is_given_later_is_a_revision() -> None:
    language, text = reports.WIRE
    lost, given = (f"{text} It cost $9 million (about {sum_})." for sum_ in ("65 million", "65 million yuan"))
    records: dict[str, Mapping[str, object]] = {
        "first": {"publisher": "Northern Wire", "published": datetime.date(2026, 3, 10)},
        "second": {"publisher": "Northern Wire", "published": datetime.date(2026, 3, 11)},
    }
    (kinship,) = found(
        reports.desk({"first": (language, lost), "second": (language, given)}, records)
    ).values()
    assert (kinship.sources, kinship.descent) == (("first", "second"), "revision")


# --- the parts ------------------------------------------------------------------------------------


def test_pairs_are_the_nearest_of_both_and_leave_headings_out() -> None:
    sentences = [
        Sentence("a", 1, "en", "x"),
        Sentence("a", 2, "en", "x"),
        Sentence("a", 3, "en", "x", heading=True),
        Sentence("b", 1, "de", "x"),
        Sentence("c", 1, "zh", "x"),
    ]
    vectors = np.array([[1, 0], [0.8, 0.6], [0, 1], [0.6, 0.8], [-1, 0]], dtype=np.float32)
    ((a, b, cosine),) = mutual_best(vectors, sentences)
    assert (a, b) == ("a:2", "b:1")
    assert cosine == pytest.approx(0.96)
    assert mutual_best(vectors[:0], []) == ()


def test_words_in_a_row_outside_quotation_marks() -> None:
    run = "the harbour master of the old town told nobody that the gates were shut"
    said = f"A woman said: “Listen, {run}, and so it was.”"
    one, two = Sentence("a", 1, "en", f"Today {run}."), Sentence("b", 4, "en", f"In May {run} again.")
    assert verbatim([one, two]) == {("a:1", "b:4")}
    assert verbatim([replace(one, text=said), replace(two, text=said)]) == set()
    assert verbatim([one, replace(two, text="the harbour master of the old town slept")]) == set()
    chinese = "调查人员在港口发现了三份没有签名的合同并已全部送交检察机关处理"
    assert verbatim([Sentence("a", 1, "zh", chinese), Sentence("b", 1, "zh", "据称" + chinese + "。")])


def test_names_of_both_leads_and_small_numbers_are_no_particulars() -> None:
    one = (
        "en",
        "Lars Brandt met Mira Voss.\nIt rained.\nLars Brandt counted three boats and 38 metres of rope.",
    )
    other = (
        "en",
        "Mira Voss met Lars Brandt.\nSnow fell.\nLars Brandt saw three gulls and 38 metres of rope.",
    )
    _, _, evidence = reports.desk({"a": one, "b": other})
    facts = Particulars(evidence)
    assert facts.shared("a:1", "b:1") == frozenset()
    assert facts.shared("a:3", "b:3") == {("figure", "38", "38", "m")}


def test_a_list_of_countries_pairs_no_sentences() -> None:
    facts = Particulars({}, places=("sando",))
    countries = frozenset({("name", "territory-jp"), ("name", "sando")})
    assert not facts.supports(countries, alone=True)
    assert facts.supports(countries, alone=False)
    assert facts.supports(countries | {("name", "lars-brandt")}, alone=True)


def test_kinships_are_the_same_whatever_the_order() -> None:
    sources, sentences, evidence = reports.desk(texts("wire", "passages", "harbour"))
    forth = kinships(sources, sentences, evidence, (), GLOSSARY)
    assert forth == kinships(sources[::-1], sentences[::-1], dict(reversed(evidence.items())), (), GLOSSARY)
    assert forth
    assert kinships((), (), {}) == ()


def test_a_source_without_evidence_has_its_record_only() -> None:
    sources, sentences, evidence = reports.desk(texts("wire", "passages"), {"wire": {"via": "passages"}})
    known = {"wire": evidence["wire"]}
    (kinship,) = kinships(sources, sentences, known, [("passages:4", "wire:2", 0.8)], GLOSSARY)
    assert kinship.descent == "primary source"
