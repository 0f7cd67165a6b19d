"""English: how it splits sentences and cites."""

from __future__ import annotations

from polybrief.languages.table import Citing, Language, Splitting, words

SPLITTING = Splitting(
    closing="\"'”’»)]",
    starters=words(
        "The A An This That These Those There Here",
        "I You He She It We They My Your His Her Its Our Their",
        "And But Or So Yet If When While As Since Because Although Though Once Until Unless",
        "In On At By For From With Without After Before During Under Over Between Among Despite",
        "To About Against According Through Throughout Within Like Unlike",
        "What Who Which Why How Where Whether Not Now Then Also However Meanwhile Moreover",
        "Some Many Most All Both Each Another Other Several",
    ),
    forward=words(
        "Mr Mrs Ms Mx Messrs Dr Prof Rev Hon St Ste Mt Ft Gov Sen Rep Pres Supt Det Insp",
        "Gen Lt Col Sgt Capt Cmdr Cpl Maj Adm Pvt Cdr Brig Wm Geo",
        "e.g i.e eg ie cf viz vs ca approx esp incl excl resp",
    ),
    before_figures=words(
        "no nos p pp art sec ch fig vol ext ver para",
        "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec",
    ),
    abbreviations=words(
        "Inc Ltd Co Corp Bros Cos Assn Dept Univ Ave Blvd Rd Jr Sr Esq",
        "Mon Tue Tues Wed Thu Thurs Fri",
        "Calif Conn Fla Mass Mich Minn Okla Penn Tenn Wis",
        "al est dept tel min max bn mn tn hrs ed eds trans sq",
    ),
    short_words=words("I a"),
)

_CITING = Citing(
    title="“{title}”",
    comma=", ",
    stop=". ",
    translated="{language}, first written in {origin}",
    sample="Sample written for this repository",
    sentence="Sentence {n}",
)

ENGLISH = Language("en", "English", "English", " ", "en_GB", SPLITTING, _CITING)
