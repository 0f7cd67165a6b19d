"""The lock says what somebody has seen of a package, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybrief.errors import RecordError
from polybrief.translate.packages import Package
from polybrief.translate.packages.lock import Locked, find, newest, parse, render, standing, with_entry

ROOT = Path(__file__).parents[3]
HASH = "0123456789" * 6 + "0123"

hashes = st.text("0123456789abcdef", min_size=64, max_size=64)
entries = st.builds(
    Locked,
    pair=st.from_regex(r"[a-z]{2,3}-[a-z]{2,3}", fullmatch=True),
    version=st.from_regex(r"[0-9]{1,3}(\.[0-9]{1,3}){0,2}", fullmatch=True),
    size=st.none() | st.integers(1, 10**12),
    sha256=st.none() | hashes,
    content=st.none() | hashes,
    address=st.none() | st.from_regex(r"https://[a-z]{1,9}\.org/[a-z_0-9]{0,9}", fullmatch=True),
    note=st.none() | st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), min_size=1),
)


def lock(*lines: str) -> str:
    return "packages:\n" + "".join(f"  {line}\n" for line in lines)


@given(st.lists(entries, max_size=4, unique_by=lambda entry: entry.name))
def test_what_is_written_is_read(written: list[Locked]) -> None:
    text = render(written)
    read = parse(text, "models.lock")
    assert set(read) == set(written)
    assert render(reversed(read)) == text


def test_versions_stay_texts_and_stand_in_their_order() -> None:
    text = render([Locked("de-en", "1.10"), Locked("de-en", "1.9"), Locked("de-en", "1.1")])
    assert [entry.version for entry in parse(text, "models.lock")] == ["1.1", "1.9", "1.10"]


def test_an_empty_file_and_an_empty_list_know_nothing() -> None:
    assert parse("", "models.lock") == ()
    assert parse(render([]), "models.lock") == ()


def test_what_is_not_known_is_left_out() -> None:
    assert (
        render([Locked("de-en", "1.3")]).partition("packages:\n")[2]
        == '  - pair: de-en\n    version: "1.3"\n'
    )


def test_the_shipped_lock_is_as_the_program_writes_it() -> None:
    text = (ROOT / "models.lock").read_text("utf-8")
    shipped = parse(text, "models.lock")
    assert render(shipped) == text
    assert {entry.pair for entry in shipped} == {"de-en", "en-de", "en-zh", "zh-en"}
    for entry in shipped:
        name = f"translate-{entry.pair.replace('-', '_')}-{entry.version.replace('.', '_')}"
        assert entry.address == f"https://argos-net.com/v1/{name}.argosmodel"
        assert (entry.content is None) == (entry.note is not None and "not downloaded it yet" in entry.note)


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("- pair: de-en", "no list of packages"),
        ("packages: 1", "no list of packages"),
        ("packages: []\nother: 1", "no list of packages"),
        (lock("- de-en"), "an entry that is no mapping"),
        (lock("- pair: de", "  version: '1.3'"), "de 1.3: pair is “de”"),
        (lock("- pair: ../x-en", "  version: '1.3'"), "pair is “../x-en”"),
        (lock("- pair: de-en"), "de-en None: version is “None”"),
        (lock("- pair: de-en", "  version: 1.10"), "version is “1.1”"),
        (lock("- pair: de-en", "  version: '../1'"), "version is “../1”"),
        (lock("- pair: de-en", "  version: '1'", "  sha256: abc"), "sha256 is “abc”"),
        (lock("- pair: de-en", "  version: '1'", f"  content: '{HASH.upper()}A'"), "content is “"),
        (lock("- pair: de-en", "  version: '1'", "  size: -1"), "size is “-1”"),
        (lock("- pair: de-en", "  version: '1'", "  size: true"), "size is “True”"),
        (lock("- pair: de-en", "  version: '1'", "  size: 1e9"), "size is “1e9”"),
        (lock("- pair: de-en", "  version: '1'", "  hash: 1"), "unknown key “hash”"),
        (lock("- pair: de-en", "  version: '1'", "  note: [1]"), "note is no text"),
        (lock("- pair: de-en", "  version: '1'", "  address: 'http://a.org/x'"), "it is not https"),
        (lock("- pair: de-en", "  version: '1'", "  address: 'file:///etc/passwd'"), "it is no address"),
        (lock("- pair: de-en", "  version: '1'", "  address: 'https://u:p@a.org'"), "a user name"),
        (lock("- pair: de-en", "  version: '1'", "- pair: de-en", "  version: '1'"), "de-en 1 stands twice"),
        (lock("- &a {pair: de-en, version: '1'}", "- *a"), "an alias"),
        ("packages: [", "models.lock:1"),
    ],
)
def test_a_lock_that_breaks_its_format_is_refused_with_its_entry(text: str, cause: str) -> None:
    with pytest.raises(RecordError) as error:
        parse(text, "models.lock")
    assert cause in error.value.cause
    assert "models.lock" in error.value.cause


def test_http_is_for_this_machine() -> None:
    for host in ("localhost:8000", "127.0.0.1", "[::1]:80"):
        text = render([Locked("de-en", "1", address=f"http://{host}/x")])
        assert parse(text, "models.lock")[0].address == f"http://{host}/x"


def test_entries_are_found_by_version_and_replaced_by_name() -> None:
    old, new = Locked("de-en", "1.9"), Locked("de-en", "1.10")
    assert find([old, new], "de-en", "1.9") is old
    assert find([old, new], "de-en", "2") is None
    assert newest([new, old], "de-en") is new
    assert newest([old], "en-de") is None
    better = Locked("de-en", "1.9", size=1)
    assert with_entry([old, new], better) == (new, better)


def test_an_installed_package_stands_to_the_lock_in_one_of_four_ways(shelf_folder: Path) -> None:
    package = Package(shelf_folder / "translate-de_en-1_0", "de", "en", "1.0", "")
    other = Locked("de-en", "1.1", content=package.content)
    assert standing(package, [other]) == "not in the lock"
    assert standing(package, [other, Locked("de-en", "1.0")]) == "content not in the lock"
    assert standing(package, [Locked("de-en", "1.0", content=package.content)]) == "as locked"
    assert standing(package, [Locked("de-en", "1.0", content=HASH)]) == "differs from the lock"
