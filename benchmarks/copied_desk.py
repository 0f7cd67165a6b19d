"""A large desk for measurements: the desk itself, many times over.

Each copy has its own reports, evidence, translations, claims and briefs, whose names end in the number of
the copy and whose briefs are dated one day earlier, so that content of every kind grows alike. The first
copy is the desk as it is, with its weekly edition, its dossiers and its comments. (A large desk has no
dossiers: of a subject that a thousand reports tell, one would be longer than a text may be.)
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).parents[1]

_DATE = re.compile(r"^date: (\d{4}-\d{2}-\d{2})$", re.M)
_SETTINGS = ("mkdocs.yml", "templates", "glossary", "docs", "sources", "evidence", "memory", "library")
_ONCE = ("conflicts", "dossiers", "build/ledger.json")
LARGE = 600
"""Briefs a language from which a desk is large."""


def make(target: Path, briefs: int, desk: Path = ROOT) -> Path:
    """Writes a desk of about `briefs` briefs a language to the folder `target`; returns it."""
    for name in (*_SETTINGS, *_ONCE):
        if name == "dossiers" and briefs >= LARGE:
            continue
        if (desk / name).is_dir():
            shutil.copytree(desk / name, target / name)
        elif (desk / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(desk / name, target / name)
    if (desk / "node_modules").exists():
        (target / "node_modules").symlink_to((desk / "node_modules").resolve())
    own = [path for path in (desk / "docs" / "en" / "briefs").glob("*.md") if path.name != "index.md"]
    ids = sorted((path.stem for path in (desk / "sources").glob("*.md") if path.stem != "README"), key=len)
    named = re.compile(rf"(?<![\w-])({'|'.join(reversed(ids))})(?![\w-])")
    noted = re.compile(rf"\[\^({'|'.join(reversed(ids))}):")
    for copy in range(1, briefs // len(own)):
        _copy_reports(desk, target, copy)
        _copy_briefs(desk, target, copy, noted)
    _copy_ledger(target, briefs // len(own), named)
    return target


def _copy_reports(desk: Path, target: Path, copy: int) -> None:
    folders = ("sources", "library", "evidence", "memory/sources/*", "library/memory/sources/*")
    for path in (path for folder in folders for path in desk.glob(f"{folder}/*.*")):
        if path.name == "README.md":
            continue
        old, new = path.stem, f"{path.stem}-{copy}"
        text = path.read_text("utf-8").replace(f"source: {old}\n", f"source: {new}\n")
        copied = (target / path.relative_to(desk)).with_name(new + path.suffix)
        copied.write_text(text.replace(f"#: {old}:", f"#: {new}:"), "utf-8")


def _copy_briefs(desk: Path, target: Path, copy: int, noted: re.Pattern[str]) -> None:
    def earlier(found: re.Match[str]) -> str:
        return f"date: {date.fromisoformat(found[1]) - timedelta(copy)}"

    for path in (*(desk / "docs").glob("*/briefs/*.md"), *(desk / "memory" / "briefs").glob("*.po")):
        slug, ending = path.name.split(".", 1)
        if slug != "index" and not slug.startswith("20"):
            text = noted.sub(rf"[^\1-{copy}:", path.read_text("utf-8"))
            name = f"{slug}-{copy}.{ending}"
            (target / path.relative_to(desk)).with_name(name).write_text(_DATE.sub(earlier, text, 1), "utf-8")


def _copy_ledger(target: Path, copies: int, named: re.Pattern[str]) -> None:
    path = target / "build" / "ledger.json"
    if not path.is_file():
        return
    ledger = json.loads(path.read_text("utf-8"))
    ids = [item["id"] for key in ("claims", "conflicts") for item in ledger[key]]
    known = re.compile(rf"\b({'|'.join(ids)})\b")
    whole = {key: list(value) if isinstance(value, list) else value for key, value in ledger.items()}
    for copy in range(1, copies):
        text = named.sub(rf"\1-{copy}", json.dumps({**ledger, "@context": {}}))
        numbered: Callable[[re.Match[str]], str] = lambda found, n=copy: f"{int(found[1], 16) + n:010x}"  # type: ignore[misc]  # noqa: E731
        more = json.loads(known.sub(numbered, text))
        for key in ("claims", "kinships", "conflicts"):
            whole[key] += more[key]
    path.write_text(json.dumps(whole, ensure_ascii=False), "utf-8")
