"""Every default, size and threshold of polybrief, each with its unit and its reason."""

from __future__ import annotations

from typing import Final

# --- collect ------------------------------------------------------------------------------------

MAX_INPUT_BYTES: Final = 20_000_000
"""Bytes of one input file; the figure that trafilatura uses for a page."""

MIN_TEXT_CHARACTERS: Final = 20
"""Characters without which a text has no language that could be told."""

MAX_HEADING_CHARACTERS: Final = 90
"""Characters of a paragraph without terminal punctuation that may still be a heading."""

MIN_REPEATED_CHARACTERS: Final = 15
"""Characters from which a paragraph that comes again is a repetition, not a coincidence."""

# --- translate ----------------------------------------------------------------------------------

BEAM_SIZE: Final = 4
"""Hypotheses that the decoder follows at once; what Argos Translate itself uses. 1 is about three
times as fast and somewhat worse."""

BATCH_TOKENS: Final = 1_024
"""Tokens of one batch on one core: measured as the fastest with one batch a core; Argos's own 32
(about one sentence) takes thirteen times as long."""

LENGTH_PENALTY: Final = 0.2
"""Exponent of the decoder's length penalty; the value that Argos Translate uses with its models."""

MAX_SENTENCE_TOKENS: Final = 512
"""Tokens of a sentence, and of its translation, beyond which an engine would cut it: such a sentence
waits instead. Argos trains on at most 150, so this is no sentence of prose, or a decoder in a loop."""

MAX_METADATA_BYTES: Final = 1_000_000
"""Bytes of a package's metadata.json; real ones have some hundred."""

# --- examine ------------------------------------------------------------------------------------

NEAR: Final = 250
"""Characters from which a word is too far from a figure to say what it measures."""

MANY: Final = 200
"""Figures of a text without an equal partner from which only equal ones are looked for: matching the
others grows with the product of both sides."""

# --- relate -------------------------------------------------------------------------------------

CLAIM_SIMILARITY: Final = 0.40
"""Average cosine of centred embeddings from which two groups of sentences are one claim.

The stricter of the two settings that stood out on five reports in two languages: fewer groups,
fewer of them wrong. A draft that misses a link costs an editor less than one that invents it.
"""

MIN_TO_CENTRE: Final = 20
"""Sentences of a language from which its own mean is subtracted; with fewer, the mean of all."""

MIN_CLAIM_CHARACTERS: Final = 30
"""Characters (Chinese counts double) below which a sentence is too general to be a claim."""

MAX_CLAIM_SENTENCES: Final = 5_000
"""Sentences that are compared with one another at once; the comparison is quadratic in memory."""

# --- summarise ----------------------------------------------------------------------------------

DRAFT_CLAIMS: Final = 12
"""Key points of a draft; about the 300 words that a short brief has."""

# --- check --------------------------------------------------------------------------------------

MAX_BRIEF_BYTES: Final = 1_000_000
"""Bytes of one brief; a brief is two pages, not a book."""

# --- publish ------------------------------------------------------------------------------------

NEWEST: Final = 6
"""Briefs on the home page: two rows of three on a wide screen."""
