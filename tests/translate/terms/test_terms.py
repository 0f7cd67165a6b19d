"""Names of the glossary in translations: checked, and mended where the wrong form is certain."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polybrief.model import Entry
from polybrief.translate.terms import Terms


def entry(name: str, kind: str, *forms: tuple[str, ...], **avoid: tuple[str, ...]) -> Entry:
    """An entry of its forms in English, German and Chinese; `not_de` and the like are to avoid."""
    wrong = {code.removeprefix("not_"): listed for code, listed in avoid.items()}
    return Entry(name, kind, dict(zip(("en", "de", "zh"), forms, strict=True)), avoid=wrong)


GLOSSARY = (
    entry("softbank", "organisation", ("SoftBank", "SoftBank Group"), ("SoftBank",), ("软银", "软银集团")),
    entry("openai", "organisation", ("OpenAI",), ("OpenAI",), ("OpenAI",), not_zh=("开放式AI",),
          not_de=("Offene KI",)),
    entry("apple", "organisation", ("Apple",), ("Apple",), ("苹果", "苹果公司")),
    entry("arm", "organisation", ("Arm",), ("Arm",), ("Arm", "安谋")),
    entry("gpt-4", "product", ("GPT-4",), ("GPT-4",), ("GPT-4",)),
    entry("sam-altman", "person", ("Sam Altman", "Altman"), ("Sam Altman", "Altman"), ("奥尔特曼",)),
    entry(
        "council",
        "organisation",
        ("National Security Council",),
        ("Nationaler Sicherheitsrat",),
        ("国家安全委员会",),
        not_en=("National Safety Council",),
        not_de=("Nationaler Sicherheitsausschuss",),
    ),
    entry("chips-act", "law", ("CHIPS Act",), ("CHIPS Act",), ("芯片法案",), not_de=("Chipakt",)),
    entry("canada", "place", ("Canada",), ("Kanada",), ("加拿大",)),
    entry("middle-east", "place", ("Middle East",), ("Naher Osten", "Nahen Osten"), ("中东",)),
    entry(
        "united-states", "place", ("United States", "the United States", "US"), ("USA", "US"), ("美国",)
    ),
)  # fmt: skip
TERMS = Terms(GLOSSARY)


@pytest.mark.parametrize(
    ("source", "of", "target", "into", "mended"),
    [
        # A form of another language.
        ("SoftBank zahlt mit.", "de", "SoftBank也将出资。", "zh", "软银也将出资。"),
        ("SoftBank pays half.", "en", "与 SoftBank 合作", "zh", "与软银合作"),
        ("软银出资一半。", "zh", "软银 is paying half.", "en", "SoftBank is paying half."),
        ("软银出资一半。", "zh", "Die 软银-Gruppe zahlt.", "de", "Die SoftBank-Gruppe zahlt."),
        ("奥尔特曼辞职。", "zh", "奥尔特曼 tritt zurück.", "de", "Sam Altman tritt zurück."),
        ("Canada agrees.", "en", "Das sagte Canada zu.", "de", "Das sagte Kanada zu."),
        ("Canada’s ministers agree.", "en", "Canadas Minister gehen.", "de", "Kanadas Minister gehen."),
        ("Kanada stimmt zu.", "de", "Kanada agrees.", "en", "Canada agrees."),
        ("美国同意。", "zh", "In 美国 nobody agrees.", "en", "In the United States nobody agrees."),
        ("美国同意。", "zh", "The 美国 agrees.", "en", "The United States agrees."),
        # A form that the desk does not want.
        ("OpenAI opens an office.", "en", "开放式AI开设办事处。", "zh", "OpenAI开设办事处。"),
        ("OpenAI opens an office.", "en", "Offene KI eröffnet ein Büro.", "de", "OpenAI eröffnet ein Büro."),
        ("The CHIPS Act works.", "en", "Der Chipakt wirkt.", "de", "Der CHIPS Act wirkt."),
        ("国家安全委员会", "zh", "The National Safety Council", "en", "The National Security Council"),
        # Other case or spacing.
        ("OpenAI wächst.", "de", "Open AI is growing.", "en", "OpenAI is growing."),
        ("OpenAI wächst.", "de", "openai grows, softbank, too.", "en", "OpenAI grows, softbank, too."),
        ("GPT-4 is here.", "en", "GPT 4 ist da.", "de", "GPT-4 ist da."),
        ("软银集团", "zh", "Die Soft Bank lehnte ab.", "de", "Die SoftBank lehnte ab."),
    ],
)  # fmt: skip
def test_what_is_wrong_for_certain_is_mended(
    source: str, of: str, target: str, into: str, mended: str
) -> None:
    assert TERMS.check(source, of, target, into)
    assert TERMS.mend(source, of, target, into) == mended
    assert TERMS.check(source, of, mended, into) == ()


@pytest.mark.parametrize(
    ("source", "of", "target", "into"),
    [
        # Any form of the language counts, inflected ones and compounds too.
        ("SoftBank Group pays.", "en", "软银集团出资。", "zh"),
        ("Altman speaks.", "en", "Altmans Rede", "de"),
        ("SoftBank shares rise.", "en", "Die SoftBank-Aktie steigt.", "de"),
        ("The National Security Council met.", "en", "Auf Einladung des Nationalen Sicherheitsrats", "de"),
        # The original in brackets behind the right form.
        ("SoftBank zahlt.", "de", "软银（SoftBank）出资。", "zh"),
        # Part of a longer name, an address, and words of the language.
        ("An Apple Store opens.", "en", "一家Apple Store开业。", "zh"),
        ("Air Canada flies again.", "en", "Air Canada fliegt wieder.", "de"),
        ("Canada’s site is canada.ca/en_a.", "en", "Seite Kanadas: canada.ca/en_a", "de"),
        ("苹果产业扶贫", "zh", "Poverty relief through apple growing", "en"),
        ("Sie nahm ihn in den Arm.", "de", "She gave him a hug.", "en"),
        # A place may become an adjective.
        ("加拿大政府", "zh", "The government of the northern neighbour", "en"),
        # A country that stands in no file of the glossary is nobody's term.
        ("France agrees.", "en", "Man stimmt zu.", "de"),
        ("No name at all.", "en", "Gar kein Name.", "de"),
    ],
)  # fmt: skip
def test_what_is_right_or_open_is_left_alone(source: str, of: str, target: str, into: str) -> None:
    assert TERMS.check(source, of, target, into) == ()
    assert TERMS.mend(source, of, target, into) == target


@pytest.mark.parametrize(
    ("source", "of", "target", "into", "message"),
    [
        ("SoftBank zahlt.", "de", "软库出资。", "zh", "“SoftBank” should be “软银”, which is missing"),
        # German grammar hangs on these.
        (
            "The Middle East is calm.",
            "en",
            "Im Middle East ist es ruhig.",
            "de",
            "“Middle East” should be “Naher Osten”, but is “Middle East”",
        ),
        (
            "The United States agree.",
            "en",
            "Das sagten die United States zu.",
            "de",
            "“United States” should be “USA”, but is “United States”",
        ),
        (
            "The National Security Council met.",
            "en",
            "Das National Security Council tagte.",
            "de",
            "“National Security Council” should be “Nationaler Sicherheitsrat”,"
            " but is “National Security Council”",
        ),
        (
            "The council: National Security Council",
            "en",
            "Sitzung mit dem Nationalen Sicherheitsausschuss",
            "de",
            "“National Security Council” should be “Nationaler Sicherheitsrat”,"
            " but is “Nationalen Sicherheitsausschuss”",
        ),
        # In brackets only, or in a title.
        ("SoftBank zahlt.", "de", "软库（SoftBank）出资。", "zh",
         "“SoftBank” should be “软银”, but is “SoftBank”"),
        ("SoftBank zahlt.", "de", "他读了《SoftBank 的秘密》。", "zh",
         "“SoftBank” should be “软银”, but is “SoftBank”"),
    ],
)  # fmt: skip
def test_what_is_not_certain_is_reported_and_not_mended(
    source: str, of: str, target: str, into: str, message: str
) -> None:
    assert [term.message for term in TERMS.check(source, of, target, into)] == [message]
    assert TERMS.mend(source, of, target, into) == target


def test_a_name_that_the_source_does_not_have_is_not_mended() -> None:
    assert TERMS.mend("A company pays.", "en", "SoftBank出资。", "zh") == "SoftBank出资。"


_FORMS = sorted(
    {form for one in GLOSSARY for forms in (*one.forms.values(), *one.avoid.values()) for form in forms}
)
_WORDS = st.sampled_from(
    [*_FORMS, "Open AI", "soft bank", "GPT 4", "the", "The", "die", "Store", "在", "的", "«", "»"]
)
_SIGNS = st.sampled_from(
    ["", " ", " ", "-", "(", ")", "“", "”", "https://a.org/", "s ", "3.5 ", ", ", "。", "4"]
)
_TEXTS = st.lists(st.tuples(_WORDS, _SIGNS), max_size=12).map(lambda parts: "".join(a + b for a, b in parts))
_ALL = {
    "en": "; ".join(one.forms["en"][0] for one in GLOSSARY),
    "zh": "；".join(one.forms["zh"][0] for one in GLOSSARY),
}


@settings(deadline=None)
@given(_TEXTS, st.sampled_from(["en", "zh"]), st.sampled_from(["en", "de", "zh"]))
def test_mending_twice_is_mending_once_and_touches_no_figure(target: str, of: str, into: str) -> None:
    once = TERMS.mend(_ALL[of], of, target, into)
    assert TERMS.mend(_ALL[of], of, once, into) == once
    assert [c for c in once if c.isdigit()] == [c for c in target if c.isdigit()]


@settings(deadline=None)
@given(_TEXTS, st.sampled_from(["en", "de", "zh"]))
def test_mending_touches_no_address(target: str, into: str) -> None:
    text = f"{target} https://softbank.example.org/Open_AI/SoftBank"
    assert TERMS.mend(_ALL["zh"], "zh", text, into).endswith("https://softbank.example.org/Open_AI/SoftBank")
