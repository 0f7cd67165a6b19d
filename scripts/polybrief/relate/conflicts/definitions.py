"""What exactly is counted: words that make two definitions of one measure."""

from __future__ import annotations

import re
from types import MappingProxyType

_WORDS = MappingProxyType(
    {
        "planned": (
            r"\b(?:plan(?:s|ned)?|propos\w+|aims?|intend\w*)\b",
            r"\b(?:geplant\w*|vorgesehen\w*|plant)\b|计划|拟",
        ),
        "approved": (
            r"\b(?:approv\w+|authori[sz]\w+|commit(?:s|ted))\b",
            r"\b(?:bewillig\w+|genehmig\w+|zugesag\w+)\b|批准|承诺",
        ),
        "paid": (
            r"\b(?:disburs\w+|paid|spent|has invested)\b",
            r"\b(?:ausgezahlt\w*|ausgegeben\w*|geflossen)\b|已投|支付|拨付",
        ),
        "a year": (
            r"\b(?:a year|per year|annual\w*|yearly|each year)\b",
            r"\b(?:jährlich\w*|pro Jahr|im Jahr)\b|每年|年均|年度",
        ),
        "in total": (
            r"\b(?:in total|altogether|overall|total)\b",
            r"\b(?:insgesamt|zusammen)\b|总计|共计|总额|累计",
        ),
        "at first": (
            r"\b(?:initial\w*|first phase)\b",
            r"\b(?:zunächst|anfangs|erste Phase)\b|首期|初期|首批",
        ),
    }
)
_DEFINITION = {name: re.compile("|".join(patterns)) for name, patterns in _WORDS.items()}


def definitions(text: str) -> set[str]:
    """The definitions that the words of a sentence in English, German or Chinese give.

    >>> sorted(definitions("Sie zahlen jährlich 5 Milliarden Euro, wie geplant."))
    ['a year', 'planned']
    """
    return {name for name, pattern in _DEFINITION.items() if pattern.search(text)}
