"""polybrief check as a user, a hook and a pipeline type it: what it says, in which form, how it ends."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from markdown_it import MarkdownIt

from polybrief import gate
from polybrief.files import LIBRARY_VARIABLE
from polybrief.store import Store

Run = Callable[..., Result]

REPORT = (
    "A second data centre\n\nThe government announced a new data centre on Monday. It costs $39 billion.\n"
)
HEAD = "---\ntitle: {title}\nsummary: A new one is planned.\nstatus: {status}\nlanguage: en\n---\n"
ONLY = ("--select", "unsupported-sentence", "--select", "unknown-sentence", "--select", "unreadable-brief")


@pytest.fixture
def brief(desk: Store) -> Callable[..., Path]:
    """Writes a brief of the desk."""

    def write(slug: str, body: str, language: str = "en", status: str = "published") -> Path:
        path = desk.root / "docs" / language / "briefs" / f"{slug}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEAD.format(title=slug.capitalize(), status=status) + body, "utf-8")
        return path

    return write


@pytest.fixture
def report(polybrief: Run, tmp_path: Path) -> Callable[..., None]:
    """Collects and examines a report under the id `centre`."""

    def collect(rights: str = "open") -> None:
        file = tmp_path / "centre.txt"
        file.write_text(REPORT, "utf-8")
        assert polybrief("collect", file, "--rights", rights).exit_code == 0
        assert polybrief("examine").exit_code == 0

    return collect


def parsed(result: Result) -> dict[str, Any]:
    value = json.loads(result.output)
    assert isinstance(value, dict)
    return value


class TestText:
    def test_findings_stand_by_file_with_what_to_type_next(
        self, polybrief: Run, brief: Callable[..., Path]
    ) -> None:
        brief("two", "Nothing.\n")
        brief("one", "Something.\nMore.\n")
        result = polybrief("check", *ONLY)
        assert result.exit_code == 1
        places = re.findall(
            r"^(docs/\S+:\d+): error: .* \[unsupported-sentence\]\n  → add one", result.output, re.M
        )
        assert places == ["docs/en/briefs/one.md:7", "docs/en/briefs/one.md:8", "docs/en/briefs/two.md:7"]
        assert result.output.endswith("checked: 3 errors, 0 warnings\n")

    def test_what_was_not_checked_comes_first(
        self, desk: Store, polybrief: Run, brief: Callable[..., Path], report: Callable[..., None]
    ) -> None:
        report("restricted")
        brief("one", "A new data centre is planned.[^centre:2]\n")
        with_library = polybrief("check", "--ignore", "not-reviewed").output
        assert "not in the private library" not in with_library
        (desk.library / "centre.txt").unlink()
        said = polybrief("check").output
        assert said.startswith("not checked: similarity and quotations in 1 brief: the text is not in")
        assert "(centre); figures, dates and names are checked against evidence/ alone" in said
        assert LIBRARY_VARIABLE in said.split("\n")[1]

    def test_conflicts_are_not_checked_without_a_ledger(
        self, polybrief: Run, brief: Callable[..., Path], report: Callable[..., None]
    ) -> None:
        report()
        brief("one", "A new data centre is planned.[^centre:2]\n")
        assert "there is no build/ledger.json\n  → run: polybrief relate" in polybrief("check").output
        polybrief("relate")
        assert "ledger" not in polybrief("check").output

    def test_each_brief_ends_with_its_measures_and_every_report_with_the_reminder(
        self, polybrief: Run, brief: Callable[..., Path], report: Callable[..., None]
    ) -> None:
        report()
        brief("one", "It costs $39 billion.[^centre:2]\nNothing supports this.\n")
        *_, measured, reminder, counted = polybrief("check").output.splitlines()
        assert measured == (
            "docs/en/briefs/one.md: citation recall 50 % of 2 sentences,"
            " citation precision 100 % of 1 footnote"
        )
        assert reminder.startswith("grounded is not true: ")
        assert counted.startswith("checked: ")

    def test_a_long_row_of_the_same_is_cut_unless_all_is_asked_for(
        self, polybrief: Run, brief: Callable[..., Path]
    ) -> None:
        brief("one", "".join(f"Sentence number {n}.\n" for n in range(25)))
        said = polybrief("check", *ONLY).output
        assert said.count(": error: ") == 10
        assert "docs/en/briefs/one.md: 15 more [unsupported-sentence]\n  → run: polybrief check" in said
        assert "checked: 25 errors" in said
        assert polybrief("check", *ONLY, "--all").output.count(": error: ") == 25

    def test_a_brief_gives_no_orders_to_the_terminal(
        self, polybrief: Run, brief: Callable[..., Path]
    ) -> None:
        brief("one", "Red \x1b[31malert\x07 \u202egnp.\n")
        said = polybrief("check", *ONLY).output
        assert "alert" in said
        assert not re.search(r"[\x00-\x09\x0b-\x1f\u202e]", said)


class TestWhatIsNamed:
    @pytest.fixture(autouse=True)
    def _briefs(self, brief: Callable[..., Path]) -> None:
        brief("one", "Something.\n")
        brief("one", "Etwas.\n", "de")
        brief("two", "Something.\n")

    def files(self, result: Result) -> list[str]:
        return [brief["file"] for brief in parsed(result)["briefs"]]

    def test_a_slug_means_every_language(self, polybrief: Run) -> None:
        assert self.files(polybrief("check", "one", "--format", "json")) == [
            "docs/de/briefs/one.md",
            "docs/en/briefs/one.md",
        ]

    @pytest.mark.parametrize(
        ("given", "count"), [("docs/en/briefs/two.md", 1), ("docs/en", 2), ("docs/de/briefs/", 1), (".", 3)]
    )
    def test_a_file_or_a_folder(
        self, desk: Store, polybrief: Run, monkeypatch: pytest.MonkeyPatch, given: str, count: int
    ) -> None:
        monkeypatch.chdir(desk.root)
        assert len(self.files(polybrief("check", given, "--format", "json"))) == count

    def test_a_path_counts_from_where_the_user_stands(
        self, desk: Store, polybrief: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(desk.root / "docs" / "de")
        assert self.files(polybrief("check", "briefs/one.md", "--format", "json")) == [
            "docs/de/briefs/one.md"
        ]

    def test_a_page_beside_the_briefs_is_passed_over(self, desk: Store, polybrief: Run) -> None:
        page = desk.root / "docs" / "en" / "briefs" / "index.md"
        page.write_text("# Briefs\n", "utf-8")
        assert self.files(polybrief("check", page, "--format", "json")) == []

    @pytest.mark.parametrize("given", ["three", "../mkdocs.yml", "docs/en/briefs/three.md", "x" * 300])
    def test_what_is_no_brief_is_refused(
        self, desk: Store, polybrief: Run, monkeypatch: pytest.MonkeyPatch, given: str
    ) -> None:
        monkeypatch.chdir(desk.root / "docs")
        result = polybrief("check", given)
        assert result.exit_code == 2
        assert "no brief" in result.stderr
        assert len(result.stderr.splitlines()) == 2


class TestRules:
    def test_some_rules_only_and_that_this_is_so(self, polybrief: Run, brief: Callable[..., Path]) -> None:
        brief("one", "Something.\nMore.[^nobody:1]\n")
        both = polybrief("check", "--select", "unsupported-sentence", "--select", "unknown-sentence")
        assert "only unknown-sentence, unsupported-sentence: the other rules" in both.output
        assert "checked: 2 errors" in both.output
        one = polybrief("check", "--select", "unsupported-sentence").output
        assert "[unsupported-sentence]" in one
        assert "[unknown-sentence]" not in one
        rest = polybrief("check", "--ignore", "unsupported-sentence").output
        assert "every rule but unsupported-sentence" in rest
        assert "[unsupported-sentence]" not in rest

    def test_errors_of_other_rules_do_not_fail_the_run(
        self, polybrief: Run, brief: Callable[..., Path]
    ) -> None:
        brief("one", "Something.\n")
        assert polybrief("check", "--select", "unknown-sentence").exit_code == 0

    @pytest.mark.parametrize("option", ["--select", "--ignore"])
    def test_an_unknown_rule_is_refused_with_the_list(self, polybrief: Run, option: str) -> None:
        result = polybrief("check", option, "speling")
        assert result.exit_code == 2
        cause, hint = result.stderr.splitlines()
        assert cause == "polybrief: there is no rule “speling”"
        assert all(code in hint for code in gate.codes())


class TestUnreadable:
    @pytest.mark.parametrize(
        ("data", "line"),
        [
            (b"---\ntitle: A\nsummary: [\n---\n", 3),
            (b"---\ntitle: A\n---\n", 1),
            (b"\xff\xfe", 1),
            (b"", 1),
            (b"---\na: &a [1]\nb: [*a, *a]\n---\n", 3),
            (b"---\na: " + b"[" * 100_000 + b"\n---\n", 2),
            (b"---\na: !!python/object:os.system {}\n---\n", 2),
        ],
    )
    def test_a_broken_brief_is_a_finding_and_the_others_are_checked(
        self, polybrief: Run, brief: Callable[..., Path], data: bytes, line: int
    ) -> None:
        brief("good", "Something.\n")
        brief("bad", "").write_bytes(data)
        result = polybrief("check", *ONLY)
        assert result.exit_code == 1
        assert f"docs/en/briefs/bad.md:{line}: error: " in result.output
        assert "[unreadable-brief]" in result.output
        assert "docs/en/briefs/good.md:7: error: " in result.output

    def test_a_file_whose_name_is_no_slug(self, polybrief: Run, brief: Callable[..., Path]) -> None:
        brief("Big Plan", "Something.\n")
        assert "is no id" in polybrief("check", *ONLY).output


class TestForms:
    def test_json_for_programs(self, polybrief: Run, brief: Callable[..., Path]) -> None:
        brief("one", "Something.\n")
        result = polybrief("check", *ONLY, "--format", "json")
        assert result.exit_code == 1
        value = parsed(result)
        assert value["format"] == 1
        assert value["errors"] == 1
        assert value["reminder"].startswith("grounded is not true")
        (only,) = value["briefs"]
        assert only["citation_recall"] == 0
        (finding,) = only["findings"]
        assert finding["line"] == 7
        assert finding["rule"] == "unsupported-sentence"

    def sarif(self, result: Result) -> dict[str, Any]:
        run: dict[str, Any] = parsed(result)["runs"][0]
        return run

    def test_sarif_for_code_scanning(self, polybrief: Run, brief: Callable[..., Path]) -> None:
        brief("one", "Something.\n")
        result = polybrief("check", *ONLY, "--format", "sarif")
        assert result.exit_code == 1
        assert parsed(result)["version"] == "2.1.0"
        run = self.sarif(result)
        rules = run["tool"]["driver"]["rules"]
        assert [rule["id"] for rule in rules] == sorted(gate.codes())
        (found,) = run["results"]
        assert rules[found["ruleIndex"]]["id"] == found["ruleId"] == "unsupported-sentence"
        assert rules[found["ruleIndex"]]["help"]["markdown"].startswith("# unsupported-sentence\n")
        place = found["locations"][0]["physicalLocation"]
        assert place["artifactLocation"] == {"uri": "docs/en/briefs/one.md", "uriBaseId": "%SRCROOT%"}
        assert place["region"] == {"startLine": 7}
        notes = run["invocations"][0]["toolExecutionNotifications"]
        assert any(note["message"]["text"].startswith("grounded is not true") for note in notes)

    def test_sarif_has_no_property_that_the_standard_does_not_know(
        self, polybrief: Run, brief: Callable[..., Path]
    ) -> None:
        brief("one", "Something.\nMore | 50 % & “so”.\n")
        run = self.sarif(polybrief("check", "--format", "sarif"))
        known = {
            "run": {"tool", "columnKind", "originalUriBaseIds", "invocations", "results", "properties"},
            "rule": {"id", "shortDescription", "help"},
            "result": {"ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints"},
        }
        assert set(run) <= known["run"]
        for rule in run["tool"]["driver"]["rules"]:
            assert set(rule) <= known["rule"]
            assert rule["shortDescription"]["text"]
            assert rule["help"]["text"]
        for result in run["results"]:
            assert set(result) == known["result"]
            assert result["level"] in ("error", "warning")
            assert result["message"]["text"]
            assert all(isinstance(mark, str) for mark in result["partialFingerprints"].values())

    def test_a_fingerprint_stays_when_lines_are_added_above(
        self, polybrief: Run, brief: Callable[..., Path]
    ) -> None:
        def marks() -> list[tuple[int, str]]:
            results = self.sarif(polybrief("check", *ONLY, "--format", "sarif"))["results"]
            return [
                (
                    r["locations"][0]["physicalLocation"]["region"]["startLine"],
                    r["partialFingerprints"]["polybriefLine/v1"],
                )
                for r in results
            ]

        brief("one", "Something.\nSomething.\nMore.\n")
        before = marks()
        brief("one", "## New\n\nSomething.\nSomething.\nMore.\n")
        after = marks()
        assert [mark for _, mark in before] == [mark for _, mark in after]
        assert len({mark for _, mark in after}) == 3
        assert [line for line, _ in after] == [9, 10, 11]

    def test_files_count_from_the_root_of_the_repository(
        self, desk: Store, polybrief: Run, brief: Callable[..., Path]
    ) -> None:
        (desk.root.parent / ".git").mkdir()
        brief("one", "Something.\n")
        (found,) = self.sarif(polybrief("check", *ONLY, "--format", "sarif"))["results"]
        uri = found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert uri == "a%20desk/docs/en/briefs/one.md"
        assert "file=a desk/docs/en/briefs/one.md," in polybrief("check", *ONLY, "--format", "github").output

    def test_github_marks_the_lines_of_a_pull_request(
        self, polybrief: Run, brief: Callable[..., Path]
    ) -> None:
        brief("one", "Up 50%, they say::set-env name=x::y.\n")
        said = polybrief("check", *ONLY, "--format", "github").output
        (error,) = re.findall(r"^::error .*$", said, re.M)
        place, message = error.split("::", 2)[1:]
        assert place == ("error file=docs/en/briefs/one.md,line=7,title=polybrief%3A unsupported-sentence")
        assert "Up 50%25, they say" in message
        assert "%0A→ add one behind the full stop" in message
        commands = re.findall(r"^::(\w+) ", said, re.M)
        assert set(commands) <= {"error", "warning", "notice"}

    def test_markdown_for_a_summary(self, polybrief: Run, brief: Callable[..., Path]) -> None:
        brief("one", "A <script>alert(1)</script> | `cell` [x](y).\n")
        said = polybrief("check", *ONLY, "--format", "markdown").output
        assert said.startswith("## The gate is shut: 1 error, 0 warnings\n")
        html = MarkdownIt("gfm-like", {"linkify": False}).render(said)
        assert "<script>" not in html
        assert html.count("<td") == 5 + 5
        assert "Grounded is not true" in html

    def test_markdown_of_an_open_gate(self, polybrief: Run) -> None:
        assert polybrief("check", "--format", "markdown").output.startswith("## The gate is open: 0 errors")

    def test_a_form_that_there_is_not(self, polybrief: Run) -> None:
        assert polybrief("check", "--format", "xml").exit_code == 2


class TestCache:
    @pytest.fixture
    def checked(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """The slugs that were really checked since the list was cleared."""
        seen: list[str] = []
        genuine = gate.check

        def spy(briefs: Any, desk: Any) -> Any:
            listed = list(briefs)
            seen.extend(f"{brief.front.language}/{brief.slug}" for brief in listed)
            return genuine(listed, desk)

        monkeypatch.setattr(gate, "check", spy)
        return seen

    def test_only_what_has_changed_is_checked_again(
        self, polybrief: Run, brief: Callable[..., Path], checked: list[str]
    ) -> None:
        brief("one", "Something.\n")
        brief("two", "Something.\n")
        first = polybrief("check").output
        assert checked == ["en/one", "en/two"]
        checked.clear()
        assert polybrief("check").output == first
        assert checked == []
        brief("two", "Something else.\n")
        polybrief("check")
        assert checked == ["en/two"]
        checked.clear()
        polybrief("check", "--no-cache")
        assert checked == ["en/one", "en/two"]

    def test_naming_one_brief_keeps_what_is_known_of_the_others(
        self, polybrief: Run, brief: Callable[..., Path], checked: list[str]
    ) -> None:
        brief("one", "Something.\n")
        brief("two", "Something.\n")
        polybrief("check")
        brief("one", "Something else.\n")
        polybrief("check", "one")
        checked.clear()
        polybrief("check")
        assert checked == []

    @pytest.mark.parametrize(
        "change",
        [
            "sources/centre.md",
            "evidence/centre.yml",
            "glossary/places.yml",
            "mkdocs.yml",
            "library/other.txt",
            "memory/briefs/one.de.po",
            "build/ledger.json",
        ],
    )
    def test_what_a_rule_may_look_at_counts(
        self,
        desk: Store,
        polybrief: Run,
        brief: Callable[..., Path],
        report: Callable[..., None],
        checked: list[str],
        change: str,
    ) -> None:
        report()
        brief("one", "A new data centre is planned.[^centre:2]\n")
        polybrief("check")
        checked.clear()
        path = desk.root / change
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text("utf-8") if path.is_file() else ""
        additions = {
            "sources/centre.md": lambda: before.replace("language: en", "language: en\npublisher: Someone"),
            "glossary/places.yml": lambda: "[]\n",
            "build/ledger.json": lambda: '{"claims": [], "kinships": [], "conflicts": []}\n',
            "memory/briefs/one.de.po": lambda: 'msgid ""\nmsgstr ""\n',
        }
        path.write_text(additions.get(change, lambda: before + "\n# changed\n")(), "utf-8")
        result = polybrief("check")
        assert result.exit_code in (0, 1), result.output
        assert checked == ["en/one"]

    def test_a_source_that_is_not_cited_does_not(
        self,
        desk: Store,
        polybrief: Run,
        brief: Callable[..., Path],
        report: Callable[..., None],
        checked: list[str],
    ) -> None:
        report()
        brief("one", "Something.\n")
        polybrief("check")
        checked.clear()
        path = desk.root / "sources" / "centre.md"
        path.write_text(
            path.read_text("utf-8").replace("language: en", "language: en\npublisher: S"), "utf-8"
        )
        polybrief("check")
        assert checked == []

    def test_an_edition_is_checked_again_when_its_original_has_changed(
        self, polybrief: Run, brief: Callable[..., Path], checked: list[str]
    ) -> None:
        brief("one", "Something.\n")
        brief("one", "Etwas.\n", "de")
        polybrief("check")
        checked.clear()
        brief("one", "Something else.\n")
        polybrief("check")
        assert sorted(checked) == ["de/one", "en/one"] or sorted(checked) == ["en/one", "en/one"]

    @pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 0}', '{"format": 1, "briefs": {"a": 1}}'])
    def test_a_broken_cache_is_no_cache(
        self, desk: Store, polybrief: Run, brief: Callable[..., Path], text: str
    ) -> None:
        brief("one", "Something.\n")
        first = polybrief("check").output
        (desk.root / "build" / "cache" / "check.json").write_text(text, "utf-8")
        assert polybrief("check").output == first

    def test_a_desk_whose_cache_cannot_be_written(
        self, desk: Store, polybrief: Run, brief: Callable[..., Path]
    ) -> None:
        brief("one", "Something.\n")
        (desk.root / "build").write_text("in the way of the folder", "utf-8")
        result = polybrief("check")
        assert result.exit_code == 1
        assert "[unsupported-sentence]" in result.output


def test_several_processes_find_what_one_finds(
    desk: Store, brief: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(4):
        brief(f"brief-{n}", f"Number {n} is not supported.\n")
    one = gate.run(desk, cached=False, processes=1)
    monkeypatch.setattr(gate, "BRIEFS_FOR_PROCESSES", 1)
    assert gate.run(desk, cached=False, processes=2) == one
    assert len(one.findings) >= 4
