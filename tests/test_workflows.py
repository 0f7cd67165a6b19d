"""What runs by itself on GitHub and GitLab, and what the manual tells people to type.

The files are well-formed, ask for no more rights than they need, and name only commands and files that
exist.
"""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from polybrief.check.formats import structured
from polybrief.check.report import Checked, Report
from polybrief.cli import main
from polybrief.model import Finding
from polybrief.publish.handouts.workers import PACKAGES

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
HOOKS = ROOT / ".pre-commit-hooks.yaml"
PAGES = [
    ROOT / "CONTRIBUTING.md",
    ROOT / ".github" / "pull_request_template.md",
    *(ROOT / "manual" / name for name in ("handbook.md", "workflows.md")),
]
OTHER_PROGRAMS = {"sudo", "apt-get", "git", "rm", "cp", "cd", ".", "pre-commit", "python", "#"}
GITLAB_KEYWORDS = {"image", "variables", "cache", "workflow", "default", "stages", "include"}


def load(file: Path) -> Any:
    return yaml.safe_load(file.read_text("utf-8"))


def jobs(file: Path) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = load(file)["jobs"]
    return found


def steps(file: Path) -> Iterator[dict[str, Any]]:
    for job in jobs(file).values():
        yield from job["steps"]


def gitlab_jobs() -> dict[str, dict[str, Any]]:
    return {name: job for name, job in load(GITLAB).items() if name not in GITLAB_KEYWORDS}


def scripts() -> Iterator[tuple[str, str]]:
    """Every line of shell that runs by itself, with the file in which it stands."""
    for file in WORKFLOWS:
        for step in steps(file):
            for line in step.get("run", "").splitlines():
                yield file.name, line
    for job in gitlab_jobs().values():
        for line in (*job.get("before_script", ()), *job["script"]):
            yield GITLAB.name, line
    for hook in load(HOOKS):
        yield HOOKS.name, hook["entry"]


def typed(page: Path) -> Iterator[tuple[str, str]]:
    """Every line of a page that somebody is told to type."""
    text = page.read_text("utf-8")
    for block in re.findall(r"^```(?:sh|shell|)\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        for line in block.splitlines():
            if re.match(r"(?:make|polybrief|\.venv/bin/polybrief|\.ci/)", line.strip()):
                yield page.name, line.strip()
    outside = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    for inline in re.findall(r"`((?:make|polybrief) [a-z][^`]*)`", outside):
        yield page.name, inline.rstrip("…").rstrip()


COMMANDS = [*scripts(), *(command for page in PAGES if page.exists() for command in typed(page))]


def test_there_is_something_to_test() -> None:
    assert {file.name for file in WORKFLOWS} == {"check.yml", "daily.yml", "site.yml", "test.yml"}
    assert {name for name, _ in COMMANDS} >= {*(p.name for p in PAGES), "check.yml", GITLAB.name, HOOKS.name}


@pytest.mark.parametrize(("file", "line"), COMMANDS, ids=lambda part: str(part)[:60])
def test_every_command_exists(file: str, line: str) -> None:
    words = shlex.split(line, comments=True)
    if not words:
        return
    words = words[: next((i for i, word in enumerate(words) if word in (">", ">>", "<", "||", "|")), None)]
    program, *arguments = words
    if program == "make":
        made = (ROOT / "Makefile").read_text("utf-8")
        targets = [word for word in arguments if "=" not in word]
        assert all(re.search(rf"^{re.escape(t)}:", made, re.MULTILINE) for t in targets), f"{file}: {line}"
    elif program in ("polybrief", ".venv/bin/polybrief"):
        parses(arguments)
    elif program.startswith(("./", ".ci/", "scripts/", "benchmarks/")):
        assert (ROOT / program).is_file()
    else:
        assert program in OTHER_PROGRAMS, f"{file}: {line}"


def parses(arguments: list[str]) -> None:
    """Lets click read the arguments as it would on the command line; nothing is run."""
    command: click.Command = main
    while isinstance(command, click.Group):
        name, *arguments = arguments
        assert name in command.commands, f"there is no command {name}"
        command = command.commands[name]
    if arguments:
        command.make_context(command.name, arguments)


class TestGitHub:
    @pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: str(file.name))
    def test_actions_are_named_by_a_commit_and_their_release(self, file: Path) -> None:
        lines = re.findall(r"uses: (.*)", file.read_text("utf-8"))
        assert lines
        for line in lines:
            assert re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line

    def test_one_action_has_one_release(self) -> None:
        lines = {line for file in WORKFLOWS for line in re.findall(r"uses: (.*)", file.read_text("utf-8"))}
        assert len(lines) == len({line.partition("@")[0] for line in lines})

    @pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: str(file.name))
    def test_a_run_may_read_and_no_more(self, file: Path) -> None:
        assert load(file)["permissions"] == {"contents": "read"}
        for name, job in jobs(file).items():
            if name == "deploy":
                assert job["permissions"] == {"pages": "write", "id-token": "write"}
            else:
                assert "permissions" not in job
        for step in steps(file):
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False

    @pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: str(file.name))
    def test_no_secret_is_used_and_no_text_of_others_becomes_shell(self, file: Path) -> None:
        assert not re.search(r"\bsecrets\.", file.read_text("utf-8"))
        # YAML reads the key `on` as true.
        assert "pull_request_target" not in load(file)[True]
        assert not [step for step in steps(file) if "${{" in step.get("run", "")]

    @pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: str(file.name))
    def test_a_run_ends_and_does_not_meet_another_of_its_kind(self, file: Path) -> None:
        assert load(file)["concurrency"]["group"]
        assert all(job["timeout-minutes"] <= 60 for job in jobs(file).values())

    def test_the_site_is_deployed_from_the_main_branch_alone(self) -> None:
        site = load(ROOT / ".github" / "workflows" / "site.yml")
        assert site[True]["push"] == {"branches": ["main"]}
        assert "pull_request" not in site[True]
        assert site["jobs"]["deploy"]["needs"] == "build"
        assert site["concurrency"]["cancel-in-progress"] is False

    def test_the_site_is_built_with_its_history_and_what_handouts_take(self) -> None:
        site = jobs(ROOT / ".github" / "workflows" / "site.yml")["build"]["steps"]
        assert site[0]["with"]["fetch-depth"] == 0
        asked = [
            step["run"] for step in site if PACKAGES.removeprefix("apt-get install") in step.get("run", "")
        ]
        assert asked
        assert all(line.startswith("sudo apt-get ") for run in asked for line in run.splitlines())

    def test_a_request_gets_annotations_and_a_summary(self) -> None:
        run = "\n".join(step.get("run", "") for step in steps(ROOT / ".github" / "workflows" / "check.yml"))
        assert "polybrief check --format github" in run
        assert 'polybrief check --format markdown >> "$GITHUB_STEP_SUMMARY"' in run
        assert 'polybrief diff "origin/$BASE" --format markdown >> "$GITHUB_STEP_SUMMARY"' in run

    def test_the_owners_named_are_of_places_that_exist(self) -> None:
        owned = (ROOT / ".github" / "CODEOWNERS.example").read_text("utf-8").splitlines()
        rules = [line.split() for line in owned if line and not line.startswith("#")]
        assert rules[0][0] == "*"
        for pattern, *people in rules[1:]:
            assert people
            assert list(ROOT.glob(pattern.strip("/"))), pattern


class TestGitLab:
    def test_its_jobs_are_the_same_three(self) -> None:
        assert set(gitlab_jobs()) == {"check", "test", "pages", "stale"}
        assert gitlab_jobs()["pages"]["artifacts"]["paths"] == ["public"]
        assert all(job["timeout"] for job in gitlab_jobs().values())
        assert "secret" not in GITLAB.read_text("utf-8").lower()

    def test_the_site_is_built_with_its_history_and_what_handouts_take(self) -> None:
        assert load(GITLAB)["variables"]["GIT_DEPTH"] == "0"
        lines = gitlab_jobs()["pages"]["before_script"]
        assert any(line.endswith(PACKAGES.removeprefix("apt-get install")) for line in lines)

    def test_findings_become_a_code_quality_report(self) -> None:
        finding = Finding("unsupported-sentence", "error", "docs/zh/briefs/a.md", 20, "没有脚注", "add one")
        report = Report((Checked(finding.file, "zh", "a", "published", (finding,), ("f1",)),))
        made = subprocess.run(
            [sys.executable, ROOT / ".ci" / "code-quality"],
            input=structured.render(report, "0.1.0"),
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        assert json.loads(made.stdout) == [
            {
                "description": "没有脚注 → add one",
                "check_name": "unsupported-sentence",
                "fingerprint": "f1",
                "severity": "major",
                "location": {"path": "docs/zh/briefs/a.md", "lines": {"begin": 20}},
            }
        ]


class TestHooks:
    def test_the_hook_runs_where_content_changes_and_nowhere_else(self) -> None:
        (hook,) = load(HOOKS)
        assert hook["id"] == "polybrief-check"
        assert hook["language"] == "python"
        assert hook["pass_filenames"] is False
        assert re.search(hook["files"], "docs/de/briefs/stargate.md")
        assert re.search(hook["files"], "memory/briefs/stargate.de.po")
        assert not re.search(hook["files"], "tests/docs/a.py")


@pytest.mark.parametrize("file", [*WORKFLOWS, GITLAB], ids=lambda file: str(file.name))
def test_files_fit_the_published_schema(file: Path) -> None:
    pytest.importorskip("check_jsonschema", reason="check-jsonschema brings the schemas of both services")
    schema = (
        ["vendor.gitlab-ci", "--data-transform", "gitlab-ci"]
        if file == GITLAB
        else ["vendor.github-workflows"]
    )
    command = [sys.executable, "-m", "check_jsonschema", "--no-cache", "--builtin-schema", *schema, str(file)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "ok -- validation done" in done.stdout
