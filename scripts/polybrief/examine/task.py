"""Examining as a task, so that it can be done anywhere: a document in, its evidence out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from polybrief import evidence, glossary
from polybrief.compute import Executor, Plain, Task
from polybrief.examine import Examiner, examine
from polybrief.model import Entry, Sentence, Source


def examined(
    documents: Iterable[tuple[Source, Sequence[Sentence]]], entries: Sequence[Entry], executor: Executor
) -> Iterator[tuple[str, str]]:
    """The id of each source and its evidence as it is written (`evidence/<id>.yml`), as they are finished.

    Each sentence has its text. `entries` are the glossary. Raises ComputeError.
    """
    ids: list[str] = []

    def items() -> Iterator[Plain]:
        for source, sentences in documents:
            ids.append(source.id)
            yield {
                "id": source.id,
                "language": source.language,
                "sha256": source.sha256,
                "published": source.published.isoformat() if source.published else None,
                "sentences": [[sentence.n, sentence.text, sentence.heading] for sentence in sentences],
            }

    for number, text in executor.each(Task(reader, glossary.plain(entries)), items()):
        yield ids[number], text


def reader(setup: Plain) -> Callable[[Plain], str]:
    """A task: with a glossary, what examines a document."""
    examiner = Examiner(glossary.of_plain(setup))

    def read(item: Plain) -> str:
        published = date.fromisoformat(item["published"]) if item["published"] else None
        source = Source(item["id"], item["language"], "open", item["sha256"], published=published)
        sentences = [
            Sentence(source.id, n, source.language, text, heading) for n, text, heading in item["sentences"]
        ]
        return evidence.render(examine(source, sentences, examiner))

    return read
