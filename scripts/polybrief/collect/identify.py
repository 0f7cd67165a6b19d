"""Which language a text is in, by py3langid over all the languages that it knows.

The pass stays open to every language, so that a report the desk cannot read is refused and not
taken for the nearest one it can.
"""

from __future__ import annotations

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from polybrief.errors import UnsupportedLanguage
from polybrief.languages import LANGUAGES

_SAME = {"wuu": "zh", "pcm": "en"}
"""Wu Chinese and Nigerian Pidgin, which py3langid answers for news in Chinese and English."""


def identify(text: str, file: str) -> str:
    """The code of the language that `text`, read from `file`, is in. Raises UnsupportedLanguage."""
    found = str(_identifier().classify(text)[0])
    code = _SAME.get(found, found)
    if code not in LANGUAGES:
        raise UnsupportedLanguage(
            f"{file}: the text looks like language “{code}”, which the desk does not read",
            f"if it is one of {', '.join(LANGUAGES)} all the same, say so with --language",
        )
    return code


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE)
