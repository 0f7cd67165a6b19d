"""Where sentences end: one table for each rule, in the languages that it concerns.

In the tables a bar stands where the text is to be cut; blanks beside it belong to the text.
"""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybrief.errors import UnsupportedLanguage
from polybrief.languages import LANGUAGES, join
from polybrief.sentences import is_heading, spans, split

CASES = {
    "a full stop, a question mark, an exclamation mark": [
        ("en", "The plant opened. |Was it late? |Very! |Nobody minded."),
        ("de", "Das Werk lief an. |War es zu spät? |Sehr! |Niemand klagte."),
        ("zh", "工厂投产了。|晚了吗？|太晚了！|没有人抱怨。"),
    ],
    "a new line": [
        ("en", "A heading\n|The text begins\n|and goes on here."),
        ("de", "Eine Zeile\r\n|noch eine"),
        ("zh", "标题\n|正文"),
    ],
    "a small letter goes on with the sentence": [
        ("en", "They asked what? and left."),
        ("de", "„Wirklich?“ fragte sie."),
        ("en", "Version 2. was never built."),
    ],
    "a name with a small first letter begins one": [
        ("en", "Sales fell. |iPhone owners waited."),
        ("zh", "销量下降了。|iPhone用户在等待。"),
    ],
    "a figure or a currency sign begins one": [
        ("en", "They build a general model (AGI). |$100 billion is the price."),
        ("en", "Costs rose. |€5 a head. |£3 for children. |¥40 in Tokyo. |12 people paid."),
        ("de", "Die Kosten stiegen. |€5 pro Kopf. |500 Menschen zahlten."),
        ("zh", "成本上升了。|$100亿不够。|500人付了钱。"),
    ],
    "quotation marks close behind the full stop": [
        ("en", "“We are ready.” |Then it rained."),
        ("en", 'She said: "We are ready." |Then it rained.'),
        ("de", "„Wir sind bereit.“ |Dann kam der Regen."),
        ("de", "»Wir sind bereit.« |Dann kam der Regen."),
        ("zh", "他说：“我们准备好了。”|然后下雨了。"),
        ("zh", "他说：「我们准备好了。」|然后下雨了。"),
        ("zh", '他说："准备好了。"|"还没有。"|她摇头。'),
    ],
    "a quotation mark or a bracket begins a sentence": [
        ("en", 'It rained. |"We are ready," she said.'),
        ("en", "It rained. |(Nobody had expected it.) |They left."),
        ("de", "Es regnete. |„Wir gehen“, sagte sie."),
        ("de", "Es regnete. |(Damit hatte niemand gerechnet.) |Sie gingen."),
        ("zh", "下雨了。|“我们走。”|（没有人料到。）|他们走了。"),
        ("zh", "下雨了。|《日报》作了报道。"),
    ],
    "what stands in brackets belongs to the sentence around it": [
        ("en", "The plan (see below. It is long.) was dropped."),
        ("en", "The maker (Acme Inc.) agreed."),
        ("de", "Der Plan (vgl. S. 4. Mehr dort) fiel durch."),
        ("zh", "该计划（详见下文。内容很长）被放弃了。"),
        ("zh", "他（真的！）来了。|（没有人料到！）|她走了。"),
        ("zh", "她看了《你好！明天》这部电影。|他没看。"),
    ],
    "titles and other abbreviations that point forward": [
        ("en", "Mr. Lee met Dr. Ann Wu and Gov. Hill. |They talked, e.g. The Hague was named."),
        ("de", "Prof. Dr. Weber kam um ca. 8 Uhr, z.B. Die Zeit und z. B. Der Bote waren da."),
        ("de", "Ca. 30 Leute kamen. |Das reichte."),
        ("zh", "会上 Dr. Ann Wu 发言。|他离开了。"),
    ],
    "abbreviations in front of a figure": [
        ("en", "See no. 5 and p. 12. |He said no. |Nobody answered."),
        ("en", "It began on Sept. 11. |Nothing had happened in Aug. |Analysts waited."),
        ("de", "Nach Art. 5 und Abs. 2 gilt das. |Das ist keine feine Art. |Richter wissen es."),
    ],
    "abbreviations end a sentence only in front of a word that begins one": [
        ("en", "Acme Inc. Chairman Hill spoke for Acme Inc. |The board agreed."),
        ("de", "Es geht um 5 Mio. Euro oder 3 Mrd. Dollar. |Der Bund zahlt 2 Mrd. |Das ist viel."),
        ("en", "They sell cars, lorries, etc. |Buyers wait."),
        ("de", "Es gibt Autos, Räder usw. |Käufer warten."),
    ],
    "letters with points": [
        ("en", "The U.S. Senate met in the U.S. |It voted at 8 p.m. Monday. |He has a Ph.D. |She too."),
        ("de", "Der Verein e.V. Nord löst sich auf. |Er war o.g. Partner."),
        ("zh", "U.S.政府没有回应。|他走了。"),
    ],
    "initials": [
        ("en", "J. R. Smith met George W. Hill. |So did I. |They chose plan B. |The rest is known."),
        ("de", "E. T. A. Meier lebte hier. |Es gilt Plan B. |Das ist bekannt."),
    ],
    "German ordinals and dates": [
        ("de", "Sie trafen sich am 3. Oktober und am 21. Januar. |Danach nicht mehr."),
        ("de", "Anfang des 19. Jahrhunderts war das so. |Ende 20. Jahrhundert nicht."),
        ("de", "Am 16./17. August und am 12.5. Montag früh ist zu. |Nicht am 3. |Der Rest bleibt offen."),
        ("de", "Beim 100. Geburtstag gewann der 1. FC Nord."),
        ("de", "König Max IV. Joseph regierte bis 1825. |Ludwig folgte auf Rang 2. |Karl ging leer aus."),
        ("en", "They met on May 3. |October was too late."),
    ],
    "decimals and groups of digits": [
        ("en", "It grew by 3.5 per cent to 1.250.000 or 1,250,000. |Fine."),
        ("de", "Es waren 1.250.000 Euro, also 3,5 Prozent. |Gut."),
        ("zh", "增长了3.5%，达到1,250.75元。|很好。"),
    ],
    "the number of a list item is no sentence": [
        ("en", "1. Money is short. |2. Time is short."),
        ("de", "1. Geld fehlt."),
        ("zh", "1.资金不足。|时间也不足。"),
    ],
    "ellipses": [
        ("en", "Well... it failed ... Nobody", "Well... it failed ...", "Nobody"),
        ("en", "It failed… and that was it. |But then… |Silence."),
        ("de", "Na ja … schade. |Es war so... |Niemand kam."),
        ("zh", "他想说……又没说。|她说：“我……”|他走了。"),
        ("en", "... And then it ended."),
    ],
    "addresses": [
        ("en", "See https://example.org/a.b?c=D.E! or www.example.org. |Write to a.b@example.org. |Bye."),
        ("de", "Mehr unter www.example.org/x?y=Z. |Fragen an post@example.org. |Danke."),
        ("zh", "请访问https://example.org/维基?页=首页或写信给a.b@example.org。|谢谢。"),
    ],
    "several marks are one": [
        ("en", "Really?! |Yes!!! |No..."),
        ("zh", "真的吗？！|是的！！！|不……"),
    ],
    "Chinese: a sign or a particle behind the quotation goes on": [
        ("zh", "他喊“快走！”，然后跑了。"),
        ("zh", "听到“快走！”的喊声，他跑了。"),
    ],
    "Chinese: who said it belongs to the quotation": [
        ("zh", "“我们赢了！”队长说。|大家鼓掌。"),
        ("zh", "“我们赢了！”|队长说，大家都很高兴。"),
    ],
    "Chinese: half-width marks": [
        ("zh", "真的吗?他不信!大家都笑了。", "真的吗?", "他不信!", "大家都笑了。"),
        ("zh", "他用过ChatGPT吗?OpenAI没有回答。", "他用过ChatGPT吗?", "OpenAI没有回答。"),
        ("zh", "成本上升了.利润下降了.", "成本上升了.", "利润下降了."),
        ("zh", "占比约为20%. |七月又上升了。"),
        ("zh", "约翰.史密斯来了。|他很高兴。"),
    ],
    "Chinese: a lost middle dot": [
        ("zh", "唐纳德?特朗普发表讲话。|你信吗?|他不信。"),
    ],
    "Chinese: English sentences in the text": [
        ("zh", "公告写道：We are ready. |It will start soon. |随后股价上涨。"),
        ("zh", "Sales fell.公司没有回应。", "Sales fell.", "公司没有回应。"),
        ("zh", "Acme Inc.表示同意。"),
    ],
    "a blank that is missing stays missing": [
        ("en", "new infrastructureRecently, the firm grew."),
        ("en", "The Node.js team met."),
    ],
}


def _expected(case: tuple[str, ...]) -> tuple[str, str, tuple[str, ...]]:
    language, text, *sentences = case
    return language, text.replace("|", ""), tuple(sentences or (part.strip() for part in text.split("|")))


@pytest.mark.parametrize(
    ("language", "text", "sentences"),
    [
        pytest.param(*_expected(case), id=f"{rule}: {case[0]} {n}")
        for rule, cases in CASES.items()
        for n, case in enumerate(cases, 1)
    ],
)
def test_rule(language: str, text: str, sentences: tuple[str, ...]) -> None:
    assert split(text, language) == sentences


def test_spans_are_offsets_without_white_space() -> None:
    assert spans("  One.  \n\n Two. ", "en") == ((2, 6), (11, 15))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t \u3000"])
def test_white_space_has_no_sentences(text: str) -> None:
    assert spans(text, "zh") == ()


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UnsupportedLanguage):
        spans("Bonjour.", "fr")


@pytest.mark.parametrize(
    ("language", "paragraph", "heading"),
    [
        ("en", "What the new plant will cost", True),
        ("de", "Was das neue Werk kostet", True),
        ("zh", "新工厂的成本", True),
        ("en", "A “test of strength”", True),
        ("en", "The plant will cost more.", False),
        ("en", "“The plant will cost more.”", False),
        ("zh", "新工厂的成本更高。", False),
        ("de", "Was kostet das Werk?", False),
        ("en", "The board said:", False),
        ("zh", "董事会表示：", False),
        ("en", "It opened. Then it closed", False),
        ("en", "* * *", False),
        ("en", "2024", False),
        ("en", "", False),
        ("en", "word " * 60, False),
        ("zh", "字" * 61, False),
    ],
)
def test_a_heading_is_short_and_ends_without_a_mark(language: str, paragraph: str, heading: bool) -> None:
    assert is_heading(paragraph, language) is heading


# What holds for any text whatsoever

SIGNS = st.sampled_from(
    [*"aIZé9Ümß他说。！？…，“”„\"'()（）《》.!? \n\r\t\u2028$€-#", "Dr", "Mio", "The ", "www.", "U.S."]
)
TEXTS = st.lists(SIGNS, max_size=60).map("".join) | st.text(max_size=60)
CODES = st.sampled_from(sorted(LANGUAGES))


@given(TEXTS, CODES)
def test_spans_are_in_order_and_cover_all_but_white_space(text: str, language: str) -> None:
    covered = 0
    for start, end in spans(text, language):
        assert covered <= start < end <= len(text)
        assert text[covered:start].strip() == ""
        covered = end
    assert text[covered:].strip() == ""


@given(TEXTS, CODES)
def test_a_sentence_has_no_white_space_around_it_and_stands_on_one_line(text: str, language: str) -> None:
    for sentence in split(text, language):
        assert sentence == sentence.strip()
        assert len(sentence.splitlines()) == 1


@given(TEXTS, CODES)
def test_lines_are_split_each_for_itself(text: str, language: str) -> None:
    line_by_line = [sentence for line in text.splitlines() for sentence in split(line, language)]
    assert list(split(text, language)) == line_by_line


@given(st.lists(st.sampled_from(["It rained.", "Was it late?", "“Very!”", "They left."]), max_size=6))
def test_what_was_joined_is_split_again(sentences: list[str]) -> None:
    assert list(split(join(sentences, "en"), "en")) == sentences


@given(st.text(st.characters(categories=["Cs", "Cc", "Cf", "Co"]) | st.sampled_from("。. ")), CODES)
def test_surrogates_and_control_characters_do_no_harm(text: str, language: str) -> None:
    spans(text, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "unit",
    [
        "1,",
        "a. ",
        "A. ",
        "。",
        ".",
        "…",
        "((((",
        "(a. ",
        '."',
        "。”",
        "《",
        "www.",
        "1. ",
        "U.S. ",
        "他.",
        "\n",
        "\ud800",
    ],
)
def test_time_grows_with_the_length_of_the_text(unit: str, language: str) -> None:
    text = unit * (200_000 // len(unit))
    began = time.process_time()
    spans(text, language)
    # A tenth of it is usual; quadratic time would be minutes.
    assert time.process_time() - began < 5
