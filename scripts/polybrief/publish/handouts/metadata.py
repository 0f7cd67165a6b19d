"""What a PDF says of itself in XMP: the same as in its Info dictionary, and what it claims to be.

PDF/A allows only properties that it knows or that the file describes, so that the descriptions of two
schemas stand in each file: that of PDF/UA's identifier, and IPTC's type of digital source, by which a text
that no person has reviewed is told from others.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape

MACHINE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
"""What IPTC's list of digital source types calls the work of a trained model."""
_IPTC = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
_UA = "http://www.aiim.org/pdfua/ns/id/"


def xmp(info: Mapping[str, str], language: str, *, machine: bool) -> bytes:
    """An XMP packet for PDF/A-3u and PDF/UA-1.

    `info` has the entries of the Info dictionary without their slash: Title, Author, Subject, Keywords,
    Creator, Producer, and the dates in the form of XMP.
    """
    said = {key: escape(value) for key, value in info.items()}
    parts = [
        _description("pdfaid", "http://www.aiim.org/pdfa/ns/id/", {"part": "3", "conformance": "U"}),
        _description("pdfuaid", _UA, {"part": "1"}),
        _dublin_core(said, language),
        _description(
            "pdf",
            "http://ns.adobe.com/pdf/1.3/",
            {"Keywords": said.get("Keywords"), "Producer": said.get("Producer")},
        ),
        _description(
            "xmp",
            "http://ns.adobe.com/xap/1.0/",
            {
                "CreatorTool": said.get("Creator"),
                "CreateDate": said.get("CreationDate"),
                "ModifyDate": said.get("ModDate"),
            },
        ),
    ]
    if machine:
        parts.append(_description("Iptc4xmpExt", _IPTC, {"DigitalSourceType": MACHINE_TYPE}))
    parts.append(_schemas(machine=machine))
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        + "".join(parts)
        + '</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="r"?>'
    )
    return packet.encode("utf-8")


def _description(prefix: str, namespace: str, values: Mapping[str, str | None]) -> str:
    known = "".join(f"<{prefix}:{key}>{value}</{prefix}:{key}>" for key, value in values.items() if value)
    return f'<rdf:Description rdf:about="" xmlns:{prefix}="{namespace}">{known}</rdf:Description>\n'


def _dublin_core(said: Mapping[str, str], language: str) -> str:
    values = {"format": "application/pdf", "language": f"<rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag>"}
    for name, key in (("title", "Title"), ("description", "Subject")):
        if said.get(key):
            values[name] = f'<rdf:Alt><rdf:li xml:lang="x-default">{said[key]}</rdf:li></rdf:Alt>'
    if said.get("Author"):
        values["creator"] = f"<rdf:Seq><rdf:li>{said['Author']}</rdf:li></rdf:Seq>"
    return _description("dc", "http://purl.org/dc/elements/1.1/", values)


def _schemas(*, machine: bool) -> str:
    known = [
        _schema("PDF/UA identification", _UA, "pdfuaid", "part", "Integer", "internal", "Part of ISO 14289")
    ]
    if machine:
        known.append(
            _schema(
                "IPTC Extension",
                _IPTC,
                "Iptc4xmpExt",
                "DigitalSourceType",
                "URI",
                "external",
                "The type of the source of this digital document",
            )
        )
    return (
        '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
        ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
        ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
        f"<pdfaExtension:schemas><rdf:Bag>{''.join(known)}</rdf:Bag></pdfaExtension:schemas></rdf:Description>\n"
    )


def _schema(
    title: str, namespace: str, prefix: str, name: str, kind: str, category: str, description: str
) -> str:
    return (
        '<rdf:li rdf:parseType="Resource">'
        f"<pdfaSchema:schema>{title}</pdfaSchema:schema>"
        f"<pdfaSchema:namespaceURI>{namespace}</pdfaSchema:namespaceURI>"
        f"<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>"
        '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
        f"<pdfaProperty:name>{name}</pdfaProperty:name>"
        f"<pdfaProperty:valueType>{kind}</pdfaProperty:valueType>"
        f"<pdfaProperty:category>{category}</pdfaProperty:category>"
        f"<pdfaProperty:description>{description}</pdfaProperty:description>"
        "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>"
    )
