"""What syndication leaves in a text is taken out, and nothing else."""

from __future__ import annotations

import pytest

from polybrief.collect.cleaning import clean

LEAD = "The ministry opened a second data centre near the river on Monday."
BODY = "Its director expects forty staff by the end of the year."


def texts(*paragraphs: str) -> tuple[str, ...]:
    return clean(paragraphs).paragraphs


@pytest.mark.parametrize(
    "teaser",
    [
        "Related:Why rivers matter",
        "Also Read: A model a hundred times larger",
        "Read more: The minister's plan",
        "Lesen Sie auch: Was der Minister plant",
        "Mehr zum Thema: Rechenzentren",
        "相关阅读：部长的计划",
    ],
)
def test_lines_that_send_the_reader_elsewhere(teaser: str) -> None:
    assert texts(LEAD, teaser, BODY) == (LEAD, BODY)


def test_a_sentence_that_only_starts_like_one_stays() -> None:
    sentence = "Related industries grew as well."
    assert texts(LEAD, sentence) == (LEAD, sentence)


@pytest.mark.parametrize(
    "disclaimer",
    [
        "Disclaimer: The content comes from the internet. (Email:[email protected])",
        "Haftungsausschluss: Alle Angaben ohne Gewähr.",
        "免责声明：本文来自网络。",
    ],
)
def test_a_disclaimer_at_the_end_and_what_follows_it(disclaimer: str) -> None:
    assert texts(LEAD, BODY, disclaimer, "Share this article") == (LEAD, BODY)


def test_a_disclaimer_at_the_start_is_no_end() -> None:
    assert len(texts("Disclaimer: this is an opinion.", LEAD, BODY)) == 3


@pytest.mark.parametrize(
    "remnant", ["desk@example.org", "(Email:[email protected])", "邮箱：desk@example.org"]
)
def test_an_address_that_is_left_at_the_end(remnant: str) -> None:
    assert texts(LEAD, BODY, remnant) == (LEAD, BODY)


def test_a_first_line_without_a_full_stop_is_the_title() -> None:
    found = clean(("A second data centre", LEAD, BODY))
    assert (found.title, found.paragraphs) == ("A second data centre", (LEAD, BODY))


def test_a_sentence_is_no_title() -> None:
    assert clean((LEAD, BODY)).title is None


def test_a_title_that_comes_again_alone_or_glued_to_the_lead() -> None:
    title = 'Ministry opens "Riverside": 500 million for a second data centre'
    found = clean((title, title + LEAD, title, LEAD + " It cost more than planned.", BODY))
    assert found.title == title
    assert found.paragraphs == (LEAD + " It cost more than planned.", BODY)
    assert [why for why, _ in found.removed] == ["title repeated", "title repeated", "lead repeated"]


@pytest.mark.parametrize(
    ("dateline", "wire"),
    [
        ("(Bloomberg) — ", "Bloomberg"),
        ("BERLIN (dpa) - ", "dpa"),
        ("Frankfurt am Main (dpa-AFX) – ", "dpa-AFX"),
        ("LONDON, 3 May (Reuters) - ", "Reuters"),
    ],
)
def test_the_dateline_of_a_wire_is_kept_as_a_fact(dateline: str, wire: str) -> None:
    found = clean((dateline + LEAD, BODY))
    assert (found.wire, found.paragraphs) == (wire, (LEAD, BODY))


def test_a_chinese_dateline() -> None:
    found = clean(("新华社北京1月22日电 政府星期一启用第二个数据中心。", "主任预计年底前有四十名员工。"))
    assert found.wire == "新华社"
    assert found.paragraphs[0] == "政府星期一启用第二个数据中心。"


def test_a_bracket_that_names_no_wire_stays() -> None:
    text = "Berlin (Mitte) - der Senat tagt."
    assert texts(text, BODY)[0] == text


def test_what_is_taken_out_is_told() -> None:
    assert clean((LEAD, "Related:Rivers", BODY)).removed == (("teaser", "Related:Rivers"),)


@pytest.mark.parametrize(
    "line",
    [
        "（责任编辑：值班编辑）",
        "来源：东港日报",
        "上一篇：电力市场化交易规则征求意见",
        "分享到 微信 微博",
        "—— END ——",
        "首页 上一页 1 2 3 下一页 尾页",
        "东港网版权所有",
        "扫一扫在手机打开当前页",
        "Share | Facebook | WhatsApp",
        "Advertisement",
        "© 2025 Hafenbote. Alle Rechte vorbehalten.",
        "(Reporting by the night desk)",
        "Artikel teilen",
        "Mehr zum Thema",
        "相关新闻",
        "We use cookies to measure how our pages are read.",
        "Abonnieren Sie unseren Newsletter.",
        "欢迎关注我们的公众号。",
    ],
)
def test_what_a_site_says_of_itself(line: str) -> None:
    assert texts(LEAD, line, BODY) == (LEAD, BODY)


@pytest.mark.parametrize(
    "sentence",
    [
        "Share prices closed 1.2 percent lower on Monday.",
        "Listeners save money if they print the ticket at home.",
        "Teilen wollte der Minister diese Einschätzung nicht.",
        "Anzeige erstattete der Betreiber noch am selben Tag.",
        "来源于西部三省的数据显示，上架率只有27%。",
        "分享会上，专家介绍了三种方案的利弊。",
        "编辑部星期一搬进新大楼，四十名员工已经到岗。",
        "Copyright law is to be changed by the end of the year, the minister said, and nobody objected.",
    ],
)
def test_sentences_of_a_report_that_start_alike_stay(sentence: str) -> None:
    assert texts(LEAD, sentence, BODY) == (LEAD, sentence, BODY)


def test_a_title_that_is_known_already() -> None:
    found = clean(("A subheading", LEAD, BODY), "A second data centre")
    assert (found.title, found.paragraphs) == ("A second data centre", ("A subheading", LEAD, BODY))
    assert clean(("A second data centre", LEAD), "A second data centre").paragraphs == (LEAD,)
