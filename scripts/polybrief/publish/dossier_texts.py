"""What the pages of dossiers say beside the dossiers themselves, in each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class DossierTexts:
    """The texts of one language."""

    dossiers: str
    lead: str
    none: str
    """Instead of the list, where no dossier is to be seen in this language."""
    largest: str
    no_sum: str
    briefs: str
    sources: str


DOSSIER_TEXTS: Mapping[str, DossierTexts] = MappingProxyType(
    {
        "en": DossierTexts(
            dossiers="Dossiers",
            lead="A page for each programme: who is behind it, how far it has come, who watches over it, "
            "and every sum as the reports give it.",
            none="No dossier has been published in English yet.",
            largest="Largest sums as given",
            no_sum="No report gives a sum.",
            briefs="Briefs on the programme",
            sources="The reports",
        ),
        "de": DossierTexts(
            dossiers="Dossiers",
            lead="Zu jedem Programm eine Seite: wer dahintersteht, wie weit es ist, wer darüber wacht, "
            "und jeder Betrag so, wie die Berichte ihn nennen.",
            none="Auf Deutsch ist noch kein Dossier erschienen.",
            largest="Größte genannte Beträge",
            no_sum="Kein Bericht nennt einen Betrag.",
            briefs="Kurzberichte zum Programm",
            sources="Die Berichte",
        ),
        "zh": DossierTexts(
            dossiers="专题档案",
            lead="每个项目一页：由谁发起、进展如何、受谁监管，以及各报道所列的每一笔金额。",
            none="尚无已发布的中文专题档案。",
            largest="所列最大金额",
            no_sum="各报道均未提及金额。",
            briefs="相关简报",
            sources="所依据的报道",
        ),
    }
)
"""The texts by language."""
