"""TMX: what goes out comes back, what others export comes in, and no file can do harm."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from translate.storage.tmx import tmxfile

from polybrief.errors import RecordError, TranslationError
from polybrief.model import Translation, normalise
from polybrief.translate.memory.tmx import Pair, parse, render

ROOF = Translation("works:3", "Das Dach ist dicht.", "The roof is tight.", reviewed=True, note="two\nlines")
BRICKS = Translation("works:4", "Ziegel & <Lehm>", "bricks & <clay>", engine="argos de-en 1.0")
BY_HAND = Translation("", "屋顶不漏水。", "Das Dach ist dicht.")

TMX = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header creationtool="polybrief" creationtoolversion="VERSION" segtype="sentence" o-tmf="UTF-8" \
adminlang="en" srclang="de" datatype="PlainText"/>
  <body>
    <tu srclang="de">
      <note>two
lines</note>
      <prop type="x-polybrief-status">reviewed</prop>
      <prop type="x-polybrief-sentence">works:3</prop>
      <tuv xml:lang="de">
        <seg>Das Dach ist dicht.</seg>
      </tuv>
      <tuv xml:lang="en">
        <seg>The roof is tight.</seg>
      </tuv>
    </tu>
    <tu srclang="de">
      <prop type="x-polybrief-status">machine</prop>
      <prop type="x-polybrief-engine">argos de-en 1.0</prop>
      <prop type="x-polybrief-sentence">works:4</prop>
      <tuv xml:lang="de">
        <seg>Ziegel &amp; &lt;Lehm&gt;</seg>
      </tuv>
      <tuv xml:lang="en">
        <seg>bricks &amp; &lt;clay&gt;</seg>
      </tuv>
    </tu>
  </body>
</tmx>
"""


def test_a_file_reads_like_this(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("polybrief.translate.memory.tmx.__version__", "VERSION")
    waiting = Translation("works:5", "Wer hilft?", None)
    pairs = [("de", "en", translation) for translation in (ROOF, waiting, BRICKS)]
    assert render(pairs).decode("utf-8") == TMX
    assert parse(TMX.encode("utf-8"), "x.tmx").pairs == (pairs[0], pairs[2])


def test_our_own_status_counts_whatever_the_caller_says() -> None:
    pairs = (("de", "en", BRICKS), ("zh", "de", BY_HAND))
    assert parse(render(pairs), "x.tmx", reviewed=True).pairs == pairs


def test_other_tools_read_it() -> None:
    store = tmxfile.parsestring(render([("de", "en", ROOF), ("zh", "de", BY_HAND)]))
    assert store.translate("屋顶不漏水。", "zh", "de") == "Das Dach ist dicht."
    assert store.units[0].getnotes() == "two\nlines"


def test_nothing_is_a_file_too() -> None:
    assert parse(render([]), "x.tmx").pairs == ()


character = st.characters(exclude_categories=["Cs", "Cn", "Cc"], include_characters="\t\n<&]>中文")
text = st.text(character, min_size=1).map(normalise).map(str.strip).filter(bool)
translations = st.builds(
    Translation,
    sentence=st.sampled_from(["", "works:3", "a-report:17"]),
    source_text=text,
    text=text,
    reviewed=st.booleans(),
    engine=st.sampled_from([None, "argos de-en 1.0 + en-zh 1.9"]),
    note=st.none() | text,
)
pairs = st.sampled_from([("de", "en"), ("zh", "en"), ("en", "zh")]).flatmap(
    lambda languages: st.tuples(st.just(languages[0]), st.just(languages[1]), translations)
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(pairs, max_size=4))
def test_whatever_goes_out_comes_back(entries: list[Pair]) -> None:
    data = render(entries)
    assert parse(data, "x.tmx").pairs == tuple(entries)
    assert render(entries) == data


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    data = render([("de", "en", replace(ROOF, text="a\x00b\x1bc\ufffe", note="\x07"))])
    assert parse(data, "x.tmx").pairs[0][2].text == "abc"


OMEGAT = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx11.dtd">
<tmx version="1.1">
  <header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext" \
creationtoolversion="5.7.1" segtype="sentence" srclang="DE-DE"/>
  <body>
<!-- Default translations -->
    <tu>
      <note>checked</note>
      <tuv lang="DE-DE">
        <seg>Der Kran steht.</seg>
      </tuv>
      <tuv lang="EN-GB" changeid="jo" changedate="20260203T090000Z" creationid="jo">
        <seg>The crane stands.</seg>
      </tuv>
    </tu>
    <tu>
      <prop type="file">a.txt</prop>
      <tuv lang="DE-DE">
        <seg>Der Kran fährt.</seg>
      </tuv>
      <tuv lang="EN-GB">
        <seg></seg>
      </tuv>
    </tu>
  </body>
</tmx>
"""

MEMOQ = """\
<?xml version="1.0" encoding="utf-8"?>
<tmx version="1.4">
  <header creationtool="MemoQ" creationtoolversion="10.0" segtype="sentence" adminlang="en-us" \
creationid="jo" srclang="en-us" o-tmf="MemoQTM" datatype="unknown">
    <prop type="defclient"></prop>
  </header>
  <body>
    <tu changedate="20260203T090000Z" creationdate="20260203T090000Z" creationid="jo">
      <prop type="x-document">crane.docx</prop>
      <tuv xml:lang="de-at">
        <prop type="x-context-pre">&lt;seg&gt;nothing&lt;/seg&gt;</prop>
        <seg>Der <bpt i="1">{&lt;b&gt;}</bpt>Kran<ept i="1">{}</ept> steht<ph x="1">{tab}</ph>.</seg>
      </tuv>
      <tuv xml:lang="en-us">
        <seg>The <hi type="x">crane<it pos="end">x</it></hi> <!-- so -->stands<ut>y</ut>.</seg>
      </tuv>
      <tuv xml:lang="zh-CN">
        <seg> 起重机不动。
        </seg>
      </tuv>
      <tuv xml:lang="zh-TW">
        <seg>起重機不動。</seg>
      </tuv>
    </tu>
  </body>
</tmx>
"""

WEBLATE = """\
<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE tmx
  SYSTEM 'tmx14.dtd'>
<tmx version="1.4">
  <header creationtool="Weblate" creationtoolversion="5.9" segtype="sentence" o-tmf="UTF-8" adminlang="en" \
srclang="en" datatype="PlainText"/>
  <body>
    <tu>
      <prop type="x-context">site/crane</prop>
      <tuv xml:lang="en">
        <seg>The crane stands.</seg>
      </tuv>
      <tuv xml:lang="zh_Hans">
        <seg>起重机不动。</seg>
      </tuv>
    </tu>
    <tu>
      <tuv xml:lang="en">
        <seg>The crane stands.</seg>
      </tuv>
      <tuv xml:lang="pt_BR">
        <seg>O guindaste fica.</seg>
      </tuv>
    </tu>
  </body>
</tmx>
"""


def test_from_omegat() -> None:
    found = parse(OMEGAT.encode("utf-8"), "project_save.tmx")
    crane = Translation("", "Der Kran steht.", "The crane stands.", note="checked")
    assert found.pairs == (("de", "en", crane),)
    assert found.left_out == {"empty": 1}
    assert parse(OMEGAT.encode("utf-8"), "x.tmx", reviewed=True).pairs[0][2].reviewed


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_from_memoq_with_markup_and_several_languages(encoding: str) -> None:
    declared = MEMOQ.replace('encoding="utf-8"', f'encoding="{encoding.removesuffix("-sig")}"')
    found = parse(declared.encode(encoding), "crane.tmx")
    assert found.pairs == (
        ("en", "de", Translation("", "The crane stands.", "Der Kran steht.")),
        ("en", "zh", Translation("", "The crane stands.", "起重机不动。")),
    )
    assert found.left_out == {"zh-TW": 1}


def test_from_weblate() -> None:
    found = parse(WEBLATE.encode("utf-8"), "weblate.tmx")
    assert found.pairs == (("en", "zh", Translation("", "The crane stands.", "起重机不动。")),)
    assert found.left_out == {"pt_BR": 1}


def one(*variants: str, srclang: str = "de") -> bytes:
    """A file with one entry; each variant is `tag text`."""
    tuvs = "".join(f'<tuv xml:lang="{v.split()[0]}"><seg>{v.split()[1]}</seg></tuv>' for v in variants)
    return f'<tmx version="1.4"><header srclang="{srclang}"/><body><tu>{tuvs}</tu></body></tmx>'.encode()


@pytest.mark.parametrize(
    ("tag", "language"),
    [("zh", "zh"), ("zh-CN", "zh"), ("ZH_HANS", "zh"), ("zh-Hans-TW", "zh"), ("de-CH", "de")],
)
def test_regions_are_dropped(tag: str, language: str) -> None:
    assert parse(one("en a", f"{tag} b", srclang="en"), "x.tmx").pairs[0][1] == language


@pytest.mark.parametrize("tag", ["zh-TW", "zh-Hant", "zh_Hant_HK", "zh-HK", "fr", "deu", "zho"])
def test_other_languages_are_left_out(tag: str) -> None:
    found = parse(one("de a", "en b", f"{tag} c"), "x.tmx")
    assert (len(found.pairs), found.left_out) == (1, {tag: 1})
    with pytest.raises(RecordError, match=f"^x.tmx:1: nothing for the desk: {tag}$"):
        parse(one("de a", f"{tag} c"), "x.tmx")


def test_the_source_is_what_the_file_says_else_the_first() -> None:
    assert parse(one("en a", "de b", srclang="DE"), "x.tmx").pairs[0][:2] == ("de", "en")
    assert parse(one("en a", "de-DE b", srclang="de"), "x.tmx").pairs[0][:2] == ("de", "en")
    assert parse(one("en a", "de b", srclang="*all*"), "x.tmx").pairs[0][:2] == ("en", "de")
    mixed = parse(one("en-US a", "en-GB b", "de c", srclang="en-us"), "x.tmx")
    assert mixed.left_out == {"en-US to en-GB": 1}


LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE tmx [
<!ENTITY a "ha ha ha ha">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
]>
<tmx version="1.4"><header srclang="de"/><body><tu>
<tuv xml:lang="de"><seg>&b;</seg></tuv><tuv xml:lang="en"><seg>&b;</seg></tuv>
</tu></body></tmx>"""


@pytest.mark.parametrize(
    ("data", "line", "cause"),
    [
        (b"", 1, "this is no TMX"),
        (b"msgid", 1, "this is no TMX"),
        (b"<html/>", 1, "this is no TMX"),
        (b"<tmx/>", 1, "this is no TMX"),
        (b"<tmx>\n<body>\n</tmx>", 3, "this is no TMX: Opening and ending tag mismatch"),
        (TMX.encode().replace(b"</seg>", b"&nbsp;</seg>", 1), 12, "the entity &nbsp; is not known"),
        (one("de a", "en b&nbsp;"), 1, "this is no TMX: Entity 'nbsp' not defined"),
        (one("de a", "en b").replace(b"xml:lang", b"\nlanguage", 1), 2, "“” is no language"),
        (one("de a", "en, b"), 1, "“en,” is no language"),
        (b"<tmx>\n\n\xff\xff", 3, "neither UTF-8 nor UTF-16"),
        (LAUGHS.encode("utf-8"), 2, "a document type of its own"),
        (LAUGHS.encode("utf-16"), 2, "a document type of its own"),
        (one("de a", "en " + "<hi>" * 300 + "b" + "</hi>" * 300), 1, "this is no TMX"),
    ],
)
def test_junk_is_refused_with_its_line(data: bytes, line: int, cause: str) -> None:
    with pytest.raises(RecordError) as caught:
        parse(data, "x.tmx")
    assert caught.value.cause.startswith(f"x.tmx:{line}: {cause}")


@pytest.mark.parametrize(
    "declaration",
    ['<!DOCTYPE tmx SYSTEM "{uri}">', '<!DOCTYPE tmx [<!ENTITY x SYSTEM "{uri}">]>'],
    ids=["document type", "entity"],
)
def test_no_other_file_is_read(declaration: str, tmp_path: Path) -> None:
    other = tmp_path / "other.dtd"
    other.write_text('<!ENTITY x "of another file">', "utf-8")
    head = declaration.format(uri=other.as_uri()).encode("utf-8")
    with pytest.raises(RecordError, match=r"the entity &x; is not known|a document type of its own"):
        parse(head + one("de a", "en &x;"), "x.tmx")


def test_a_file_that_is_too_large_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("polybrief.translate.memory.tmx.MAX_TMX_BYTES", 1_000)
    with pytest.raises(RecordError, match=r"x\.tmx:1: more than 1 000 bytes"):
        parse(b" " * 1_001, "x.tmx")


def test_without_translate_toolkit_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "translate.storage.tmx", None)
    with pytest.raises(TranslationError, match="translate-toolkit"):
        render([])
