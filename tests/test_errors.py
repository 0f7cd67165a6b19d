"""Errors cross from one process to another as they are."""

from __future__ import annotations

import pickle

import pytest

from polybrief import errors
from polybrief.errors import FetchError, PolybriefError

KINDS = [
    kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, PolybriefError)
]


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_is_the_same_in_another_process(kind: type[PolybriefError]) -> None:
    error = pickle.loads(pickle.dumps(kind("a cause", "a hint")))
    assert type(error) is kind
    assert (error.cause, error.hint, str(error)) == ("a cause", "a hint", "a cause")


def test_what_an_error_knows_besides_goes_with_it() -> None:
    assert pickle.loads(pickle.dumps(FetchError("a cause", "a hint", 404))).status == 404
