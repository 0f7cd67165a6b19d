"""A desk of made-up reports in three languages for the tests of drafts; a company sells a harbour."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from polybrief.examine import Examiner, examine
from polybrief.model import (
    Claim,
    Conflict,
    Entry,
    Ledger,
    Origin,
    Sentence,
    Source,
    Stated,
    Translation,
)
from polybrief.summarise import Material

GLOSSARY = (
    Entry("norda", "organisation", {"en": ("Norda",), "de": ("Norda",), "zh": ("诺达公司", "诺达")}),
    Entry("vesta-port", "place", {"en": ("Vesta Port",), "de": ("Hafen Vesta",), "zh": ("韦斯塔港",)}),
    Entry("ada-lindt", "person", {"en": ("Ada Lindt",), "de": ("Ada Lindt",), "zh": ("阿达·林特",)}),
    Entry("harbour-act", "law", {"en": ("Harbour Act",), "de": ("Hafengesetz",), "zh": ("港口法",)}),
)
SOURCES = {
    source.id: source
    for source in (
        Source("gazette", "en", "restricted", "0", title="Harbour for sale", published=date(2025, 3, 3)),
        Source("courier", "en", "open", "0", title="The port deal", published=date(2025, 3, 5)),
        Source("blatt", "de", "open", "0", title="Hafen wechselt den Besitzer", retrieved=date(2025, 4, 1)),
        Source("ribao", "zh", "open", "0", title="港口易主", published=date(2025, 3, 4)),
    )
}
TEXTS: Mapping[str, tuple[str, ...]] = {
    "gazette": (
        "Norda agreed on 3 March 2025 to buy Vesta Port from the state for an investment of $40 million.",
        "The sale would make the quiet Norda the largest owner of cranes anywhere along the northern coast.",
        "However, nobody asked the fishermen.",
        "Ada Lindt called the price, about 290 million, fair to taxpayers and to the Harbour Act of 2019.",
    ),
    "courier": (
        "Norda is to take over Vesta Port, an investment of $45 million.",
        "She would not say more.",
        "Weather was fine.",
        "Ada Lindt, head of Norda, wants to hire 300 dockers by 2027.",
    ),
    "blatt": (
        "Norda übernimmt für 40 Millionen Dollar den Hafen Vesta.",
        "Das Hafengesetz verlangt die Zustimmung von 12 Gemeinden.",
    ),
    "ribao": (
        "诺达公司将以4000万美元收购韦斯塔港。",
        "工会要求在2025年5月前公布合同。",
    ),
}
SENTENCES = {
    one.id: one
    for name, lines in TEXTS.items()
    for one in (Sentence(name, n, SOURCES[name].language, text) for n, text in enumerate(lines, 1))
}
TRANSLATIONS = {
    "blatt:1": Translation("blatt:1", "", "Norda is taking over Vesta Port for 40 million dollars.", True),
    "blatt:2": Translation(
        "blatt:2", "", "The Harbour Act calls for the consent of all 12 communes around it.", True
    ),
    "ribao:2": Translation("ribao:2", "", "The union wants the contract published before May 2025."),
}
SALE = Claim(
    "sale",
    ("blatt:1", "courier:1", "gazette:1", "ribao:1"),
    "gazette:1",
    ("de", "en", "zh"),
    (Origin(("blatt", "gazette", "ribao"), ("retold",)), Origin(("courier",))),
)
PRICE = Conflict(
    "price",
    "contradiction",
    "conflict",
    "investment",
    "vesta-port",
    (
        Stated("gazette:1", "$40 million", "40000000 USD"),
        Stated("blatt:1", "40 Millionen Dollar", "40000000 USD"),
        Stated("ribao:1", "4000万美元", "40000000 USD"),
        Stated("courier:1", "$45 million", "45000000 USD"),
    ),
)
LOST = Conflict(
    "lost",
    "currency lost",
    "warning",
    "investment",
    "vesta-port",
    (Stated("gazette:4", "290 million", "290000000"),),
)
EXAMINER = Examiner(GLOSSARY)
MATERIAL = Material(
    sources=SOURCES,
    sentences=SENTENCES,
    translations=TRANSLATIONS,
    evidence={
        name: examine(source, [s for s in SENTENCES.values() if s.source == name], EXAMINER)
        for name, source in SOURCES.items()
    },
    ledger=Ledger(claims=(SALE,), conflicts=(PRICE, LOST)),
    glossary=GLOSSARY,
)
