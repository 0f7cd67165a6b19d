"""Mails and saved pages."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage

import pytest

from polybrief.collect import mail
from polybrief.collect.raw import Raw
from polybrief.errors import EmptyInput, TooCostly, Unreadable

TEXT = "The harbour authority voted on Thursday to build a second terminal on the eastern quay."
MORE = "Construction is to start in the autumn and to cost $410 million, a third of it from the region."
HTML = f"<html><h1>A second terminal</h1><p>{TEXT}</p><p>{MORE}</p><p>Unsubscribe from this list.</p></html>"


def message(**headers: str) -> EmailMessage:
    new = EmailMessage()
    new["From"] = headers.pop("sender", "Morning Tide <tide@example.org>")
    new["Subject"] = headers.pop("subject", "码头年内开工")
    new["Date"] = "Thu, 23 Jan 2025 00:30:00 +0800"
    for name, value in headers.items():
        new[name.replace("_", "-")] = value
    return new


def raw(new: EmailMessage) -> Raw:
    return Raw(bytes(new), "a.eml")


def test_a_plain_mail() -> None:
    new = message()
    new.set_content(
        f"{TEXT}\n\n> quoted before\n\n{MORE}\n\nUnsubscribe: https://example.org/u\n-- \nThe desk\n"
    )
    found = mail.read(raw(new))
    assert found.paragraphs == (TEXT, MORE)
    assert (found.title, found.publisher) == ("码头年内开工", "Morning Tide")
    assert found.published == date(2025, 1, 23), "the day by the sender's clock"


def test_a_newsletter_whose_text_only_says_where_to_look() -> None:
    new = message(List_Id="Tide Weekly <tide.example.org>")
    new.set_content("Your mail program shows no pages. Look here: https://example.org/letter")
    new.add_alternative(HTML, subtype="html")
    found = mail.read(raw(new))
    assert found.paragraphs == (TEXT, MORE)
    assert found.publisher == "Tide Weekly"


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        ("政府星期一宣布启用第二个数据中心，预计年底前有四十名员工。", "gb2312"),
        ("Größe und Preis überraschten alle.", "iso-8859-1"),
    ],
)
def test_other_encodings(text: str, charset: str) -> None:
    new = message()
    new.set_content(text, charset=charset)
    assert mail.read(raw(new)).paragraphs == (text,)


def test_attachments_are_not_read() -> None:
    new = message()
    new.set_content(TEXT)
    new.add_attachment("A text of somebody else.", filename="b.txt")
    assert mail.read(raw(new)).paragraphs == (TEXT,)


def test_a_saved_page() -> None:
    data = (
        "From: <Saved by a browser>\nSnapshot-Content-Location: https://example.org/terminal\n"
        "Subject: A second terminal\nDate: Wed, 22 Jan 2025 10:00:00 -0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n'
        "--b\nContent-Type: text/html\nContent-Transfer-Encoding: 8bit\n"
        f"Content-Location: https://example.org/terminal\n\n{HTML}\n"
        "--b\nContent-Type: text/css\n\np { color: red }\n--b--\n"
    )
    found = mail.read(Raw(data.encode(), "a.mhtml"))
    assert found.paragraphs[:2] == (TEXT, MORE)
    assert (found.url, found.title) == ("https://example.org/terminal", "A second terminal")
    assert (found.retrieved, found.published) == (date(2025, 1, 22), None)


def test_an_encrypted_one() -> None:
    data = (
        b"From: a@b\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/encrypted; boundary=b\n\n--b--\n"
    )
    with pytest.raises(Unreadable, match="is encrypted"):
        mail.read(Raw(data, "a.eml"))


def test_more_parts_than_any_mail_has() -> None:
    head = b"From: a@b\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
    with pytest.raises(TooCostly, match="more than 2000 parts"):
        mail.read(Raw(head + b"--b\nContent-Type: text/plain\n\nx\n" * 2100, "a.eml"))


def test_one_with_an_attachment_alone() -> None:
    new = message()
    new.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="a.pdf")
    with pytest.raises(EmptyInput, match="no text in it"):
        mail.read(raw(new))


@pytest.mark.parametrize("date_header", ["", "yesterday", "Wed, 99 Foo 2025 00:00:00", "\udcff"])
def test_a_date_that_is_none(date_header: str) -> None:
    head = f"From: a@b\nSubject: x\nDate: {date_header}\n\n{TEXT}\n".encode("utf-8", "surrogateescape")
    assert mail.read(Raw(head, "a.eml")).published is None
