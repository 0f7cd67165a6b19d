"""What is printed when: only what changed, only what is public, the same bytes, and nothing hostile."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import handout_desk as made
import pytest
from click.testing import CliRunner

from polybrief.cli import main
from polybrief.errors import HandoutRefused, InputError, PublishError
from polybrief.publish.desk import read_desk
from polybrief.publish.handouts import fonts, workers
from polybrief.publish.handouts.stage import make_handouts
from polybrief.publish.handouts.workers import Job, Shared, printed
from polybrief.publish.view import View
from polybrief.store import Store

ALL = ("ferry.de.pdf", "ferry.en.pdf", "ferry.zh.pdf", "nur-deutsch.de.pdf")


def test_only_public_briefs_are_printed_and_only_once(shared: Store) -> None:
    assert shared.handouts() == ALL
    again = make_handouts(shared)
    assert dict(again.printed) == {}
    assert again.said() == ["handouts: 0 printed (0 pages), 4 unchanged"]


def test_the_same_desk_gives_the_same_bytes(shared: Store, own: Store) -> None:
    make_handouts(own)
    assert {name: own.handout(name) for name in own.handouts()} == {
        name: shared.handout(name) for name in ALL
    }


def test_what_changed_is_printed_anew(own: Store) -> None:
    make_handouts(own)
    made.publish(own, "ferry", "Another text.[^trial-de:2]\n")
    assert set(make_handouts(own).printed) == {"ferry.en.pdf"}
    (own.root / "build" / "handouts" / "ferry.de.pdf").write_bytes(b"something else")
    assert set(make_handouts(own).printed) == {"ferry.de.pdf"}


def test_what_is_withdrawn_or_held_back_goes_from_its_handouts_and_digests(own: Store) -> None:
    made.publish(own, "second", "A second text.[^trial-de:2]\n")
    made.publish_edition(own)
    make_handouts(own)
    assert {"second.en.pdf", "2025-w22.en.pdf", "2025-w22.de.pdf"} <= set(own.handouts())
    brief = own.brief("en", "second")
    assert brief
    later = datetime.now(UTC) + timedelta(days=1)
    made.write_brief(own, "en", "second", replace(brief.front, publish_after=later), brief.body)
    make_handouts(own, ["ferry"])
    assert not {"second.en.pdf", "2025-w22.en.pdf"} & set(own.handouts())
    assert "2025-w22.de.pdf" in own.handouts()
    # Without that brief the edition is printed anew.
    assert "2025-w22.en.pdf" in make_handouts(own).printed


def test_a_page_links_to_a_pdf_of_exactly_its_text(own: Store) -> None:
    make_handouts(own, ["ferry"])
    brief = own.brief("en", "ferry")
    assert brief
    assert View(read_desk(own, "en", preview=False), "en").handout(brief) == "handouts/ferry.en.pdf"
    made.publish(own, "ferry", "Another text.[^trial-de:2]\n")
    brief = own.brief("en", "ferry")
    assert brief
    assert View(read_desk(own, "en", preview=False), "en").handout(brief) is None


def test_an_unknown_brief_is_named(own: Store) -> None:
    with pytest.raises(InputError, match="no public brief “unfinished”"):
        make_handouts(own, ["unfinished"])


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("![A file](file:///etc/passwd)", "file:///etc/passwd"),
        ("![A file](../../../../../../etc/passwd)", "etc/passwd"),
        ("![A page](https://collector.example/x.png)", "https://collector.example/x.png"),
        ("![Data](data:image/svg+xml;base64,PHN2Zy8+)", "data:image"),
        ("[A link](javascript:alert(1))", "javascript:alert"),
        ("[A link](file:///etc/passwd)", "file:///etc/passwd"),
        ('<link rel="stylesheet" href="file:///etc/passwd">', "<link>"),
        ('<style>@import "file:///etc/passwd";</style>', "<style>"),
        ('<a rel="attachment" href="../../mkdocs.yml">x</a>', "rel"),
        ('A word.\n{: style="background: url(file:///etc/passwd)" }', "style"),
        ('*word*{: onclick="x()" }', "onclick"),
        ('<base href="file:///etc/">', "<base>"),
        ('<svg><image href="file:///etc/passwd"/></svg>', "<svg>"),
    ],
)
def test_what_would_read_a_file_or_run_is_refused(own: Store, text: str, fault: str) -> None:
    made.publish(own, "hostile", f"{text}\n")
    with pytest.raises(HandoutRefused, match=r"docs/en/briefs/hostile\.md") as caught:
        make_handouts(own)
    assert fault in caught.value.cause
    assert caught.value.exit_status == 1
    assert own.handouts() == ()


def test_an_image_that_leads_out_of_the_desk_is_refused_by_the_process_that_prints(own: Store) -> None:
    secret = own.root.parent / "secret.png"
    secret.write_bytes(b"secret")
    (own.root / "docs" / "en" / "briefs" / "inside.png").symlink_to(secret)
    made.publish(own, "hostile", "![Inside](inside.png)\n")
    with pytest.raises(
        HandoutRefused, match=r"hostile\.md: not printed because of the address .*inside\.png"
    ):
        make_handouts(own)


def test_restricted_wording_is_seen_before_it_is_printed(own: Store) -> None:
    seen: dict[str, bytes] = {}

    def guard(files: object) -> None:
        seen.update(files)  # type: ignore[call-overload]
        raise PublishError("a leak", "mend it")

    with pytest.raises(PublishError, match="a leak"):
        make_handouts(own, guard=guard)
    assert set(seen) == {f"{name}.html" for name in ALL}
    assert own.handouts() == ()


def _job(html: str, seconds: float = 30.0) -> Job:
    return Job("x.en.pdf", "en", html, False, "2025-06-01", "[]\n", "sources", seconds)


@pytest.mark.usefixtures("can_print")
def test_time_is_bounded_and_the_next_document_is_printed(tmp_path: Path) -> None:
    slow = _job("<html lang=en><title>x</title>" + "<p>word</p>" * 20_000, 1.0)
    good = _job("<html lang=en><title>x</title><p>word</p>")
    first, second = printed([slow, good], Shared("", {"docs": tmp_path}), processes=1)
    assert first.refused == "more than 1 seconds"
    assert second.pages == 1
    assert second.data.startswith(b"%PDF-1.7")


@pytest.mark.usefixtures("can_print")
def test_memory_is_bounded(tmp_path: Path) -> None:
    from PIL import Image

    # 30 000 by 30 000 points come to 2.7 thousand million bytes.
    Image.new("1", (30_000, 30_000)).save(tmp_path / "bomb.png", optimize=True)
    job = _job('<html lang=en><title>x</title><img alt=x src="https://desk.invalid/docs/bomb.png">')
    (result,) = printed([job], Shared("", {"docs": tmp_path}))
    assert result.refused or len(result.data) < 1_000_000


def test_without_pango_one_line_says_what_to_install(
    own: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    (tmp_path / "weasyprint.py").write_text("raise OSError(\"cannot load library 'libpango-1.0-0'\")\n")
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
    found = make_handouts(own)
    assert not found.able
    assert found.said() == [workers.NO_SYSTEM]
    assert "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" in workers.NO_SYSTEM


@pytest.mark.parametrize(
    ("arguments", "cause"),
    [
        (["--preview", "--handouts"], "the preview has no handouts"),
        (["ferry", "--edition", "2025-W22"], "a digest has all briefs of its week"),
        (["ferry"], "a site has all its briefs"),
    ],
)
def test_options_that_exclude_one_another_are_named(tmp_path: Path, arguments: list[str], cause: str) -> None:
    result = CliRunner().invoke(main, ["--desk", str(tmp_path), "publish", *arguments])
    assert result.exit_code == 2
    assert cause in result.stderr


def test_the_systems_fonts_serve_where_those_of_npm_are_missing(own: Store) -> None:
    if not fonts.system_has_chinese():
        pytest.skip("fonts-noto-cjk is not installed")
    (own.root / "node_modules").unlink()
    result = make_handouts(own, ["ferry"])
    assert result.said()[-1] == fonts.SYSTEM
    assert "渡轮由两台电动机驱动" in made.text(made.pdf(own, "ferry", "zh")).replace("\n", "")


def test_without_any_chinese_font_one_line_says_so(own: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    (own.root / "node_modules").unlink()
    monkeypatch.setattr(fonts, "system_has_chinese", lambda: False)
    found = make_handouts(own)
    assert not found.able
    assert found.said() == [f"handouts are left out: {fonts.MISSING}"]
    assert own.handouts() == ()
