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
    version: str
    note: str
    """A note: `{key}` of the source in the list, `{title}` of the report, `{sentence}`."""
    conflicts: str
    value: str
    stated_by: str
    online: str
    code: str
    """What the QR code is, for those who do not see it: `{address}`."""
    responsible: str
    sources_file: str
    """What the file with the sources is that the PDF carries."""
    edition: str
    """Title of a digest: `{week}`, `{year}`."""
    contents: str
    no_corrections: str
    one_origin: str
    """Behind sources that have what they say from one origin: `{keys}`."""
    alone: str


_ENGLISH = HandoutTexts(
    kind="Brief",
    page=("Page ", " of ", ""),
    version="Version {version}",
    note="{key}: {title}, {sentence}",
    conflicts="Where the sources disagree",
    value="Figure",
    stated_by="Stated by",
    online="This brief online, with the wording of open sources:",
    code="QR code with the address of this brief: {address}",
    responsible="Responsible: {name}",
    sources_file="The sources of this document as CSL-JSON, for reference managers",
    edition="The briefs of week {week}, {year}",
    contents="Contents",
    no_corrections="No published brief was changed this week.",
    one_origin="{keys}: one origin.",
    alone="Every other source is an origin of its own.",
)

_GERMAN = HandoutTexts(
    kind="Kurzbericht",
    page=("Seite ", " von ", ""),
    version="Fassung {version}",
    note="{key}: {title}, {sentence}",
    conflicts="Worin die Quellen einander widersprechen",
    value="Angabe",
    stated_by="Genannt von",
    online="Dieser Kurzbericht im Netz, mit dem Wortlaut der offenen Quellen:",
    code="QR-Code mit der Adresse dieses Kurzberichts: {address}",
    responsible="Verantwortlich: {name}",
    sources_file="Die Quellen dieses Dokuments als CSL-JSON, für Literaturverwaltungen",
    edition="Die Kurzberichte der {week}. Woche {year}",
    contents="Inhalt",
    no_corrections="In dieser Woche wurde kein veröffentlichter Kurzbericht geändert.",
    one_origin="{keys}: ein gemeinsamer Ursprung.",
    alone="Jede andere Quelle ist ein Ursprung für sich.",
)

_CHINESE = HandoutTexts(
    kind="简报",
    page=("第", "页，共", "页"),
    version="版本：{version}",
    note="{key}：{title}，{sentence}",
    conflicts="各来源说法不一之处",
    value="数字",
    stated_by="出处",
    online="本简报网页版（附公开来源原文）：",
    code="本简报网址的二维码：{address}",
    responsible="责任编辑：{name}",
    sources_file="本文件所引来源，CSL-JSON格式，可导入文献管理软件",
    edition="{year}年第{week}周简报",
    contents="目录",
    no_corrections="本周没有改动已发布的简报。",
    one_origin="{keys}：同一源头。",
    alone="其余来源各为一个源头。",
)

HANDOUT_TEXTS: Mapping[str, HandoutTexts] = MappingProxyType({"en": _ENGLISH, "de": _GERMAN, "zh": _CHINESE})
"""The texts by language code."""
