"""Reports from files, addresses and feeds: what `polybrief collect` does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from polybrief.collect import reader
from polybrief.collect.addresses import is_address
from polybrief.collect.feeds import Announced, announced
from polybrief.collect.fetch import Known
from polybrief.collect.kinds import kind
from polybrief.collect.raw import Raw
from polybrief.collect.sites import Sites
from polybrief.collect.subscriptions import Seen, Subscription, subscriptions
from polybrief.errors import BadId, FetchError, InputError, PolybriefError, RecordError
from polybrief.limits import MAX_FEED_BYTES
from polybrief.store import Store
from polybrief.workbench.collecting import Intake


@dataclass
class Count:
    """What became of the entries of feeds: how many were taken, were there already, were not wanted, cannot
    be taken, and could not be had this time (`missed`, as feeds themselves may be)."""

    taken: int = 0
    known: int = 0
    unwanted: int = 0
    refused: int = 0
    missed: int = 0


def collect_reports(
    store: Store,
    names: Sequence[str],
    given: Mapping[str, Any],
    source_id: str | None,
    *,
    replace: bool,
    keep: bool,
    count: Count,
) -> Iterator[str]:
    """Takes the reports called `names` into `sources/`: files, addresses, `-` for standard input.

    None of them is taken if one cannot be. What turns out to be a feed is followed after them, with its
    entries counted.
    """
    if source_id and len(names) > 1:
        raise BadId("one id for several files", "collect them one by one, or leave --id out")
    fields = {key: value for key, value in given.items() if value is not None}
    intake, sites = Intake(store, replace=replace, keep=keep), Sites(private=store.settings.collect_private)
    if store.settings.collect_private and any(map(is_address, names)):
        yield _PRIVATE
    raws = [_raw(name, sites) for name in names]
    feeds = [raw for raw in raws if kind(raw) == "feed"]
    for taken in [intake.take(raw, fields, source_id) for raw in raws if raw not in feeds]:
        yield from intake.write(taken)
    for raw in feeds:
        if source_id:
            raise BadId("one id for a feed, which has many reports", "leave --id out")
        followed = Subscription(raw.address or raw.name)
        yield from _Following(store, intake, sites, fields, count).follow(followed, raw)


def collect_feeds(
    store: Store, path: Path, given: Mapping[str, Any], *, keep: bool, count: Count
) -> Iterator[str]:
    """Takes in what is new in the feeds that a file names. One that fails does not stop the others."""
    fields = {key: value for key, value in given.items() if value is not None}
    feeds = subscriptions(reader.read(path), str(path))
    intake, sites = Intake(store, keep=keep), Sites(private=store.settings.collect_private)
    following = _Following(store, intake, sites, fields, count)
    if store.settings.collect_private:
        yield _PRIVATE
    for feed in feeds:
        yield from following.follow(feed)
    yield f"{len(feeds)} feeds: {_counted(count)}"


_PRIVATE = "collect_private is set: addresses of private networks are fetched, too, whoever names them"


def _raw(name: str, sites: Sites) -> Raw:
    return sites.page(name) if is_address(name) else reader.raw(name)


@dataclass(frozen=True)
class _Following:
    """One run over feeds; what is seen is written down after each entry, so that a run that is ended in the
    middle loses nothing."""

    store: Store
    intake: Intake
    sites: Sites
    given: Mapping[str, Any]
    count: Count
    seen: dict[str, Seen] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "seen", self.store.seen_feeds())

    def follow(self, feed: Subscription, raw: Raw | None = None) -> Iterator[str]:
        """Takes in the new entries of a feed, the oldest first; `raw` is the feed, if it was read already."""
        before = self.seen.get(feed.url, Seen())
        try:
            raw = raw or self.sites.get(feed.url, before.known, MAX_FEED_BYTES)
            entries = announced(raw) if raw else ()
        except InputError as problem:
            self.count.missed += 1
            yield from _not_taken(feed.url, problem)
            return
        new = [entry for entry in entries if entry.id not in before.entries]
        yield f"{feed.url}: {len(new)} new of {len(entries)}" if raw else f"{feed.url}: nothing new"
        missed = self.count.missed
        for entry in reversed(new):
            yield from self._entry(feed, entry)
        if raw and self.count.missed == missed:
            # What was missed comes again only if the server sends the feed again.
            facts = raw.facts
            self._note(feed, known=Known(facts.get("etag"), facts.get("last-modified")))

    def _entry(self, feed: Subscription, entry: Announced) -> Iterator[str]:
        """Takes in one entry. What cannot be fetched is tried again at the next run; what cannot be taken is
        not."""
        if not feed.wants(entry):
            self.count.unwanted += 1
            self._note(feed, entry, "")
            return
        if known := self.intake.at(entry.address):
            self.count.known += 1
            self._note(feed, entry, known.id)
            return
        try:
            page = self.sites.page(entry.address, _ports(feed))
            taken = self.intake.take(page, {**feed.fields, **self.given}, told=entry)
        except FetchError as problem:
            self.count.missed += 1
            yield from _not_taken(entry.address, problem)
            return
        except (InputError, RecordError) as problem:
            self.count.refused += 1
            self._note(feed, entry, "")
            yield from _not_taken(entry.address, problem)
            return
        yield from self.intake.write(taken)
        if taken.same:
            self.count.known += 1
        else:
            self.count.taken += 1
        self._note(feed, entry, taken.same.source if taken.same else taken.collected.source.id)

    def _note(
        self,
        feed: Subscription,
        entry: Announced | None = None,
        outcome: str = "",
        known: Known | None = None,
    ) -> None:
        before = self.seen.get(feed.url, Seen())
        after = before.with_entry(entry.id, outcome) if entry else Seen(known or before.known, before.entries)
        if after != before:
            self.seen[feed.url] = after
            self.store.write_seen_feeds(self.seen)


def _ports(feed: Subscription) -> set[int]:
    """The port that a feed stands at, if it is an unusual one: its entries may stand there, too."""
    port = urlsplit(feed.url).port if is_address(feed.url) else None
    return {port} if port else set()


def _not_taken(address: str, problem: PolybriefError) -> tuple[str, str]:
    named = "" if address in problem.cause else f" {address}:"
    return f"not taken:{named} {problem.cause}", f"  → {problem.hint}"


def _counted(count: Count) -> str:
    parts = [
        f"{count.taken} collected",
        f"{count.known} there already",
        f"{count.unwanted} not wanted",
        f"{count.refused} not to be taken",
    ]
    if count.missed:
        parts.append(f"{count.missed} missed (tried again at the next run)")
    return ", ".join(parts)
