"""The corpus as a whole: its size, its names, and that the manual promises only what is tested."""

from __future__ import annotations

import ast
import re
from pathlib import Path

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]
_TABLES = ("CASES", "CATALOGUES", "NAMES")
_CLAIM = re.compile(r"^\| .* \| (?P<how>[^|]+) \|$", re.MULTILINE)
_TEST = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")


def corpus() -> dict[str, int]:
    """The number of hostile inputs in each file, from its tables."""
    found: dict[str, int] = {}
    for path in sorted(HERE.glob("test_hostile_*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
            if isinstance(target, ast.Name) and target.id in _TABLES:
                value = node.value  # type: ignore[attr-defined]
                size = len(value.keys if isinstance(value, ast.Dict) else value.elts)
                found[path.name] = found.get(path.name, 0) + size
    return found


def test_the_corpus_is_as_large_as_the_manual_says() -> None:
    manual = (PROJECT / "manual" / "security.md").read_text("utf-8")
    said = re.search(r"more than (\d+) hostile inputs", manual)
    assert said
    assert sum(corpus().values()) >= int(said[1]) >= 150


def test_every_claim_of_the_threat_model_is_documented_or_names_tests_that_exist() -> None:
    manual = (PROJECT / "manual" / "security.md").read_text("utf-8")
    claims = [match["how"].strip() for match in _CLAIM.finditer(manual)]
    claims = [how for how in claims if how not in ("How it is known", "---")]
    assert len(claims) > 25
    for how in claims:
        assert how.startswith(("tested by `tests/", "documented")), how
        tests = _TEST.findall(how)
        assert bool(tests) == how.startswith("tested")
        for file, name in tests:
            path = PROJECT / file
            assert path.is_file(), file
            assert not name or f"def {name}(" in path.read_text("utf-8"), (file, name)
