"""Word files give what a reader of their final form sees."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from polybrief.collect import word
from polybrief.collect.raw import Raw
from polybrief.errors import TooCostly, Unreadable

docx = pytest.importorskip("docx")

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def written(fill: Callable[[Any], None]) -> Raw:
    document = docx.Document()
    fill(document)
    file = io.BytesIO()
    document.save(file)
    return Raw(file.getvalue(), "a.docx")


def with_xml(paragraph: str) -> Raw:
    """A file with one paragraph as Word writes it."""

    def fill(document: Any) -> None:
        from docx.oxml import parse_xml

        document.element.body.insert(0, parse_xml(f'<w:p xmlns:w="{W}">{paragraph}</w:p>'))

    return written(fill)


def test_paragraphs_and_tables_in_their_order() -> None:
    def fill(document: Any) -> None:
        document.add_heading("码头年内开工", 0)
        document.add_paragraph("东港港务局13日宣布，二期工程将于三季度开工。")
        table = document.add_table(2, 2)
        for cell, text in zip(table._cells, ("Jahr", "Betrag", "2025", "28,6 Mio. Euro"), strict=True):
            cell.text = text
        document.add_paragraph("Größe und Preis standen fest.\nSo blieb es.")

    found = word.read(written(fill))
    assert found.title == "码头年内开工"
    assert found.paragraphs[1:] == (
        "东港港务局13日宣布，二期工程将于三季度开工。",
        "Jahr | Betrag",
        "2025 | 28,6 Mio. Euro",
        "Größe und Preis standen fest.",
        "So blieb es.",
    )
    assert (found.author, found.published) == (None, None)


def test_what_the_file_says_of_itself() -> None:
    def fill(document: Any) -> None:
        document.core_properties.title = "A second terminal"
        document.core_properties.author = "Harbour office"
        document.add_paragraph("The authority voted to build it.")

    found = word.read(written(fill))
    assert (found.title, found.author) == ("A second terminal", "Harbour office")


def test_insertions_stand_and_deletions_are_gone() -> None:
    run = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
    found = with_xml(
        run.format("It costs ")
        + "<w:del w:id='1' w:author='x'><w:r><w:delText>15 </w:delText></w:r></w:del>"
        + f"<w:ins w:id='2' w:author='x'>{run.format('39 ')}</w:ins>"
        + f"<w:hyperlink>{run.format('billion dollars')}</w:hyperlink>"
        + "<w:r><w:rPr><w:vanish/></w:rPr><w:t> hidden</w:t></w:r>"
        + run.format(".")
    )
    assert word.read(found).paragraphs == ("It costs 39 billion dollars.",)


def test_a_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(2_000_000))
    monkeypatch.setattr(word, "MAX_WORD_BYTES", 1_000_000)
    with pytest.raises(TooCostly, match="unpacks to too much"):
        word.read(Raw(file.getvalue(), "a.docx"))


def changed(part: str, text: str) -> Raw:
    """A Word file one of whose parts is another."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written(lambda _: None).data)) as old, zipfile.ZipFile(file, "w") as new:
        for item in old.infolist():
            new.writestr(item.filename, text if item.filename == part else old.read(item))
    return Raw(file.getvalue(), "a.docx")


ENTITY = (
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>T&a;.</w:t></w:r></w:p></w:body></w:document>'
)


def test_no_file_is_read_through_an_entity() -> None:
    assert word.read(changed("word/document.xml", ENTITY)).paragraphs == ("T",), (
        "the entity stays what it is: nothing"
    )


@pytest.mark.parametrize(
    ("part", "text"), [("word/document.xml", "<w:document>"), ("[Content_Types].xml", "")]
)
def test_a_damaged_one(part: str, text: str) -> None:
    with pytest.raises(Unreadable, match="a damaged Word file"):
        word.read(changed(part, text))
