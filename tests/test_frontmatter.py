"""Front matter is read strictly and written in one way."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybrief import frontmatter
from polybrief.errors import RecordError

FOLDED = re.compile(r"[ \t\n\r\f\v\x85\u2028\u2029]+")
HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def split(text: str) -> tuple[dict[str, object], str, int]:
    return frontmatter.split(text, "a.md", RecordError)


def test_takes_a_file_apart() -> None:
    assert split("---\ntitle: A\ndate: 2025-01-22\n---\n\nText.\n") == (
        {"title": "A", "date": date(2025, 1, 22)},
        "\nText.\n",
        5,
    )


def test_reads_past_a_byte_order_mark() -> None:
    assert split("\ufeff---\ntitle: A\n---\n")[0] == {"title": "A"}


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("Text.", "a.md:1: no front matter"),
        ("---\ntitle: A\n", "a.md:1: the front matter has no end"),
        ("---\n- A\n---\n", "a.md:2: the front matter holds no fields"),
        ("---\ntitle: [A\n---\n", "a.md:2: "),
        (f"---\n{'- ' * 9000}\n---\n", "a.md:2: nested too deeply"),
        (f"---\na: {'[' * 9000}\n---\n", "a.md:2: nested too deeply"),
        ("---\na: &x [1]\nb: *x\n---\n", "a.md:3: an alias (*name) is not allowed"),
        ("---\na: !!python/object:os.system {}\n---\n", "a.md:2: a tag (!name) is not allowed"),
        ("---\na: 1\nb: {a: 1, a: 2}\n---\n", "a.md:3: the key “a” comes twice"),
        ('---\na: "x\\u202Ey"\n---\n', "a.md:2: a sign that is not seen, U+202E"),
        (f"---\na: 0x{'f' * 200}\n---\n", "a.md:2: a number of more than a hundred digits"),
    ],
)
def test_names_file_and_line_of_what_is_broken(text: str, cause: str) -> None:
    with pytest.raises(RecordError) as problem:
        split(text)
    assert problem.value.cause.startswith(cause)
    assert problem.value.hint


def fields(**values: object) -> dict[str, object]:
    kinds = {"title": str, "date": date, "sample": bool, "rights": ("open", "restricted"), "tags": list}
    return frontmatter.check_fields(values, kinds, ("title",), "a.md", RecordError)


def test_gives_back_known_fields_and_leaves_out_empty_ones() -> None:
    assert fields(title="A", date=None, tags=["x"]) == {"title": "A", "tags": ("x",)}


@pytest.mark.parametrize(
    ("values", "cause"),
    [
        ({"title": "A", "colour": "red"}, "unknown key “colour”"),
        ({"date": date(2025, 1, 22)}, "title is missing"),
        ({"title": 7}, "title is not a text"),
        ({"title": "A", "date": "soon"}, "date is no date: soon"),
        ({"title": "A", "rights": "free"}, "rights is “free”"),
        ({"title": "A", "sample": "yes"}, "sample is not true or false"),
        ({"title": "A", "tags": "x"}, "tags is no list of texts"),
    ],
)
def test_refuses_what_the_format_does_not_know(values: dict[str, object], cause: str) -> None:
    with pytest.raises(RecordError, match=cause):
        fields(**values)


@given(st.dictionaries(st.from_regex(r"[a-z]{1,9}", fullmatch=True), st.text(min_size=1)))
def test_what_is_written_reads_back(values: dict[str, str]) -> None:
    written = frontmatter.dump({"id": "a", **values})
    assert split(written)[0] == {
        "id": "a",
        **{key: HIDDEN.sub("", FOLDED.sub(" ", text)).strip(" ") for key, text in values.items()},
    }


def test_a_no_break_space_stays() -> None:
    assert split(frontmatter.dump({"title": "500\u00a0Mrd. Euro"}))[0] == {"title": "500\u00a0Mrd. Euro"}
