"""Handouts read back: text, notes, links, fonts, metadata, tags."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import handout_desk as made
import outloud
import pdfua
import pikepdf
import pypdf
import pytest

from polybrief.publish.handouts.metadata import MACHINE_TYPE

LANGUAGES = ("en", "de", "zh")
Read = Callable[[str], bytes]

IN_ORDER = {
    "en": (
        "A ferry with a heat pump",
        "1 June 2025",
        "Reviewed by Ada Reader",
        "runs on two motors",
        "390亿",
        "not known",
        "The second motor was added",
        "1 A: “Der Probelauf",
        "sentence 2",
        "Page 1 of 1",
    ),
    "de": (
        "Eine Fähre mit Wärmepumpe",
        "1. Juni 2025",
        "Maschinell erstellt",
        "fährt mit zwei Motoren",
        "nicht bekannt",
        "1 A: „Der Probelauf",
        "Satz 2",
        "Seite 1 von 1",
    ),
    "zh": (
        "装有热泵的渡轮",
        "2025年6月1日",
        "机器生成",
        "渡轮由两台电动机驱动",
        "价格尚未公布",
        "第2句",
        "第1页，共1页",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_is_read_in_its_order(read: Read, language: str) -> None:
    text = " ".join(made.text(read(language)).split())
    if language == "zh":
        text = text.replace(" ", "")
    places = [text.find(part.replace(" ", "") if language == "zh" else part) for part in IN_ORDER[language]]
    assert -1 not in places, (IN_ORDER[language], text)
    # poppler puts the foot of the page last, the code and the imprint before it.
    assert places == sorted(places)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_call_has_its_note_on_its_own_page(read: Read, language: str) -> None:
    data = read(language)
    calls, places = made.pages_of_links(data, "n"), made.pages_of_places(data)
    assert len(calls) == 7
    assert all(places[note] == page for note, page in calls.items())


def test_calls_that_follow_one_another_are_set_apart(read: Read) -> None:
    assert "motors.1,2 It is quiet.3" in " ".join(made.text(read("en")).split())


def test_a_report_is_named_once_and_then_by_its_letter(read: Read) -> None:
    text = " ".join(made.text(read("en")).split())
    foot = text[text.index("1 A: ") :]
    assert foot.count("Der Probelauf") == 1
    assert "7 A, sentence 2" in foot.replace("\u00a0", " ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_font_is_in_the_file(read: Read, language: str) -> None:
    fonts = 0
    with pikepdf.open(BytesIO(read(language))) as opened:
        for item in opened.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == pikepdf.Name.FontDescriptor:
                fonts += 1
                assert "/FontFile2" in item or "/FontFile3" in item, item.FontName
                assert "Handout" in str(item.FontName)
    assert fonts >= 3


def test_links_lead_to_the_site_or_to_places_in_the_file(read: Read) -> None:
    data = read("de")
    addresses, places = set(), made.pages_of_places(data)
    for page in pypdf.PdfReader(BytesIO(data)).pages:
        for annotation in page["/Annots"]:
            item = annotation.get_object()
            if "/A" in item:
                addresses.add(item["/A"]["/URI"])
            else:
                assert item["/Dest"] in places
    assert addresses == {
        f"{made.ADDRESS}/de/briefs/ferry/",
        *(f"{made.ADDRESS}/de/sources/{name}/" for name in ("trial-de", "trial-zh", "ferry-letter")),
    }


def test_the_file_says_who_has_read_it_or_that_a_machine_made_it(read: Read) -> None:
    reviewed, machine = read("en"), read("de")
    with pikepdf.open(BytesIO(reviewed)) as opened:
        info, packet = opened.docinfo, opened.Root.Metadata.read_bytes().decode()
        assert str(info["/Title"]) == "A ferry with a heat pump"
        assert str(info["/Author"]) == "Ada Reader"
        assert "Reviewed by Ada Reader on 2 June 2025" in str(info["/Keywords"])
        assert str(info["/CreationDate"]).startswith("D:20250601")
        assert str(info["/ModDate"]).startswith("D:20250603")
        assert "A ferry with a heat pump" in packet
        assert MACHINE_TYPE not in packet
        assert str(opened.Root.Lang) == "en"
    with pikepdf.open(BytesIO(machine)) as opened:
        packet = opened.Root.Metadata.read_bytes().decode()
        assert "Maschinell erstellt, noch von keinem Menschen geprüft" in str(opened.docinfo["/Keywords"])
        assert f"<Iptc4xmpExt:DigitalSourceType>{MACHINE_TYPE}<" in packet
        assert "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>U<" in packet
        assert "<pdfuaid:part>1<" in packet


def test_the_sources_are_in_the_file_for_reference_managers(read: Read) -> None:
    with pikepdf.open(BytesIO(read("en"))) as opened:
        attached = opened.attachments["sources.csl.json"]
        assert str(attached.obj.AFRelationship) == "/Data"
        items = {item["id"]: item for item in json.loads(attached.get_file().read_bytes())}
    assert set(items) == {"trial-de", "trial-zh", "ferry-letter"}
    assert items["trial-de"]["title"] == "Der Probelauf <neu>"
    assert items["trial-de"]["issued"] == {"date-parts": [[2025, 5, 4]]}
    assert "keeps this very sentence" not in json.dumps(items)


def test_tags_name_notes_headers_and_foreign_words(read: Read) -> None:
    with pikepdf.open(BytesIO(read("en"))) as opened:
        notes = made.tags(opened, "Note")
        assert len(notes) == 7
        assert len({str(note.ID) for note in notes}) == 7
        assert [str(tag.A.Scope) for tag in made.tags(opened, "TH")] == ["/Column", "/Column"]
        code = made.tags(opened, "Figure")[0]
        assert str(code.Alt) == f"QR code with the address of the page: {made.ADDRESS}/en/briefs/ferry/"
        left, bottom, right, top = (float(number) for number in code.A.BBox)
        assert 400 < left < right < 600
        assert 650 < bottom < top < 842
        languages = {str(tag.Lang) for tag in made.tags(opened, "NonStruct") if "/Lang" in tag}
        assert languages == {"de", "zh", "en"}
        assert [str(item.title) for item in opened.open_outline().root] == ["A ferry with a heat pump"]


def test_running_heads_are_no_part_of_what_is_read_aloud(read: Read) -> None:
    with pikepdf.open(BytesIO(read("zh"))) as opened:
        content = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(opened.pages[0]))
    assert content.count(b"/Pagination") >= 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_checkers_find_no_error(read: Read, language: str, tmp_path: Path) -> None:
    path = tmp_path / "handout.pdf"
    path.write_bytes(read(language))
    # TAG-002 takes a long running head for prose; that the head is an artefact is what ISO 32000 wants.
    found = [item for item in outloud.check(str(path), skip=["TAG-002"]).findings if item.severity != "info"]
    assert [(item.rule, item.message) for item in found] == []
    report = pdfua.validate(str(path))
    assert [(item.rule_id, item.message) for item in report.findings] == []


def test_a_call_never_starts_a_line_and_no_heading_ends_a_page(read: Read) -> None:
    for language in LANGUAGES:
        for line in made.text(read(language)).split("\n"):
            assert not re.fullmatch(r"\d{1,2}(,\d{1,2})+.*", line), line
