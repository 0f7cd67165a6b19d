"""How long the gate takes on a desk of 300 briefs: cold, warm, and after one of them has changed.

    python benchmarks/check.py [--briefs 300]

The desk is generated from the repository's own: each story again and again under another slug, in three
languages, each copy with sources, evidence and catalogues of its own and a word of its own in every
sentence, so that nothing is read once for many. Seconds are those of the whole command, with the start
of the program; each is the best of three runs but the cold one, which is run once.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from polybrief import briefs
from polybrief.localise import with_definitions
from polybrief.model import Source
from polybrief.review import review
from polybrief.store import Store

ROOT = Path(__file__).parents[1]
_LABEL = re.compile(r"\[\^([a-z0-9-]+):(\d+)\]")
_END = re.compile(r"([.。!?]?)$")


def word(number: int) -> str:
    """A word without meaning, another one for each number: Qab, Qac, …"""
    letters = ""
    for _ in range(3):
        number, rest = divmod(number, 26)
        letters = chr(ord("a") + rest) + letters
    return f"Q{letters}"


def generate(root: Path, count: int) -> int:
    """Writes a desk with `count` briefs into `root`; how many sources it has."""
    own = Store(ROOT)
    for name in ("mkdocs.yml", "glossary"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, root / name)
    new = Store(root)
    stories = [brief.slug for brief in own.briefs(own.settings.desk_language)]
    languages = own.settings.languages
    sources: dict[str, Source] = {}
    for n in range(-(-count // len(languages))):
        slug = stories[n % len(stories)]
        for language in languages:
            brief = own.brief(language, slug)
            if brief is None:
                continue
            for name in {label.rpartition(":")[0] for label in brief.labels}:
                if f"{name}-{n}" not in sources:
                    sources[f"{name}-{n}"] = copy_source(own, new, name, n)
            _write(new, brief, n, sources)
        for target in languages:
            entries = [
                replace(e, source_text=mark(e.source_text, n), text=mark(e.text, n) if e.text else None)
                for e in own.brief_memory(slug, target)
            ]
            if entries:
                new.write_brief_memory(f"{slug}-{n}", own.settings.desk_language, target, entries)
    return len(sources)


def mark(text: str, number: int) -> str:
    """The text with the word of its copy at its end."""
    return _END.sub(rf" {word(number)}\1", text, count=1)


def copy_source(own: Store, new: Store, name: str, number: int) -> Source:
    """The source under another id, with its evidence; a restricted one without its wording."""
    known = own.source(name)
    assert known is not None
    made = replace(known, id=f"{name}-{number}", via=None)
    text = own.text(known) if known.rights == "open" else None
    if text is not None:
        new.write_source(made, text)
    else:
        path = new.root / "sources" / f"{made.id}.md"
        path.parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / "sources" / f"{name}.md", path)
    evidence = own.evidence(name)
    if evidence:
        new.write_evidence(replace(evidence, source=made.id))
    return made


def _write(new: Store, brief: briefs.Brief, number: int, sources: dict[str, Source]) -> None:
    texts = {i: mark(passage.text, number) for i, passage in enumerate(brief.passages)}
    body = _LABEL.sub(rf"[^\1-{number}:\2]", briefs.rejoin(brief, texts))
    front = replace(
        brief.front,
        published_hash=None,
        corrections=(),
        title=mark(brief.front.title, number),
        summary=mark(brief.front.summary, number),
        status="published",
    )
    slug = f"{brief.slug}-{number}"
    copy = briefs.parse(briefs.front_text(front) + body, brief.file, slug)
    read = review(copy, "Desk editor", front.reviewed_on or date(2026, 11, 22))
    new.write_brief(front.language, slug, with_definitions(read, sources))


def seconds(root: Path, *options: str, runs: int = 1) -> tuple[float, str]:
    """The shortest time of some runs of the command, and the last line that it printed."""
    best, said = float("inf"), ""
    library = {"POLYBRIEF_LIBRARY": str(root / "library")}
    for _ in range(runs):
        start = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", "polybrief", "--desk", str(root), "check", *options],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, **library},
        )
        best = min(best, time.perf_counter() - start)
        said = (done.stdout or done.stderr).splitlines()[-1]
    return best, said


def lines(count: int) -> Iterator[str]:
    """The table, line by line."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        sources = generate(root, count)
        files = sorted((root / "docs").glob("*/briefs/*.md"))
        yield f"{len(files)} briefs, {sources} sources, {len(os.sched_getaffinity(0))} processors"
        cold, said = seconds(root)
        yield f"cold                 {cold:6.2f} s   {said}"
        warm, said = seconds(root, runs=3)
        yield f"warm                 {warm:6.2f} s   {said}"
        times = []
        for n in range(3):
            file = files[n]
            text = file.read_text("utf-8")
            file.write_text(text.replace("\n## ", f"\n## {word(700 + n)} ", 1), "utf-8")
            times.append(seconds(root)[0])
        yield f"one brief changed    {min(times):6.2f} s"
        one, _ = seconds(root, str(files[0]), runs=3)
        yield f"one file named, warm {one:6.2f} s"
        yield f"cold / warm          {cold / warm:6.1f}"
        changed = f"the gate on {len(files)} briefs of which one has changed"
        yield f"= {changed} | {min(times) / cold:.2f} | the same, cold"


def main() -> None:
    """Reads the arguments and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--briefs", type=int, default=300, help="files of briefs in all languages together")
    for line in lines(parser.parse_args().briefs):
        print(line, flush=True)


if __name__ == "__main__":
    main()
