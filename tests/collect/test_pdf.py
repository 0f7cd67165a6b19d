"""PDFs give paragraphs in reading order."""

from __future__ import annotations

import re

import pytest

from polybrief.collect import pdf
from polybrief.collect.raw import Raw
from polybrief.errors import TooCostly, Unreadable

GERMAN = (
    "Die Stadtwerke wollen das Hafenviertel bis 2029 an die Fernwärme anschließen. Der Aufsichtsrat gab am"
    " Donnerstag 86 Millionen Euro für den Bau der Leitungen und der Pumpwerke frei.",
    "Geplant sind 23 Kilometer Rohre. Die Wärme liefert eine Großwärmepumpe, die dem Abwasser der Kläranlage"
    " Energie entzieht, sobald die Genehmigung der Wasserbehörde vorliegt.",
    "Das Kartellamt prüft seit Januar die Preise von sechs Fernwärmeversorgern im Land.",
) * 4
CHINESE = (
    "东港港务局13日宣布，二期集装箱码头工程将于今年三季度开工，总投资28.6亿元，计划2028年投入使用。",
    "新码头位于东岸，建设两个10万吨级泊位，设计年吞吐量120万标准箱。工程建成后，吞吐能力将提高四成左右。",
    "附近渔村居民希望把疏港公路改为隧道。市交通部门一月公布的数据显示，该路段日均通过货车6200辆。",
) * 4
STYLE = """
@page { size: A5; margin: 2cm; @top-center { content: "Bulletin 3/2025" }
        @bottom-right { content: "Seite " counter(page) " von " counter(pages) } }
p { text-align: justify; hyphens: auto }
"""


def written(paragraphs: tuple[str, ...], language: str, style: str) -> Raw:
    weasyprint = pytest.importorskip("weasyprint")
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    html = (
        f"<html lang={language}><title>x.docx</title><style>{STYLE}{style}</style><h1>Ein Bericht</h1>{body}"
    )
    return Raw(weasyprint.HTML(string=html).write_pdf(), "a.pdf")


@pytest.mark.parametrize(
    ("paragraphs", "language", "style"),
    [
        (GERMAN, "de", ""),
        (GERMAN * 3, "de", "body { columns: 2; font-size: 9pt } h1 { column-span: all }"),
        (GERMAN, "de", "p { text-indent: 1em; margin: 0 }"),
        (CHINESE, "zh", "p { text-indent: 2em; margin: 0 }"),
        (CHINESE * 3, "zh", "body { columns: 2; font-size: 9pt } h1 { column-span: all }"),
    ],
    ids=["german", "german in columns", "german indented", "chinese indented", "chinese in columns"],
)
def test_paragraphs_whole_and_in_order_over_pages_and_columns(
    paragraphs: tuple[str, ...], language: str, style: str
) -> None:
    found = pdf.read(written(paragraphs, language, style))
    assert found.paragraphs == paragraphs
    assert found.title == "Ein Bericht"


def by_hand(*pages: str, extra: str = "", trailer: str = "") -> Raw:
    """A minimal PDF: a page for each content stream, in Helvetica."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(count))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {count}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for i, content in enumerate(pages):
        fonts = "/Resources<</Font<</F 3 0 R>>>>"
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]{fonts}/Contents {5 + 2 * i} 0 R>>")
        objects.append(f"<</Length {len(content)}>>\nstream\n{content}\nendstream")
    body, offsets = "%PDF-1.4\n", []
    for number, text in enumerate([*objects, *([extra] if extra else [])], 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(offsets) + 1
    end = f"trailer<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{len(body)}\n%%EOF"
    return Raw(f"{body}xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode(), "a.pdf")


def lines(*texts: str, top: int = 500) -> str:
    shown = "".join(f"({text}) Tj 0 -14 Td " for text in texts)
    return f"BT /F 12 Tf 40 {top} Td {shown}ET\n"


def test_words_that_a_line_end_parts() -> None:
    text = lines("The harbour author-", "ity voted on Thurs-", "day to build it.")
    assert pdf.read(by_hand(text)).paragraphs == ("The harbour authority voted on Thursday to build it.",)


def test_a_hyphen_that_belongs_to_the_word_stays() -> None:
    text = lines("Forschungs-", "und Technikpolitik in der DDR-", "Zeit war eng verbunden.")
    assert pdf.read(by_hand(text)).paragraphs == (
        "Forschungs- und Technikpolitik in der DDR-Zeit war eng verbunden.",
    )


def test_running_heads_and_page_numbers_go_and_a_year_stays() -> None:
    pages = [
        lines("Quarterly bulletin", top=580) + lines(f"The report of part {word} says it.", "It was", "2025.")
        + lines(f"{number}", top=20)
        for number, word in enumerate(("one", "two", "three"), 1)
    ]  # fmt: skip
    found = pdf.read(by_hand(*pages)).paragraphs
    assert found == tuple(
        f"The report of part {word} says it. It was 2025." for word in ("one", "two", "three")
    )


def test_what_the_file_says_of_itself() -> None:
    extra = "<</Title(A second terminal)/Author(Harbour office)/CreationDate(D:20250122)>>"
    raw = by_hand(lines("The authority voted to build it."), extra=extra, trailer="/Info 6 0 R")
    found = pdf.read(raw)
    assert (found.title, found.author) == ("A second terminal", "Harbour office")
    assert found.published is None, "the day a file was made is not that of its publication"


def test_pictures_of_text_alone() -> None:
    with pytest.raises(Unreadable, match="no text") as problem:
        pdf.read(by_hand("0 0 m 100 100 l S"))
    assert "OCR" in problem.value.hint


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_PDF_PAGES", 2)
    with pytest.raises(TooCostly, match="more than 2 pages"):
        pdf.read(by_hand(*[lines("Text.")] * 3))


LOOP = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]>>endobj\n"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n",
        b"%PDF-1.4\n" + b"\xff\xfe" * 500,
        LOOP + b"trailer<</Root 1 0 R>>",
        b"%PDF-1.4\ntrailer<</Root 9 0 R>>",
    ],
)
def test_a_damaged_one(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"a\.pdf (is a damaged PDF|holds no text)"):
        pdf.read(Raw(data, "a.pdf"))


def test_a_locked_one() -> None:
    pikepdf = pytest.importorskip("pikepdf")
    import io

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(by_hand(lines("A secret text.")).data)) as file:
        file.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(Unreadable, match="locked with a password"):
        pdf.read(Raw(out.getvalue(), "a.pdf"))


def test_no_figure_is_lost_between_lines() -> None:
    found = pdf.read(
        by_hand(lines("The plant costs 1.9", "billion dollars, the bank", "said on 22 January."))
    ).paragraphs
    assert re.findall(r"\d[\d.]*", found[0]) == ["1.9", "22"]
