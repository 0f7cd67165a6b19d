"""German: how it splits sentences and cites."""

from __future__ import annotations

from polybrief.languages.table import Citing, Language, Ordinals, Splitting, words

_SPLITTING = Splitting(
    closing="\"'“‘”’»«)]",
    starters=words(
        "Der Die Das Den Dem Des Ein Eine Einen Einem Einer Eines",
        "Ich Du Er Sie Es Wir Ihr Man Sein Seine Ihre Unser Unsere Mein Meine",
        "Dieser Diese Dieses Diesen Diesem Jeder Jede Jedes Alle Viele Einige Beide Kein Keine",
        "In Im An Am Auf Aus Bei Beim Bis Durch Für Gegen Mit Nach Ohne Seit Trotz Um Unter Über",
        "Von Vom Vor Während Wegen Zu Zum Zur Zwischen Laut Neben Ab",
        "Und Oder Aber Doch Denn Sondern Dass Weil Wenn Als Ob Obwohl Nachdem Bevor Damit Sobald",
        "Was Wer Wie Wo Warum Welche Welcher Auch Noch Nur Nun So Da Dann Dort Hier Jetzt Heute",
        "Nicht Danach Dabei Dazu Daher Deshalb Außerdem Allerdings Jedoch Zudem Insgesamt Bereits",
    ),
    forward=words(
        "Dr Prof Dipl Ing Hr Hrn Fr Frl St Mr Mrs Ms Sen Gen Lt Sgt Cmdr Capt Abg Wm",
        "z.B d.h u.a v.a i.d.R o.g u.U zzt bzw bspw ca d.i evtl ggf ggü vgl insb insbes sog gem lt",
        "inkl exkl zzgl bzgl allg geb gest verh Nr Nrn Bd Kap Tel vs",
    ),
    before_figures=words(
        "S Art Abs Abb Tab Ziff Rd max min mind",
        "Jan Feb Febr Apr Jun Jul Aug Sep Sept Okt Nov Dez",
    ),
    abbreviations=words(
        "Mio Mrd Bio Tsd Mill Std Min Sek Jh Jhd",
        "dgl ff Inc Ltd Co Corp Jr Sr Str Pl Inh Hrsg Aufl Ausg Verf Anm Mwst MwSt Az",
        "Hd hl phil med jur nat rer habil nachm vorm jun sen stv stellv amtl städt staatl",
        "amerik brit dt engl frz ital österr span",
    ),
    ordinals=Ordinals(
        determiners=words(
            "am vom zum beim im bis ins zur der die das den dem des ein eine einen einem einer",
            "sein seine seinen seinem seiner ihr ihre ihren ihrem ihrer unser unsere unseren",
            "unserem jeder jede jedes jeden jedem dieser diese dieses diesen diesem mein meinem",
        ),
        counted=words(
            "januar jänner februar märz april mai juni juli august september oktober november",
            "dezember jahrhundert jahrhunderts jahrtausend jahrtausends",
            "platz rang runde liga bundesliga spieltag tag woche monat quartal halbjahr jahr klasse",
            "minute stelle stock etage auflage geburtstag todestag jahrestag bezirk weltkrieg",
        ),
    ),
)

_CITING = Citing(
    title="„{title}“",
    comma=", ",
    stop=". ",
    translated="{language}, ursprünglich {origin}",
    sample="Für dieses Repositorium geschriebenes Beispiel",
    sentence="Satz {n}",
)

GERMAN = Language("de", "Deutsch", "German", " ", "de_DE", _SPLITTING, _CITING)
