"""The engine `libretranslate`: against a real server, and against one that misbehaves."""

from __future__ import annotations

import json
import socket
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from libretranslate_server import (
    MISSING,
    PROGRAM,
    Answer,
    FakeServer,
    answer,
    fake_server,
    in_brackets,
    real_server,
    refusal,
)

from polybrief.errors import TranslationError
from polybrief.limits import SERVER_BATCH_CHARACTERS, SERVER_BATCH_SENTENCES, SERVER_TRIES
from polybrief.model import Fault
from polybrief.translate.engines.libretranslate import LibreTranslateEngine
from polybrief.translate.journal import Journal, Output

GERMAN = "Die Regierung kündigte am Montag ein neues Rechenzentrum an."
needs_server = pytest.mark.skipif(not PROGRAM.exists(), reason=MISSING)


def texts(outputs: list[Output]) -> list[str]:
    assert all(output.fault is None for output in outputs), outputs
    return [output.text for output in outputs]


@pytest.fixture(scope="module")
def address(shelf_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    limits = ("--char-limit", "300", "--batch-limit", "6")
    with real_server(shelf_folder, tmp_path_factory.mktemp("libretranslate"), *limits) as running:
        yield running


@pytest.fixture(scope="module")
def engine(address: str) -> LibreTranslateEngine:
    return LibreTranslateEngine(address)


class TestRealServer:
    """What a LibreTranslate server, as people install it, makes of the small packages."""

    pytestmark = needs_server

    def test_the_route_names_server_version_and_pair(
        self, engine: LibreTranslateEngine, address: str
    ) -> None:
        host = address.removeprefix("http://")
        assert engine.route("de", "en") == f"libretranslate {host} 1.9.6 de-en"
        assert engine.route("de", "zh") == f"libretranslate {host} 1.9.6 de-zh"
        assert engine.route("zh", "de") == f"libretranslate {host} 1.9.6 zh-de"
        assert engine.route("de", "fr") is None
        assert engine.route("de", "de") is None

    @pytest.mark.parametrize(
        ("source", "target", "sentence", "translation"),
        [
            ("de", "en", GERMAN, "The government announced on Monday a new datacentre."),
            ("en", "de", "The company builds plants.", "Der Unternehmen baut Anlagen."),
            ("en", "zh", "The company builds plants.", "公司建造工厂。"),
            ("zh", "en", "政府宣布新数据中心。", "government announced new datacentre."),
            ("de", "zh", GERMAN, "政府宣布在星期一新数据中心。"),
            ("zh", "de", "政府宣布新数据中心。", "Regierung kündigte neues Rechenzentrum."),
        ],
    )
    def test_it_translates(
        self, engine: LibreTranslateEngine, source: str, target: str, sentence: str, translation: str
    ) -> None:
        assert texts(engine.translate([sentence], source, target)) == [translation]

    @pytest.mark.parametrize(
        ("source", "target", "sentence", "translation"),
        [
            ("zh", "en", "政府宣布计划！", "government announced plan!"),
            ("zh", "en", "政府有计划？", "government has plan?"),
            ("en", "zh", "The government announced chips!", "政府宣布芯片！"),
            ("en", "zh", "The government announced chips", "政府宣布芯片"),
        ],
    )
    def test_the_end_mark_is_the_target_languages_own(
        self, engine: LibreTranslateEngine, source: str, target: str, sentence: str, translation: str
    ) -> None:
        assert texts(engine.translate([sentence], source, target)) == [translation]

    def test_more_sentences_than_the_server_takes_at_once(self, address: str) -> None:
        engine = LibreTranslateEngine(address)
        heard: list[int] = []
        numbered = [f"{n} Megawatt Strom" for n in range(40)]
        done = engine.translate(numbered, "de", "en", finished=heard.append)
        assert texts(done) == [f"{n} megawatts power" for n in range(40)]
        assert sum(heard) == 40

    def test_a_sentence_that_is_too_long_for_the_server_is_a_fault(
        self, engine: LibreTranslateEngine
    ) -> None:
        long = "Strom " * 60
        done = engine.translate([long, "Strom"], "de", "en")
        assert done[0].fault == Fault("too-long", f"{len(long)} characters, the server takes 300 at most")
        assert done[1] == Output("Power")

    def test_it_needs_a_key_where_the_server_wants_one(self, shelf_folder: Path, tmp_path: Path) -> None:
        strict = ("--api-keys", "--require-api-key-secret", "--api-keys-db-path", str(tmp_path / "keys.db"))
        with real_server(shelf_folder, tmp_path, *strict) as address:
            with pytest.raises(TranslationError, match=r"refuses \(400\): .*API key") as missing:
                LibreTranslateEngine(address).translate(["Strom"], "de", "en")
            with pytest.raises(TranslationError, match=r"refuses \(403\): Invalid API key") as wrong:
                LibreTranslateEngine(address, "not-this-one").translate(["Strom"], "de", "en")
        assert "POLYBRIEF_ENGINE_KEY" in missing.value.hint
        assert "POLYBRIEF_ENGINE_KEY" in wrong.value.hint
        assert "not-this-one" not in f"{wrong.value.cause} {wrong.value.hint}"

    def test_it_slows_down_where_the_server_says_so(self, shelf_folder: Path, tmp_path: Path) -> None:
        waited: list[float] = []
        with real_server(shelf_folder, tmp_path, "--req-limit", "1") as address:
            engine = LibreTranslateEngine(address, wait=waited.append)
            engine.translate(["Strom"], "de", "en")
            with pytest.raises(TranslationError, match=r"refuses \(429\): Slowdown") as busy:
                engine.translate(["Wasser"], "de", "en")
        assert waited == [5, 10, 20]
        assert "run the same command again" in busy.value.hint


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with fake_server() as running:
        yield running


def no_wait(_seconds: float) -> None:
    raise AssertionError("nobody asked to wait")


def engine_for(server: FakeServer, journal: Journal | None = None, **options: Any) -> LibreTranslateEngine:
    return LibreTranslateEngine(server.address, journal=journal, **{"wait": no_wait, **options})


def failure(server: FakeServer, **options: Any) -> TranslationError:
    with pytest.raises(TranslationError) as error:
        engine_for(server, **options).translate(["Strom"], "de", "en")
    assert "\n" not in error.value.cause + error.value.hint
    assert error.value.hint
    return error.value


class TestRequests:
    def test_sentences_go_as_plain_text_and_in_bounded_batches(self, server: FakeServer) -> None:
        short = [f"Satz {n}." for n in range(SERVER_BATCH_SENTENCES + 1)]
        long = ["a" * SERVER_BATCH_CHARACTERS, "b" * (SERVER_BATCH_CHARACTERS + 1), "c"]
        done = engine_for(server).translate(short + long, "de", "zh")
        assert texts(done) == [f"[{text}]" for text in short + long]
        assert [request["q"] for request in server.requests] == [
            short[:-1],
            [short[-1]],
            *([text] for text in long),
        ]
        assert {(r["source"], r["target"], r["format"]) for r in server.requests} == {
            ("de", "zh-Hans", "text")
        }
        assert all("api_key" not in request for request in server.requests)

    def test_a_sentence_that_comes_twice_is_asked_for_once(self, server: FakeServer) -> None:
        done = engine_for(server).translate(["Strom", "Wasser", "Strom"], "de", "en")
        assert texts(done) == ["[Strom]", "[Wasser]", "[Strom]"]
        assert [request["q"] for request in server.requests] == [["Strom", "Wasser"]]

    def test_the_key_goes_into_requests_alone(self, server: FakeServer) -> None:
        lines: list[str] = []
        engine = engine_for(server, Journal(write=lines.append), key="secret-key")
        engine.translate(["Strom"], "de", "en")
        assert server.requests[0]["api_key"] == "secret-key"
        assert "secret-key" not in f"{engine.route('de', 'en')} {lines} {server.headers}"
        server.translate = lambda _: refusal(403, "no such key: secret-key")
        error = failure(server, key="secret-key")
        assert error.cause.endswith("refuses (403): no such key: …")
        assert "secret-key" not in error.hint

    def test_neither_proxies_nor_netrc_are_used(
        self, server: FakeServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, "http://127.0.0.1:9")
        (tmp_path / "netrc").write_text("default login me password secret\n")
        monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
        assert texts(engine_for(server).translate(["Strom"], "de", "en")) == ["[Strom]"]
        assert "authorization" not in server.headers[0]

    def test_the_languages_are_asked_for_once(self, server: FakeServer) -> None:
        engine = engine_for(server)
        assert engine.route("de", "en")
        server.answers.clear()
        assert engine.route("zh", "en")

    def test_older_servers_say_zh_and_list_no_targets(self, server: FakeServer) -> None:
        server.answers["/languages"] = answer([{"code": code} for code in ("en", "zh", "de")])
        engine = engine_for(server)
        engine.translate(["Strom"], "de", "zh")
        assert server.requests[0]["target"] == "zh"

    def test_of_two_names_for_chinese_the_newer_is_used(self, server: FakeServer) -> None:
        server.answers["/languages"] = answer([{"code": code} for code in ("zh", "zh-Hans", "zh-CN", "en")])
        engine_for(server).translate(["电力"], "zh", "en")
        assert server.requests[0]["source"] == "zh-Hans"

    @pytest.mark.parametrize(
        "spec", [Answer(b"", 404), Answer(b"<html>"), answer({}), answer({"info": {"version": "1\n; rm"}})]
    )
    def test_a_version_that_is_not_told_is_left_out(self, server: FakeServer, spec: Answer) -> None:
        server.answers["/spec"] = spec
        host = server.address.removeprefix("http://")
        assert engine_for(server).route("de", "en") == f"libretranslate {host} de-en"

    def test_a_folder_of_the_address_is_kept(self, server: FakeServer) -> None:
        server.answers |= {f"/here{path}": given for path, given in server.answers.items()}
        engine = LibreTranslateEngine(server.address + "/here/")
        assert engine.route("de", "en")

    @pytest.mark.parametrize(
        ("address", "key", "cause"),
        [
            ("localhost:5000", None, "no address of a server"),
            ("", None, "no address of a server"),
            ("ftp://localhost", None, "no address of a server"),
            ("http://local host", None, "no address of a server"),
            ("http://localhost:port", None, "no address of a server"),
            ("http://[::1", None, "no address of a server"),
            ("http://me:secret@localhost", None, "more than an address"),
            ("http://localhost/?api_key=secret", None, "more than an address"),
            ("http://desk.example", "secret", "open line"),
        ],
    )
    def test_an_address_that_cannot_be_used(self, address: str, key: str | None, cause: str) -> None:
        with pytest.raises(TranslationError, match=cause) as error:
            LibreTranslateEngine(address, key)
        assert "engine_address" in error.value.cause + error.value.hint

    @pytest.mark.parametrize(
        "address", ["https://desk.example", "http://127.0.0.1:5000", "http://[::1]:5000"]
    )
    def test_a_key_goes_over_https_or_stays_on_the_machine(self, address: str) -> None:
        assert LibreTranslateEngine(address, "secret").attempts == 1


class TestFailures:
    """One clear error; what was finished before it is kept."""

    def test_finished_batches_are_kept_and_not_asked_for_again(self, server: FakeServer) -> None:
        lines: list[str] = []
        heard: list[int] = []
        sentences = [f"Satz {n}." for n in range(SERVER_BATCH_SENTENCES + 3)]

        def second_batch_fails(request: Mapping[str, Any]) -> Answer:
            return in_brackets(request) if len(server.requests) == 1 else Answer(b"<html>Oops</html>", 502)

        server.translate = second_batch_fails
        with pytest.raises(TranslationError):
            engine_for(server, Journal(write=lines.append)).translate(
                sentences, "de", "en", finished=heard.append
            )
        assert len(lines) == sum(heard) == SERVER_BATCH_SENTENCES

        server.translate, server.requests = in_brackets, []
        done = engine_for(server, Journal(lines)).translate(sentences, "de", "en")
        assert texts(done) == [f"[{text}]" for text in sentences]
        assert [request["q"] for request in server.requests] == [sentences[SERVER_BATCH_SENTENCES:]]

    def test_no_server(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            address = f"http://127.0.0.1:{free.getsockname()[1]}"
        with pytest.raises(TranslationError, match="cannot be reached") as error:
            LibreTranslateEngine(address).route("de", "en")
        assert "engine_address" in error.value.hint

    def test_a_server_that_hangs(self, server: FakeServer) -> None:
        def hang(request: Mapping[str, Any]) -> Answer:
            server.released.wait(20)
            return in_brackets(request)

        server.translate = hang
        start = time.monotonic()
        assert "has not answered within 0.3 seconds" in failure(server, patience=0.3).cause
        assert time.monotonic() - start < 5

    def test_a_server_that_sends_one_byte_at_a_time(self, server: FakeServer) -> None:
        server.translate = lambda _: Answer(b" " * 1_000, slowly=True)
        start = time.monotonic()
        assert "has not answered within 0.3 seconds" in failure(server, patience=0.3).cause
        assert time.monotonic() - start < 5

    def test_a_server_that_breaks_off(self, server: FakeServer) -> None:
        server.translate = lambda _: Answer(b"{", headers={"content-length": "100"})
        assert "broke" in failure(server).cause

    def test_an_answer_without_end(self, server: FakeServer) -> None:
        server.translate = lambda _: Answer(b" " * 5_000_000)
        assert "more than 4,000,000 bytes" in failure(server).cause

    def test_an_answer_that_unpacks_to_more(self, server: FakeServer) -> None:
        server.translate = lambda _: Answer(b"\x1f\x8b", headers={"content-encoding": "gzip"})
        assert "compressed" in failure(server).cause

    @pytest.mark.parametrize(
        ("given", "what"),
        [
            (Answer(b"<!DOCTYPE html><p>Welcome"), "HTML"),
            (Answer(b""), "nothing"),
            (Answer(b"translatedText: power"), "no JSON"),
            (Answer(b"[" * 100_000), "no JSON"),
            (Answer(b"\xff\xfe"), "no JSON"),
            (answer([]), "no list of translations"),
            (answer({"error": "but all is well"}), "no list of translations"),
            (answer({"translatedText": "power"}), "no list of translations"),
            (answer({"translatedText": [None]}), "no list of translations"),
            (answer({"translatedText": []}), "0 translations for 1 sentences"),
            (answer({"translatedText": ["power", "water"]}), "2 translations for 1 sentences"),
        ],
    )
    def test_nonsense(self, server: FakeServer, given: Answer, what: str) -> None:
        server.translate = lambda _: given
        error = failure(server)
        assert f"answers what LibreTranslate does not: {what}" in error.cause
        assert "engine_address" in error.hint

    @pytest.mark.parametrize(
        "given",
        [
            Answer(b"<html>"),
            answer({"languages": []}),
            answer([{"name": "German"}]),
            answer([{"code": 7}]),
            answer([{"code": "de", "targets": "en"}]),
            answer([{"code": "de", "targets": [None]}]),
        ],
    )
    def test_nonsense_for_languages(self, server: FakeServer, given: Answer) -> None:
        server.answers["/languages"] = given
        assert "answers what LibreTranslate does not" in failure(server).cause

    @pytest.mark.parametrize(("sent", "code"), [("", "empty"), (" \n", "empty"), ("\ud83d", "empty")])
    def test_a_translation_that_is_none_is_a_fault(self, server: FakeServer, sent: str, code: str) -> None:
        server.translate = lambda request: answer({"translatedText": [sent] * len(request["q"])})
        (output,) = engine_for(server).translate(["Strom"], "de", "en")
        assert output.text == ""
        assert output.fault is not None
        assert output.fault.code == code

    def test_a_translation_stays_in_one_line(self, server: FakeServer) -> None:
        server.translate = lambda _: answer({"translatedText": ["the\npower\x1b[31m\x07"]})
        assert texts(engine_for(server).translate(["Strom"], "de", "en")) == ["the power [31m"]

    def test_a_sentence_without_text_is_not_sent(self, server: FakeServer) -> None:
        (output,) = engine_for(server).translate([" "], "de", "en")
        assert output.fault == Fault("empty", "there is nothing to translate")
        assert server.requests == []

    def test_a_pair_that_is_not_served(self, server: FakeServer) -> None:
        server.answers["/languages"] = answer([{"code": "de", "targets": ["de"]}])
        assert "does not translate de to en" in failure(server).cause

    @pytest.mark.parametrize(
        ("status", "message", "hint"),
        [
            (400, "Visit desk.example to get an API key", "POLYBRIEF_ENGINE_KEY"),
            (400, "Invalid request", "log"),
            (401, "Unauthorized", "POLYBRIEF_ENGINE_KEY"),
            (403, "Invalid API key", "POLYBRIEF_ENGINE_KEY"),
            (404, "", "engine_address"),
            (500, "Cannot translate text", "log"),
            (502, "", "run the same command again"),
        ],
    )
    def test_refusals(self, server: FakeServer, status: int, message: str, hint: str) -> None:
        server.translate = lambda _: refusal(status, message)
        error = failure(server)
        assert f"refuses ({status}){': ' if message else ''}{message}" in error.cause
        assert hint in error.hint
        assert len(server.requests) == 1

    def test_words_of_the_server_are_shown_short_and_without_control_characters(
        self, server: FakeServer
    ) -> None:
        server.translate = lambda _: refusal(400, "\x1b[2Jbad" + "!" * 9_000)
        assert failure(server).cause.isprintable()
        assert len(failure(server).cause) < 300

    def test_redirections_are_not_followed(self, server: FakeServer) -> None:
        with fake_server() as other:
            server.translate = lambda _: Answer(b"", 307, {"location": f"{other.address}/translate"})
            assert "sends on to another address" in failure(server).cause
            assert other.requests == []

    def test_a_sentence_on_which_the_server_fails_loses_no_other(self, server: FakeServer) -> None:
        def fail_on_water(request: Mapping[str, Any]) -> Answer:
            return refusal(500, "Cannot translate") if "Wasser" in request["q"] else in_brackets(request)

        server.translate = fail_on_water
        lines: list[str] = []
        with pytest.raises(TranslationError, match="on the sentence “Wasser") as error:
            engine_for(server, Journal(write=lines.append)).translate(["Strom", "Netz", "Wasser"], "de", "en")
        assert [json.loads(line)["text"] for line in lines] == ["[Strom]", "[Netz]"]
        assert error.value.hint

    def test_a_server_that_takes_fewer_at_once_is_asked_for_fewer(self, server: FakeServer) -> None:
        def three_at_most(request: Mapping[str, Any]) -> Answer:
            if len(request["q"]) <= 3:
                return in_brackets(request)
            return refusal(400, f"Invalid request: request ({len(request['q'])}) exceeds text limit (3)")

        server.translate = three_at_most
        sentences = [f"Satz {n}." for n in range(40)]
        assert texts(engine_for(server).translate(sentences, "de", "en")) == [f"[{s}]" for s in sentences]
        assert sum(len(request["q"]) > 3 for request in server.requests) <= 4


class TestBusy:
    @pytest.fixture
    def waited(self) -> list[float]:
        return []

    @staticmethod
    def busy_for(server: FakeServer, times: int, given: Answer) -> Callable[[Mapping[str, Any]], Answer]:
        return lambda request: given if len(server.requests) <= times else in_brackets(request)

    @pytest.mark.parametrize("status", [429, 503])
    def test_it_waits_as_long_as_it_is_asked_to(
        self, server: FakeServer, waited: list[float], status: int
    ) -> None:
        server.translate = self.busy_for(server, 2, refusal(status, "Slowdown", retry_after="7"))
        done = engine_for(server, wait=waited.append).translate(["Strom"], "de", "en")
        assert texts(done) == ["[Strom]"]
        assert waited == [7, 7]

    def test_it_understands_a_date(self, server: FakeServer, waited: list[float]) -> None:
        soon = format_datetime(datetime.now(UTC) + timedelta(seconds=40), usegmt=True)
        server.translate = self.busy_for(server, 1, refusal(503, "", retry_after=soon))
        engine_for(server, wait=waited.append).translate(["Strom"], "de", "en")
        assert 30 < waited[0] <= 40

    @pytest.mark.parametrize("named", ["", "soon", "-5", "Fri, 99 Foo"])
    def test_without_a_time_it_waits_longer_each_time(
        self, server: FakeServer, waited: list[float], named: str
    ) -> None:
        server.translate = lambda _: refusal(429, "Slowdown", retry_after=named)
        error = failure(server, wait=waited.append)
        assert "refuses (429): Slowdown" in error.cause
        assert waited == [5, 10, 20]
        assert len(server.requests) == SERVER_TRIES

    def test_it_does_not_wait_for_hours(self, server: FakeServer) -> None:
        server.translate = lambda _: refusal(429, "Slowdown", retry_after="3600")
        assert failure(server).hint.startswith("wait 3600 seconds")
        assert len(server.requests) == 1


def test_nothing_is_imported_before_it_is_needed() -> None:
    program = "import sys, polybrief.translate.engines.libretranslate; sys.exit('httpx' in sys.modules)"
    import subprocess

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
