"""What handouts say beside the texts of the site, in each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class HandoutTexts:
    """The texts of one language; `{}` fields are filled by keyword."""

    kind: str
    page: tuple[str, str, str]
    """What stands before the number of the page, between it and the number of pages, and behind that."""
    letters: str
    """Joins the letters of sources."""
    version: str
    note: str
    """A note: `{key}` of the source in the list, `{title}` of the report, `{sentence}`."""
    conflicts: str
    value: str
    stated_by: str
    online: str
    code: str
    """What the QR code is, for those who do not see it: `{address}`."""
    addresses: str
    """Above the sources: what stands before what is printed of their addresses, `{address}`."""
    responsible: str
    sources_file: str
    """What the file with the sources is that the PDF carries."""
    contents: str
    no_corrections: str
    one_origin: str
    """Behind the list: sources that have what they say from one origin, `{keys}`; a sentence follows."""
    alone: str


_ENGLISH = HandoutTexts(
    kind="Brief",
    page=("Page ", " of ", ""),
    letters=", ",
    version="Version {version}",
    note="{key}: {title}, {sentence}",
    conflicts="Where the sources disagree",
    value="Figure",
    stated_by="Stated by",
    online="Online, with the wording of open sources:",
    code="QR code with the address of the page: {address}",
    addresses="The addresses begin with {address}",
    responsible="Responsible: {name}",
    sources_file="The sources of this document as CSL-JSON, for reference managers",
    contents="Contents",
    no_corrections="No published brief was changed this week.",
    one_origin="{keys}: one origin. ",
    alone="Every other source is an origin of its own.",
)

_GERMAN = HandoutTexts(
    kind="Kurzbericht",
    page=("Seite ", " von ", ""),
    letters=", ",
    version="Fassung {version}",
    note="{key}: {title}, {sentence}",
    conflicts="Worin die Quellen einander widersprechen",
    value="Angabe",
    stated_by="Genannt von",
    online="Im Netz, mit dem Wortlaut der offenen Quellen:",
    code="QR-Code mit der Adresse der Seite: {address}",
    addresses="Die Adressen beginnen mit {address}",
    responsible="Verantwortlich: {name}",
    sources_file="Die Quellen dieses Dokuments als CSL-JSON, für Literaturverwaltungen",
    contents="Inhalt",
    no_corrections="In dieser Woche wurde kein veröffentlichter Kurzbericht geändert.",
    one_origin="{keys}: ein gemeinsamer Ursprung. ",
    alone="Jede andere Quelle ist ein Ursprung für sich.",
)

_CHINESE = HandoutTexts(
    kind="简报",
    page=("第", "页，共", "页"),
    letters="、",
    version="版本：{version}",
    note="{key}：{title}，{sentence}",
    conflicts="各来源说法不一之处",
    value="数字",
    stated_by="出处",
    online="网页版（附公开来源原文）：",
    code="网页地址二维码：{address}",
    addresses="以下网址均以 {address} 开头",
    responsible="责任编辑：{name}",
    sources_file="本文件所引来源，CSL-JSON格式，可导入文献管理软件",
    contents="目录",
    no_corrections="本周没有改动已发布的简报。",
    one_origin="{keys}：同一源头。",
    alone="其余来源各为一个源头。",
)

HANDOUT_TEXTS: Mapping[str, HandoutTexts] = MappingProxyType({"en": _ENGLISH, "de": _GERMAN, "zh": _CHINESE})
"""The texts by language code."""
