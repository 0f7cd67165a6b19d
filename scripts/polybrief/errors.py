"""Every error that a user of polybrief can meet.

    PolybriefError                 base: a cause, and what to type next; exit status 2
    ├── SettingsError              mkdocs.yml: unknown key, wrong type, missing file
    ├── InputError                 a file handed to `collect` cannot be taken
    │   ├── EmptyInput             nothing in it
    │   ├── BinaryInput            not text
    │   ├── UnknownEncoding        text, but in no encoding that is known here
    │   ├── UnsupportedKind        a picture, a table, an archive: nothing that is read here
    │   ├── Unreadable             damaged, locked with a password, or pictures of text
    │   ├── TooCostly              reading it takes more time or memory than a report may
    │   ├── UnsupportedLanguage    not one of the desk's languages
    │   ├── FeedRefused            a feed that is none, or that declares entities
    │   ├── AddressRefused         no address that a report may be fetched from
    │   └── FetchError             a server does not hand over a report
    │       └── ServerBusy         it asks to come back later
    ├── RecordError                a record, evidence, memory, glossary or dossier file breaks its format
    │   └── BadId                  an id that is no id (upper case, blanks, `../`)
    ├── BriefError                 a brief breaks its format
    │   ├── EditedByHand           an edition was changed where the program would write
    │   └── GateShut               a review of what the gate does not let through; exit status 1
    ├── TooManySentences           more than can be compared with one another
    ├── TranslationError           an engine or one of its packages cannot serve
    │   └── PackageRefused         a package that the lock does not vouch for, or that is unsafe to unpack
    ├── ComputeError               workers died again and again at the same piece of work
    │   └── ClusterError           a Dask cluster is not there, or has other versions
    ├── RevisionError              git is not there, or does not know the revision
    ├── PublishError               the site could not be built
    │   └── HandoutRefused         a brief holds what must not be printed; exit status 1
    ├── StoreError                 a file cannot be read or written
    └── Busy                       another run is at work in the same desk

Findings of the gate are no errors: `polybrief check` lists them and exits with 1.
"""

from __future__ import annotations


class PolybriefError(Exception):
    """Something stands in the way that a user can mend.

    `cause` says what is wrong in one line; `hint` says what to type or do next, in one line.
    """

    exit_status = 2

    def __init__(self, cause: str, hint: str) -> None:
        super().__init__(cause, hint)
        self.cause = _one_line(cause)
        self.hint = _one_line(hint)

    def __str__(self) -> str:
        return self.cause


def _one_line(text: str) -> str:
    """On one line; signs that a terminal would act on, or that nobody sees, as their numbers."""
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in " ".join(text.split()))


class SettingsError(PolybriefError):
    """The settings in mkdocs.yml cannot be used."""


class InputError(PolybriefError):
    """A file handed to `polybrief collect` cannot be taken."""


class EmptyInput(InputError):
    """The file holds no text."""


class BinaryInput(InputError):
    """The file is not text."""


class UnknownEncoding(InputError):
    """The file is text in an encoding that is not recognised."""


class UnsupportedKind(InputError):
    """The file is of a kind that no reader is there for."""


class Unreadable(InputError):
    """The file is damaged, locked with a password, or holds pictures of text alone."""


class TooCostly(InputError):
    """Reading the file would take more time or memory than a report is given."""


class UnsupportedLanguage(InputError):
    """The text is in a language that the desk does not read."""


class FeedRefused(InputError):
    """The bytes are no feed, or one that declares entities of its own."""


class AddressRefused(InputError):
    """The address leads nowhere that a report may be fetched from: another scheme, a private network."""


class FetchError(InputError):
    """A server cannot be reached, or does not hand over what was asked for; `status` is what it answers."""

    def __init__(self, cause: str, hint: str, status: int | None = None) -> None:
        super().__init__(cause, hint)
        self.status = status


class ServerBusy(FetchError):
    """The server asks to come back later (HTTP 429 or 503); `wait` is in how many seconds, if it says so."""

    def __init__(self, cause: str, hint: str, wait: float | None = None) -> None:
        super().__init__(cause, hint)
        self.wait = wait


class RecordError(PolybriefError):
    """A file of the project (record, evidence, memory, glossary, dossier) breaks its format."""


class BadId(RecordError):
    """An id is not made of lower-case letters, digits and hyphens."""


class BriefError(PolybriefError):
    """A brief breaks its format."""


class EditedByHand(BriefError):
    """An edition holds a person's changes where the program would write its own."""


class GateShut(BriefError):
    """A brief cannot be recorded as reviewed while the gate finds errors in it."""

    exit_status = 1


class TooManySentences(PolybriefError):
    """There are more sentences than can be compared with one another."""


class TranslationError(PolybriefError):
    """A translation engine or one of its packages cannot serve."""


class PackageRefused(TranslationError):
    """A package is not what `models.lock` vouches for, or unsafe to unpack, or no package at all."""


class ComputeError(PolybriefError):
    """Workers died again and again at the same piece of work."""


class ClusterError(ComputeError):
    """A Dask cluster cannot be reached, or does not fit this machine."""


class RevisionError(PolybriefError):
    """What git would have to hand out for `polybrief diff` is not to be had."""


class PublishError(PolybriefError):
    """The site could not be built."""


class HandoutRefused(PublishError):
    """A brief holds an address, an element or an amount that must not be printed."""

    exit_status = 1


class StoreError(PolybriefError):
    """A file cannot be read or written."""


class Busy(PolybriefError):
    """Another run of polybrief is at work in the same desk."""
