"""The manual says what the program does: what can be generated is compared, what is named exists."""

from __future__ import annotations

import os
import re
from pathlib import Path

import click
import pytest

from polybrief import check, errors
from polybrief.cli import main

ROOT = Path(__file__).parents[1]
MANUAL = ROOT / "manual"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(MANUAL.rglob("*.md"))]


def commands() -> str:
    """The page of commands, as the program describes itself."""
    parts = ["# Commands\n\nWritten by the program: `make manual`.\n"]
    for name, command in [("", main), *sorted(main.commands.items())]:
        path = f"polybrief {name}".strip()
        settings = {**main.context_settings, "terminal_width": 100}
        context = click.Context(command, info_name=path, **settings)
        parts.append(f"\n## {path}\n\n```\n{command.get_help(context)}\n```\n")
    return "".join(parts)


def test_every_command_is_described_as_it_is() -> None:
    page = MANUAL / "commands.md"
    if os.environ.get("POLYBRIEF_WRITE_MANUAL"):
        page.write_text(commands(), "utf-8")
    assert page.read_text("utf-8") == commands()


def test_the_tree_of_errors_is_the_one_in_the_code() -> None:
    tree = (errors.__doc__ or "").split("\n\n")[1]
    assert tree in (MANUAL / "errors.md").read_text("utf-8")
    named = {name for name, value in vars(errors).items() if isinstance(value, type)}
    assert {name for name in named if name not in tree} == set()


@pytest.mark.parametrize("rule", check.RULES, ids=lambda rule: str(rule.CODE))
def test_every_rule_has_its_page(rule: object) -> None:
    code = rule.CODE  # type: ignore[attr-defined]
    page = (MANUAL / "rules" / f"{code}.md").read_text("utf-8")
    assert page.startswith(f"# {code}\n")
    assert "Fails:" in page
    assert "Passes:" in page
    assert "To mend it:" in page
    assert f"[{code}]({code}.md)" in (MANUAL / "rules" / "README.md").read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?://)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_that_are_named_exist(page: Path) -> None:
    parts = page.read_text("utf-8").split("```")
    named = {name for text in parts[::2] for name in re.findall(r"`polybrief ([a-z-]+)\b", text)}
    named |= {
        name for block in parts[1::2] for name in re.findall(r"^(?:\$ )?polybrief ([a-z-]+)\b", block, re.M)
    }
    assert named <= set(main.commands)
    make = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"`make ([a-z]+)", page.read_text("utf-8")):
        assert f"\n{target}:" in make


def test_every_dependency_has_its_reason() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    listed = [
        *project["dependencies"],
        *(x for extra in project["optional-dependencies"].values() for x in extra),
    ]
    reasons = (MANUAL / "dependencies.md").read_text("utf-8").lower()
    for requirement in listed:
        name = re.split(r"[<>=]", requirement)[0].replace("pdfminer-six", "pdfminer.six")
        assert name.lower() in reasons.replace("material for mkdocs", "mkdocs-material"), name
