"""What syndication leaves in a text, and how it is taken out.

Each rule takes the paragraphs and gives them back without one kind of leftover; what was taken out
is kept, so that the person who collects can see it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from polybrief.limits import MAX_HEADING_CHARACTERS, MAX_INVITATION_CHARACTERS, MIN_REPEATED_CHARACTERS

Paragraphs = list[str]
Removed = list[tuple[str, str]]

_MORE = (
    r"(?:related(?: (?:articles?|stories|reading|posts|content))?|also read|read (?:more|also|next)|see also"
    r"|more on this(?: story)?|you may also like|recommended(?: for you)?|most read|trending"
    r"|lesen sie (?:auch|hier|mehr)|mehr zum thema|siehe auch|zum thema|auch interessant|passend dazu"
    r"|das könnte sie auch interessieren|weitere (?:artikel|meldungen|informationen)"
    r"|ähnliche (?:artikel|beiträge)"
    r"|meistgelesen|empfohlene artikel|neueste beiträge"
    r"|相关(?:阅读|报道|文章|新闻|链接|推荐)|延伸阅读|延伸閱讀|推荐阅读|推薦閱讀|更多阅读|相關(?:新聞|報導|閱讀)|热点排行|猜你喜欢)"
)
_TEASER = re.compile(rf"{_MORE}\s*(?:[:：]|$)", re.IGNORECASE)
_DISCLAIMER = re.compile(
    r"(?:disclaimer|copyright notice|legal notice|haftungsausschluss|rechtlicher hinweis|disclaimer/haftung"
    r"|免责声明|版权声明|声明)\s*[:：]"
    r"|(?:(?:media|press) contacts?|pressekontakt|medienkontakt|ansprechpartner(?:in)?|媒体联系人?"
    r"|about (?:us|the company)"
    r"|über (?:uns|das unternehmen)|关于我们)\s*(?:[:：]|$)",
    re.IGNORECASE,
)
_SITE = re.compile(
    # Who edited, where to go, what to press: lines that are nothing else.
    r"[（(【\[]?\s*(?:责任编辑|責任編輯|责编|编辑|編輯|图片编辑|校对|审核|编审|原标题|来源|來源|消息来源|稿源|转载自"
    r"|本文(?:转载自|转自|来自)|主办单位|技术支持|上一篇|下一篇)\s*[:：丨|\s][^。]{0,60}$"
    r"|[（(【\[]?\s*(?:纠错|版权归|报料|扫一扫|扫描二维码|分享到|分享至|分享让|点击上方|点击下方|喜欢就点"
    r"|更多精彩|我要评论|打开APP|字体|字号|小字号|打印本页|加入收藏|网站标识码|.{0,4}ICP备|.{0,30}分辨率)[^。]{0,80}$"
    r"|.{0,20}(?:版权所有|版權所有)[^。]{0,40}$|更多.{0,12}(?:报道|報導|新闻|新聞)$|[—–-]+\s*END\s*[—–-]+$"
    r"|(?:阅读|点赞|在看|收藏|举报|转发|评论|分享|首页|上一页|下一页|尾页|打印|关闭|全文|\d|共|页|[\s>|·/+()（）]|微信|微博|QQ空间|朋友圈)+$"
    r"|(?:share|tweet|print|copy link|e-?mail|comments?|save|listen|advertisement|sponsored"
    r"|back to (?:top|home|all news)|top of page"
    r"|teilen|drucken|anzeige|werbung|merken|vorlesen|nach oben|kommentare?|zur startseite"
    r"|artikel (?:teilen|anhören)"
    r"|facebook|whatsapp|twitter|linkedin|mastodon|x|\||[\d ,.:•·-])+$"
    r"|(?:©|\(c\)|copyright\s*(?:©|\(c\)|by|:|\d{4}))\s.{0,100}$"
    r"|.{0,60}(?:all rights reserved|alle rechte vorbehalten)\.?$"
    r"|\((?:reporting|writing|editing) by [^)]{1,200}\)$|our standards:.{0,100}$|filed under.{0,100}$"
    r"|(?:tags|schlagwörter|schlagworte|keywords|标签|關鍵字)\s*[:：].{0,100}$"
    r"|letzte (?:änderung|aktualisierung)\s*:.{0,100}$|original-content von:.{0,120}$"
    r"|dieses thema im programm:.{0,200}$"
    r"|.{0,160}\|\s*(?:bild(?:rechte|quelle)?|foto|quelle|image|photo|credit)\s*:.{0,80}$"
    r"|(?:(?:rubriklisten|symbol|archiv)bild|(?:foto|bild|photo|picture|image|photograph)s?)\s*[:：].{0,100}$",
    re.IGNORECASE,
)
_INVITATION = re.compile(
    # Sentences that ask for something: a subscription, consent, a gift.
    r"(?:sign up (?:for|to)|subscribe (?:to|now)|get (?:our|the) (?:free )?newsletter|follow us"
    r"|be the first to know"
    r"|already a subscriber|log in to|open in the app|support (?:our|independent)|this site uses cookies"
    r"|we use cookies"
    r"|this article (?:was )?(?:originally|first) (?:published|appeared)"
    r"|(?:abonnieren|bestellen) sie|jetzt (?:abonnieren|anmelden|testen)|unser (?:kostenloser )?newsletter"
    r"|(?:mit )?(?:dem|unserem) newsletter|folgen sie uns|hier geht es zur anmeldung|wir verwenden cookies"
    r"|weiterlesen mit|(?:dieser|der) (?:artikel|beitrag|text) (?:erschien|ist) zuerst|im video:"
    r"|欢迎关注|请关注|关注我们|长按识别|点击(?:阅读原文|查看)|加入.{0,10}好友)",
    re.IGNORECASE,
)
_E_MAIL = re.compile(
    r"[(（]?\s*(?:e-?mail|mail|邮箱|电邮|电子邮箱)?\s*[:：]?\s*"
    r"(?:\[email[^\]]{0,20}protected\]|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})\s*[)）]?",
    re.IGNORECASE,
)
WIRES = (
    r"AFP|AP|Associated Press|Bloomberg|CNBC|DPA|dpa(?:-AFX)?|Reuters|Xinhua|epd|KNA|APA|SID|UPI|ANI|PTI"
    r"|新华社|中新社|中新网|路透社|彭博社|法新社|美联社|界面新闻|财联社|澎湃新闻"
)
_DATELINE = re.compile(
    # (Bloomberg) —    BERLIN (dpa/Reuters) –    London, 3 May (Reuters) -
    rf"(?:[A-ZÄÖÜ][\w./, -]{{1,50}}?\s)?\((?P<latin>(?:{WIRES})(?:/\w{{2,20}})?)\)\s*[-–—:]+\s*"
    # 新华社北京1月22日电    （彭博社）    财联社1月22日讯
    rf"|[（(【](?P<bracket>{WIRES})(?:[^）)】]{{0,20}})[）)】]\s*[-–—]*\s*"
    rf"|(?P<chinese>{WIRES})[\w 年月日]{{0,20}}?[电讯](?:[（(][^）)]{{0,30}}[）)])?[，,：:\s]*"
)


@dataclass(frozen=True)
class Cleaned:
    """The paragraphs that are left, the title and the wire service that the text itself shows."""

    title: str | None
    wire: str | None
    paragraphs: tuple[str, ...]
    removed: tuple[tuple[str, str], ...]


def clean(paragraphs: tuple[str, ...], title: str | None = None) -> Cleaned:
    """Takes out repeated titles and leads, teasers, a site's own lines, disclaimers, e-mail remnants and the
    dateline. `title` is what is known of it from elsewhere; otherwise the text may show one.
    """
    kept, removed = list(paragraphs), list[tuple[str, str]]()
    rules: tuple[Callable[[Paragraphs, Removed], Paragraphs], ...] = (_teasers, _site, _disclaimers, _e_mails)
    for rule in rules:
        kept = rule(kept, removed)
    if title is None:
        title, kept = _title(kept, removed)
    else:
        kept = _without_title(title, kept, removed)
    kept = _repeated(kept, removed)
    wire, kept = _dateline(kept, removed)
    return Cleaned(title, wire, tuple(kept), tuple(removed))


def _teasers(paragraphs: Paragraphs, removed: Removed) -> Paragraphs:
    """Lines that send the reader to another report, anywhere in the text."""
    return _without(paragraphs, removed, "teaser", lambda text: bool(_TEASER.match(text)))


def _site(paragraphs: Paragraphs, removed: Removed) -> Paragraphs:
    """Short lines of the site about itself, and invitations to subscribe."""
    return _without(
        paragraphs,
        removed,
        "the site’s own",
        lambda text: (
            len(text) <= MAX_INVITATION_CHARACTERS and bool(_SITE.match(text) or _INVITATION.match(text))
        ),
    )


def _disclaimers(paragraphs: Paragraphs, removed: Removed) -> Paragraphs:
    """A disclaimer and whatever follows it, in the second half of the text."""
    for i, text in enumerate(paragraphs):
        if i >= len(paragraphs) / 2 and _DISCLAIMER.match(text):
            removed.extend(("disclaimer", tail) for tail in paragraphs[i:])
            return paragraphs[:i]
    return paragraphs


def _e_mails(paragraphs: Paragraphs, removed: Removed) -> Paragraphs:
    """Paragraphs at the end that are nothing but an e-mail address."""
    end = len(paragraphs)
    while end and len(last := paragraphs[end - 1]) <= MAX_INVITATION_CHARACTERS:
        if _E_MAIL.sub("", last).strip(" .。"):
            break
        end -= 1
    removed.extend(("e-mail", text) for text in paragraphs[end:])
    return paragraphs[:end]


def _title(paragraphs: Paragraphs, removed: Removed) -> tuple[str | None, Paragraphs]:
    """The title, where the text shows it: a first paragraph that is no sentence, or that comes again.

    Its repetitions are taken out, also where a paragraph starts with it.
    """
    if len(paragraphs) < 2:
        return None, paragraphs
    first, rest = paragraphs[0], paragraphs[1:]
    repeated = len(first) >= MIN_REPEATED_CHARACTERS and any(text.startswith(first) for text in rest)
    if not repeated and (len(first) > MAX_HEADING_CHARACTERS or re.search(r"[.!?。！？…:：”\"]$", first)):
        return None, paragraphs
    return first, _without_title(first, rest, removed)


def _without_title(title: str, paragraphs: Paragraphs, removed: Removed) -> Paragraphs:
    """The paragraphs without the title, also where one starts with it."""
    kept: Paragraphs = []
    for text in paragraphs:
        rest = text
        if text == title or (len(title) >= MIN_REPEATED_CHARACTERS and text.startswith(title)):
            removed.append(("title repeated", title))
            rest = text[len(title) :].lstrip(" :：-–—")
        if rest:
            kept.append(rest)
    return kept


def _repeated(paragraphs: Paragraphs, removed: Removed) -> Paragraphs:
    """A lead that a later paragraph repeats from its first word, and paragraphs that come twice."""
    kept: Paragraphs = []
    for i, text in enumerate(paragraphs):
        lead = text.rstrip(" .。")
        if len(lead) >= MIN_REPEATED_CHARACTERS and any(
            later.startswith(lead) for later in paragraphs[i + 1 :]
        ):
            removed.append(("lead repeated", text))
        else:
            kept.append(text)
    return kept


def _dateline(paragraphs: Paragraphs, removed: Removed) -> tuple[str | None, Paragraphs]:
    """A wire service's dateline before the first sentence; the service itself is kept as a fact."""
    match = _DATELINE.match(paragraphs[0]) if paragraphs else None
    if not match or not paragraphs[0][match.end() :]:
        return None, paragraphs
    removed.append(("dateline", match[0].strip()))
    wire = match["latin"] or match["bracket"] or match["chinese"]
    return wire, [paragraphs[0][match.end() :], *paragraphs[1:]]


def _without(
    paragraphs: Paragraphs, removed: Removed, reason: str, is_leftover: Callable[[str], bool]
) -> Paragraphs:
    removed.extend((reason, text) for text in paragraphs if is_leftover(text))
    return [text for text in paragraphs if not is_leftover(text)]
