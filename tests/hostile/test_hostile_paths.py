"""Names, links, devices and pipes in the desk's folder: nothing is read for ever, nothing written outside."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from polybrief.errors import BadId, PolybriefError, StoreError
from polybrief.model import Source, Translation, text_hash
from polybrief.store import Store

SOURCE = Source("a", "en", "open", text_hash("Text."))


def link(at: str, to: str) -> Callable[[Path], None]:
    """Makes the link `at` in a desk lead to `to`, from the folder that the desk lies in."""

    def make(root: Path) -> None:
        (root / at).parent.mkdir(parents=True, exist_ok=True)
        target = Path(to) if to.startswith("/") else root.parent / to
        (root / at).symlink_to(target)

    return make


def pipe(at: str) -> Callable[[Path], None]:
    def make(root: Path) -> None:
        (root / at).parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(root / at)

    return make


def folder(at: str) -> Callable[[Path], None]:
    def make(root: Path) -> None:
        (root / at).mkdir(parents=True)

    return make


def _nothing(_root: Path) -> None:
    """Leaves the desk as it is: the attack is in what is asked of it."""


def _write_source(store: Store) -> None:
    store.write_source(SOURCE, "Text.")


def _write_memory(store: Store) -> None:
    store.write_memory(SOURCE, "de", [Translation("a:1", "Text.", "Text.", reviewed=True)])


# What it attacks: what the desk holds, and what is done in it.
CASES: dict[str, tuple[Callable[[Path], None], Callable[[Store], object]]] = {
    "device-as-a-record": (link("sources/a.md", "/dev/zero"), Store.sources),
    "device-as-a-glossary": (link("glossary/a.yml", "/dev/zero"), Store.glossary),
    "device-as-a-comment": (link("conflicts/a.yml", "/dev/random"), Store.comments),
    "device-as-a-dossier": (link("dossiers/a.yml", "/dev/zero"), Store.dossiers),
    "device-as-a-brief": (link("docs/en/briefs/a.md", "/dev/zero"), lambda store: store.briefs("en")),
    "pipe-as-a-record": (pipe("sources/a.md"), Store.sources),
    "pipe-as-a-glossary": (pipe("glossary/a.yml"), Store.glossary),
    "pipe-as-a-brief": (pipe("docs/en/briefs/a.md"), lambda store: store.briefs("en")),
    "folder-as-a-record": (folder("sources/a.md"), Store.sources),
    "link-that-leads-to-itself": (
        lambda root: link("sources/a.md", str(root / "sources" / "a.md"))(root),
        Store.sources,
    ),
    "sources-linked-outside": (link("sources", "outside"), _write_source),
    "memory-linked-outside": (link("memory", "outside"), _write_memory),
    "evidence-linked-to-the-system": (link("sources", "/etc"), _write_source),
    "sibling-with-the-same-beginning": (link("sources", "desk-private"), _write_source),
    "docs-linked-outside": (link("docs", "outside"), lambda store: store.write_brief("en", "a", "x")),
    "dossiers-linked-outside": (link("dossiers", "outside"), lambda store: store.write_dossier("a", "x")),
    "record-by-a-path": (_nothing, lambda store: store.source("../outside/a")),
    "brief-by-a-path": (_nothing, lambda store: store.write_brief("en", "../../../outside/a", "x")),
    "draft-by-a-path": (_nothing, lambda store: store.write_draft("../../outside/a", "x", "y")),
    "dossier-by-a-path": (_nothing, lambda store: store.dossier("..")),
    "brief-over-the-list": (_nothing, lambda store: store.write_brief("en", "index", "x")),
}  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("desk", "desk-private", "outside"):
        (tmp_path / name).mkdir()
    (tmp_path / "desk" / "mkdocs.yml").write_text("plugins: [polybrief]\n", "utf-8")
    return tmp_path / "desk"


@pytest.mark.parametrize("name", CASES)
def test_nothing_is_read_for_ever_or_written_outside(name: str, root: Path) -> None:
    make, act = CASES[name]
    make(root)
    with pytest.raises((StoreError, BadId)) as problem:
        act(Store(root))
    assert isinstance(problem.value, PolybriefError)
    assert not list((root.parent / "outside").iterdir())
    assert not list((root.parent / "desk-private").iterdir())


def test_a_link_in_the_place_of_a_file_is_replaced_and_not_followed(root: Path) -> None:
    victim = root.parent / "outside" / "victim"
    victim.write_text("kept", "utf-8")
    (root / "sources").mkdir()
    (root / "sources" / "a.md").symlink_to(victim)
    Store(root).write_source(SOURCE, "Text.")
    assert victim.read_text("utf-8") == "kept"
    assert not (root / "sources" / "a.md").is_symlink()


def test_a_folder_with_the_same_beginning_is_not_within(root: Path) -> None:
    store = Store(root)
    assert store.is_private(root.parent / "desk-private" / "x")
    assert not store.is_private(root / "library-of-others" / "x")
    assert store.is_private(root / "library" / "x")


@pytest.mark.parametrize("name", ["a\nb.md", "A.md", "-.md", "con.md", ".hidden.md", "a b.md", "a\x1b[2J.md"])
def test_a_brief_with_a_name_that_is_none_is_named(name: str, root: Path) -> None:
    (root / "docs" / "en" / "briefs").mkdir(parents=True)
    (root / "docs" / "en" / "briefs" / name).write_text("---\n---\n", "utf-8")
    with pytest.raises(PolybriefError) as problem:
        Store(root).briefs("en")
    assert problem.value.cause.isprintable()


@pytest.mark.parametrize(
    "data", [b"\xff\xfe\x00", b"\xc0\xaf", b"\xed\xa0\x80", b"\x00" * 100, b"---\n" * 10**6]
)
def test_bytes_that_are_no_text_are_named(data: bytes, root: Path) -> None:
    (root / "sources").mkdir()
    (root / "sources" / "a.md").write_bytes(data)
    with pytest.raises(PolybriefError):
        Store(root).sources()
