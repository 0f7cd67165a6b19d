"""Plain text and Markdown become paragraphs."""

from __future__ import annotations

from polybrief.collect.plain import paragraphs


def plain(text: str) -> tuple[str, ...]:
    return paragraphs(text, markdown=False)


def test_one_paragraph_a_line() -> None:
    assert plain("The first one.\nThe second one.\n") == ("The first one.", "The second one.")


def test_lines_cut_at_a_width_are_one_paragraph() -> None:
    text = "This paragraph was cut at\na width of some thirty\ncharacters.\n\nThis is the\nnext one.\n"
    assert plain(text) == (
        "This paragraph was cut at a width of some thirty characters.",
        "This is the next one.",
    )


def test_chinese_lines_are_joined_without_a_blank() -> None:
    assert plain("这一段文字在这里\n被切断了。\n") == ("这一段文字在这里被切断了。",)


def test_white_space_is_folded() -> None:
    assert plain("  A\tpiece \u00a0of text.  \n\n\n") == ("A piece of text.",)


def test_markdown_marks_are_taken_off() -> None:
    text = "---\ntags: x\n---\n# The *plan*\n\nIt has [ten](https://example.org) parts,\nall `small`.\n"
    text += "\n- One.\n- Two.\n"
    assert paragraphs(text, markdown=True) == ("The plan", "It has ten parts, all small.", "One.", "Two.")
