from __future__ import annotations

import markdown
import pytest

from polybrief.publish.typography import joins


def html(text: str) -> str:
    return markdown.markdown(text, extensions=["footnotes", "tables", "polybrief.publish.typography"])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("完成了。", "下一句"),
        ("完成了。", "OpenAI宣布"),
        ("他说：“好。”", "随后"),
        ("他说：“好。”", "“不好。”"),
        ("没有句号", "下一行"),
        ("ends in English", "（括号）"),
    ],
)
def test_break_beside_full_width_text_goes(before: str, after: str) -> None:
    assert joins(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [("One.", "Two."), ("“Eins.”", "„Zwei.“"), ("公司在", "Abilene"), ("Abilene", "公司"), ("", "下一句")],
)
def test_other_breaks_stay(before: str, after: str) -> None:
    assert not joins(before, after)


def test_chinese_sentences_on_lines_of_their_own_become_one_run() -> None:
    assert html("第一句。\n第二句。\n") == "<p>第一句。第二句。</p>"


def test_german_sentences_keep_their_blank() -> None:
    assert html("Satz eins.\nSatz zwei.\n") == "<p>Satz eins.\nSatz zwei.</p>"


def test_break_behind_footnote_calls_goes() -> None:
    page = html("第一句。[^a:1][^b:2]\n第二句。\n\n[^a:1]: A\n[^b:2]: B\n")
    assert "</a></sup>第二句。" in page


def test_break_within_emphasis_and_before_it_goes() -> None:
    assert html("第一句。\n**第二句。\n第三句。**\n") == "<p>第一句。<strong>第二句。第三句。</strong></p>"


def test_lists_are_joined_item_by_item() -> None:
    assert "<li>第一句。第二句。</li>\n<li>第三句。</li>" in html("- 第一句。\n  第二句。\n- 第三句。\n")


def test_code_keeps_its_lines() -> None:
    assert "第一行。\n第二行。" in html("    第一行。\n    第二行。\n")


def test_calls_that_follow_directly_are_marked() -> None:
    page = html("One.[^a:1][^b:2] Two.[^c:3]\n\n[^a:1]: A\n[^b:2]: B\n[^c:3]: C\n")
    assert page.count('class="footnote-next"') == 1
    assert '<sup class="footnote-next" id="fnref:b:2">' in page
