from __future__ import annotations

from pathlib import Path

import pytest
from tiny_desk import Html, make_desk

from polybrief.publish.desk import read_desk
from polybrief.publish.indexed import FACETS, Indexing
from polybrief.store import Store

GLOSSARY = """\
- id: ferry
  kind: programme
  en: [Ferry Programme]
  de: [Fährprogramm]
  zh: [渡轮计划]
- id: harbour
  kind: organisation
  en: [Harbour Board, HB]
  de: [Hafenamt]
  zh: [港务局]
- id: openai
  kind: organisation
  en: [OpenAI]
  de: [OpenAI]
  zh: [OpenAI]
"""
PAGE = "<html><head></head><body><article data-pagefind-body><h1>T</h1><h2>S</h2>{}</article></body></html>"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = make_desk(tmp_path_factory.mktemp("desk"))
    (store.root / "glossary").mkdir()
    (store.root / "glossary" / "names.yml").write_text(GLOSSARY, "utf-8")
    return store.root


def marked(root: Path, language: str, path: str, text: str) -> Html:
    desk = read_desk(Store(root), language, preview=False)
    return Html(Indexing(desk, language).marked(PAGE.format(text), path))


def known(page: Html, use: str) -> dict[str, list[str]]:
    """What the head says to Pagefind: filters or metadata by name."""
    found: dict[str, list[str]] = {}
    for tag in page.all("meta"):
        given = tag.attributes.get(f"data-pagefind-{use}")
        if given:
            name, _, attribute = given.partition("[")
            found.setdefault(name, []).append(tag.attributes[attribute.rstrip("]")])
    return found


def test_a_name_is_there_in_every_form_and_language(root: Path) -> None:
    page = marked(root, "zh", "briefs/ferry.md", "<p>港务局同意了。</p>")
    assert known(page, "meta")["names"] == ["Harbour Board; HB; Hafenamt; 港务局"]


def test_names_within_marks_and_entities_are_found(root: Path) -> None:
    page = marked(root, "de", "briefs/ferry.md", "<p>Das <b>Hafenamt</b> &amp; das F&auml;hrprogramm</p>")
    assert "Harbour Board" in known(page, "meta")["names"][0]
    assert "渡轮计划" in known(page, "meta")["names"][0]


def test_what_a_brief_is_about_counts_by_itself(root: Path) -> None:
    page = marked(root, "en", "briefs/ferry.md", "<p>The Harbour Board met. The Harbour Board, OpenAI.</p>")
    meta = known(page, "meta")
    assert meta["about"] == ["ferry; Ferry Programme; Fährprogramm; 渡轮计划"]
    assert meta["often"] == ["Harbour Board; HB; Hafenamt; 港务局"]
    assert meta["names"] == ["Harbour Board; HB; Hafenamt; 港务局; OpenAI"]
    assert "mentioned" not in meta


def test_chinese_names_are_cut_for_a_search_that_cuts_its_query(root: Path) -> None:
    (about,) = known(marked(root, "zh", "briefs/ferry.md", ""), "meta")["about"]
    assert {"渡轮", "计划", "渡轮计", "渡"} <= {*about.split("; ")}
    (english,) = known(marked(root, "en", "briefs/ferry.md", ""), "meta")["about"]
    assert "渡轮" not in english.split("; ")


def test_other_pages_name_what_they_mention(root: Path) -> None:
    meta = known(marked(root, "en", "conflicts/index.md", "<p>Harbour Board</p>"), "meta")
    assert meta == {"mentioned": ["Harbour Board; HB; Hafenamt; 港务局"]}


def test_a_report_is_read_in_its_own_language_and_found_by_its_publisher(root: Path) -> None:
    page = marked(root, "en", "sources/trial-de.md", "<p>Das Hafenamt</p>")
    assert known(page, "meta")["mentioned"] == ["Harbour Board; HB; Hafenamt; 港务局; Hafenblatt"]


def test_facets_of_a_brief_are_in_the_pages_language(root: Path) -> None:
    page = marked(root, "de", "briefs/ferry.md", "<p>Das Fährprogramm</p>")
    assert known(page, "filter") == {
        "kind": ["Kurzbericht"],
        "programme": ["Fährprogramm"],
        "topic": ["Geld"],
        "year": ["2025"],
        "status": ["maschinell erstellt"],
        "source_language": ["Deutsch", "Chinesisch", "Englisch"],
    }
    assert {*known(page, "filter")} == {*FACETS}
    reviewed = known(marked(root, "en", "briefs/ferry.md", ""), "filter")
    assert reviewed["status"] == ["reviewed by a person"]


def test_facets_of_a_report(root: Path) -> None:
    assert known(marked(root, "zh", "sources/trial-de.md", ""), "filter") == {
        "kind": ["来源"],
        "year": ["2025"],
        "source_language": ["德语"],
    }


def test_a_brief_weighs_more_than_a_report_or_a_list(root: Path) -> None:
    def weight(path: str) -> str | None:
        return marked(root, "en", path, "").all("article")[0].attributes.get("data-pagefind-weight")

    assert weight("briefs/ferry.md") is None
    assert 0 < float(weight("sources/trial-de.md") or 0) < 1
    assert 0 < float(weight("conflicts/index.md") or 0) < 1


def test_pages_that_search_skips_stay_as_they_are(root: Path) -> None:
    page = "<html><head></head><body><article>Harbour Board</article></body></html>"
    desk = read_desk(Store(root), "en", preview=False)
    assert Indexing(desk, "en").marked(page, "index.md") == page
