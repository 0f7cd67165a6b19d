"""The digest: the lead of a weekly edition, contents with pages, briefs, one list of sources, corrections."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import handout_desk as made
import pikepdf
import pytest

from polybrief.errors import InputError
from polybrief.model import Correction, Kinship, Ledger
from polybrief.publish import build_site
from polybrief.publish.desk import read_desk
from polybrief.publish.handouts.metadata import MACHINE_TYPE
from polybrief.publish.handouts.stage import make_edition, make_handouts
from polybrief.publish.view import View
from polybrief.store import Store

ONE_ORIGIN = Kinship(("trial-de", "trial-zh"), "quotation", ("one names the other",))
ALL = ("2025-w22.de.pdf", "2025-w22.en.pdf", "2025-w22.zh.pdf")


def _words(store: Store, language: str) -> str:
    # The dots of a leader are words to poppler.
    return re.sub(r"(?:\s*\.){3,}\s*", " … ", made.text(made.pdf(store, "2025-w22", language)))


def test_it_has_the_lead_the_briefs_and_one_list_of_sources(own: Store) -> None:
    made.publish(own, "second", "A second text.[^trial-zh:3][^trial-de:2]\n", title="The second brief")
    made.publish_edition(own)
    own.write_ledger(Ledger(kinships=(ONE_ORIGIN,)), own.sources())
    assert set(make_edition(own, "2025-W22").printed) == set(ALL)
    text = _words(own, "en")
    assert re.search(r"Week 22, 2025 · .*1 Jun 2025", text)
    assert text.index("A quiet week") < text.index("The ferry runs on two motors.") < text.index("Contents")
    assert "Reviewed by Ada Reader on 2 June 2025" in text
    assert re.search(r"A ferry with a heat pump … 2\b", text)
    assert re.search(r"The second brief … 3\b", text)
    assert re.search(r"Sources … 4\b", text)
    assert "No published brief was changed this week." in text
    assert "Sources: 3 reports, 2 origins" in text
    assert re.search(r"[AB], [AB]: one origin\. Every other source is an origin of its own\.", text)
    data = made.pdf(own, "2025-w22")
    places = made.pages_of_places(data)
    assert (places["b1"], places["b2"], places["changes"], places["sources"]) == (1, 2, 3, 3)
    # Letters are those of the whole: the second brief's note leads to the source that the lead cites first.
    assert {name for name in places if re.fullmatch(r"s[A-Z]", name)} == {"sA", "sB", "sC"}
    # The note of the lead stands at the foot of the cover.
    assert made.pages_of_links(data, "0-n") == {"0-n1": 0}
    assert places["0-n1"] == 0
    assert {"1-n1", "2-n1"} <= set(places)
    with pikepdf.open(BytesIO(data)) as opened, opened.open_outline() as outline:
        assert str(opened.docinfo["/Title"]) == "A quiet week"
        assert [str(item.title) for item in outline.root] == [
            "A quiet week",
            "A ferry with a heat pump",
            "The second brief",
            "Corrections",
            "Sources: 3 reports, 2 origins",
        ]


def test_it_is_printed_with_the_handouts_and_only_once(own: Store) -> None:
    made.publish_edition(own)
    assert set(ALL) <= set(make_handouts(own).printed)
    assert dict(make_handouts(own).printed) == {}
    # Nothing but the briefs that are named.
    made.publish_edition(own, Correction(date(2025, 6, 1), "update", "More.", "Ada Reader", "0" * 64))
    assert dict(make_handouts(own, ["ferry"]).printed) == {}
    assert set(make_handouts(own).printed) == {"2025-w22.en.pdf"}
    assert re.search(r"1 June 2025, Update, “A quiet week”: More\.", " ".join(_words(own, "en").split()))


def test_a_text_by_machine_labels_the_whole(own: Store) -> None:
    made.publish_edition(own)
    make_edition(own, "2025-W22")
    for language, by_machine in (("en", False), ("de", True)):
        with pikepdf.open(BytesIO(made.pdf(own, "2025-w22", language))) as opened:
            assert (MACHINE_TYPE in opened.Root.Metadata.read_bytes().decode()) == by_machine
    made.publish(own, "second", "A second text.[^trial-de:2]\n")
    make_edition(own, "2025-W22")
    with pikepdf.open(BytesIO(made.pdf(own, "2025-w22"))) as opened:
        assert MACHINE_TYPE in opened.Root.Metadata.read_bytes().decode()


def test_chinese_lists_letters_in_its_own_way(own: Store) -> None:
    made.publish_edition(own)
    own.write_ledger(Ledger(kinships=(ONE_ORIGIN,)), own.sources())
    make_edition(own, "2025-W22")
    assert re.search(r"[AB]、[AB]：同一源头。其余来源各为一个源头。", _words(own, "zh").replace("\n", ""))


def test_the_site_carries_it_and_what_is_held_back_goes(own: Store) -> None:
    made.publish_edition(own)
    make_handouts(own)
    view = View(read_desk(own, "de", preview=False), "de")
    assert [view.handout(digest.lead) for digest in view.digests] == ["handouts/2025-w22.de.pdf"]
    site = build_site(own, own.root / "build" / "site", preview=False).folder
    assert (site / "de" / "handouts" / ALL[0]).read_bytes() == own.handout(ALL[0])
    lead = own.brief("de", "2025-w22")
    assert lead
    later = datetime.now(UTC) + timedelta(days=1)
    made.write_brief(own, "de", "2025-w22", replace(lead.front, publish_after=later), lead.body)
    assert "2025-w22.de.pdf" not in read_desk(own, "de", preview=False).handouts
    make_handouts(own, ["ferry"])
    assert set(ALL) & set(own.handouts()) == set(ALL[1:])


def test_what_is_no_week_or_has_no_edition_is_refused(own: Store) -> None:
    for week in ("2025-22", "2025-W54", "last week"):
        with pytest.raises(InputError, match="is no week"):
            make_edition(own, week)
    with pytest.raises(InputError, match="there is no public edition of 2024-W01") as caught:
        make_edition(own, "2024-W01")
    assert "docs/en/editions/2024-w01.md" in caught.value.hint
