"""Every default, size and threshold of polybrief, each with its unit and its reason."""

from __future__ import annotations

from typing import Final

# --- collect ------------------------------------------------------------------------------------

MAX_INPUT_BYTES: Final = 20_000_000
"""Bytes of one input file; the figure that trafilatura uses for a page."""

FETCH_TIME: Final = 60.0
"""Seconds that fetching one address may take, redirects included; trafilatura allows 30 for the body."""

FETCH_WAIT: Final = 20.0
"""Seconds without a byte from a server, and for a connection to come about."""

FETCH_REDIRECTS: Final = 5
"""Redirects that are followed: from http to https, to www, to the canonical address, and two to spare."""

FETCH_RATIO: Final = 100
"""Bytes of a page for each compressed byte beyond the first megabyte; HTML comes to 10, a bomb to 1,000."""

MAX_ADDRESS_CHARACTERS: Final = 2_000
"""Characters of an address; what all browsers and servers take."""

REQUEST_INTERVAL: Final = 1.0
"""Seconds between two requests to one site; Scrapy's template for new projects has the same."""

REQUEST_INTERVAL_MOST: Final = 30.0
"""Seconds that a site's robots.txt may ask to wait between two requests; more are not waited."""

MAX_ROBOTS_BYTES: Final = 512_000
"""Bytes of a robots.txt that are read; RFC 9309 asks for at least 500 kibibytes."""

MAX_FEED_ENTRIES: Final = 1_000
"""Entries of a feed that are read, the first ones; feeds of news sites have 10 to 100."""

ENCODING_SAMPLE: Final = 100_000
"""Bytes that are looked at to tell an encoding: a page's head with its scripts, and text behind it."""

DECODED_CONTROLS: Final = 0.02
"""Share of control characters from which what was decoded is rather a binary."""

DECODED_LOST: Final = 0.25
"""Bytes that are no UTF-8 for each character beyond ASCII that is, at most: one broken letter spoils no
page. Of GBK about one pair of bytes in eight is UTF-8 by chance."""

DECODED_LIKELIHOOD: Final = 0.6
"""Likelihood from which an encoding is taken. For single sentences in three languages right tables came to
1, wrong ones to .55."""

READ_TIME: Final = 30
"""Seconds of computing that reading one report may take; trafilatura's figure for a page."""

READ_MEMORY: Final = 2_000_000_000
"""Bytes of memory of the process that reads a report; a page of 20 MB, most of it scripts, took 134 MB."""

MAX_TEXT_CHARACTERS: Final = 2_000_000
"""Characters of a report's text: a book of 1,000 pages."""

MAX_PDF_PAGES: Final = 500
"""Pages of a PDF that are read; a report of a ministry has up to 300."""

PDF_EDGE: Final = 0.1
"""Part of a page's height at the top and the bottom where running heads and page numbers stand."""

MAX_WORD_BYTES: Final = 200_000_000
"""Bytes that the parts of a Word file may come to, unpacked; the largest is read as a whole."""

MAX_PARTS: Final = 2_000
"""Parts of a Word file or a mail; one with a hundred pictures has some 150."""

MAX_DEPTH: Final = 250
"""Elements that a page may nest; libxml2 reads 256, pages have 20 to 60."""

FURNITURE_SHARE: Final = 0.4
"""Share of a page's characters from which an element is not left out for a name such as `teaser`."""

MAIN_SHARE: Final = 0.85
"""Share of the text found that the report's own element holds; what stands outside must be sentences."""

MIN_SENTENCE_CHARACTERS: Final = 40
"""Characters (Chinese counts double) from which a line with a full stop is a sentence of a report."""

FURNITURE_MOST: Final = 0.8
"""Share from which it stays whatever it is: some systems put the whole page into a form."""

FURNITURE_LINKS: Final = 0.8
"""Share of a block's characters in links from which it leads elsewhere; a paragraph of news has up to .3."""

MAX_FEED_BYTES: Final = 5_000_000
"""Bytes of a feed; one with 1,000 entries and their summaries has about one million. The slowest that was
found, nothing but tags, takes feedparser half a minute at this size."""

MAX_SEEN_ENTRIES: Final = 5_000
"""Entries of a feed that are remembered; what it announced before those does not come again."""

SHINGLE_WORDS: Final = 4
"""Words of a shingle by which a report is found again."""

SHINGLE_CHARACTERS: Final = 5
"""Characters of one in Chinese, where they have about 1.6 to a word."""

SAME_TEXT: Final = 0.55
"""Share of the longer text's shingles that the other has, too, from which they are one report: copies with
a word in ten replaced have .60 and more, unrelated reports .11 at most (manual/quality.md)."""

MIN_TEXT_CHARACTERS: Final = 20
"""Characters without which a text has no language that could be told."""

MAX_HEADING_CHARACTERS: Final = 90
"""Characters of a paragraph without terminal punctuation that may still be a heading."""

MAX_INVITATION_CHARACTERS: Final = 220
"""Characters of a paragraph that invites to subscribe: two sentences; a report on newsletters has more."""

MIN_REPEATED_CHARACTERS: Final = 15
"""Characters from which a paragraph that comes again is a repetition, not a coincidence."""

# --- compute ------------------------------------------------------------------------------------

TASKS_KEPT: Final = 8
"""Tasks that a worker keeps ready (models loaded, glossaries read): each stage and pair of languages."""

PROCESSES_FROM: Final = 4_000
"""Sentences to examine or to embed from which processes of their own pay: each takes a second to start
and to load what it needs, in which one examines some two thousand and embeds some five hundred."""

DEATHS_ALLOWED: Final = 3
"""Times in a row that a worker process may die without anything being finished; Dask's own figure."""

CLUSTER_WAIT: Final = 10
"""Seconds in which a scheduler must answer; Dask's own are 30."""

CLUSTER_AHEAD: Final = 256
"""Items that are handed to a cluster ahead of their turn (four for each of its threads, if that is
more): a second of work for a worker that joins, some megabytes for the scheduler."""

EMBEDDING_SIZE: Final = 512
"""Numbers of a sentence's vector: what the model gives."""

EMBEDDING_BATCH: Final = 256
"""Sentences that are turned into vectors at once: a third of a second of work."""

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

JUDGED_AT_ONCE: Final = 100
"""Translations that are read over as one piece of work: a fifth of a second."""

MAX_METADATA_BYTES: Final = 1_000_000
"""Bytes of a package's metadata.json; real ones have some hundred."""

MAX_PACKAGE_BYTES: Final = 500_000_000
"""Bytes of a package's archive; those of the desk's pairs have up to 151 million, and the largest that
was met in Argos's index (Spanish to English) 285 million."""

MAX_UNPACKED_BYTES: Final = 1_000_000_000
"""Bytes of a package's files; what is downloaded hardly gets larger, as a model cannot be compressed."""

MAX_UNPACKED_RATIO: Final = 100
"""Bytes of files for each byte of the archive. A model comes to less than 2, the packages of the tests,
which are mostly zeros, to 45; a bomb of zeros reaches 1,000."""

MAX_PACKAGE_FILES: Final = 1_000
"""Files and folders of a package; a real one has about ten, and a sentence splitter's besides."""

DOWNLOAD_WAIT: Final = 30.0
"""Seconds without a byte from a server that hands out packages."""

DOWNLOAD_TIME: Final = 3_600.0
"""Seconds that a whole download may take: the largest package at 140 kB a second."""

MAX_REDIRECTS: Final = 5
"""Times that a server may send a download elsewhere; browsers allow 20, a file needs one or two."""

# --- translate: faults (manual/faults.md says what these values find, and how that was measured) ----

HAN_LETTERS: Final = 3
"""Letters that a Chinese character stands for when lengths are compared."""

LENGTH_RATIO: Final = {
    ("de", "en"): -0.13,
    ("en", "de"): 0.13,
    ("zh", "en"): 0.08,
    ("en", "zh"): -0.08,
    ("de", "zh"): -0.15,
    ("zh", "de"): 0.15,
}
"""Natural logarithm of the length of a translation to that of its source: the median of human ones."""

LENGTH_SPREAD: Final = {
    ("de", "en"): (0.10, 0.95),
    ("en", "de"): (0.10, 0.95),
    ("zh", "en"): (0.19, 1.5),
    ("en", "zh"): (0.19, 1.5),
    ("de", "zh"): (0.16, 1.1),
    ("zh", "de"): (0.16, 1.1),
}
"""Standard deviation of that logarithm for long texts, and what is added for short ones (divided by
the square root of the letters); fitted to the same translations."""

TOO_SHORT: Final = -3.3
TOO_LONG: Final = 3.5
"""Standard deviations from the usual length beyond which nothing but the length is needed."""

CUT: Final = -0.5
"""Standard deviations below the usual length from which a missing full stop is a missing end."""

DROPPED: Final = 1.5
ADDED: Final = 2.1
FIT_GAINED: Final = 0.8
"""Standard deviations by which a text with fewer or more sentences must be too short or too long, and by
how much its length must fit better without one of them: translators also join and part sentences."""

LOOP_ROUNDS: Final = 3
"""Times that a word or a short phrase follows itself in a loop; a longer phrase does it twice."""

LOOP_PERIOD: Final = 16
"""Words (Chinese: characters) of the longest phrase that is looked for in a loop."""

LOOP_WINDOW: Final = 16
LOOP_WORDS_IN_WINDOW: Final = 5
"""Different words in a stretch of this many from which it is a loop without a fixed order."""

LOOP_PHRASES: Final = 3
"""Times that a phrase of four words (Chinese: eight characters) comes back in a loop."""

LOOP_CHARACTERS: Final = 6
"""The same sign in a row; digits, full stops and rules made of signs not counted."""

COPIED_RUN: Final = 3
"""Words in a row that source and translation must share to count as copied."""

COPIED_WORDS: Final = 3
COPIED_SHARE: Final = 0.25
"""Copied words of a sentence, and their share of it, that are more than a title or a name."""

LATIN_RUN: Final = 4
"""Latin words in a row, half of them in lower case, that are a phrase left in Chinese text."""

MIN_LANGUAGE_LETTERS: Final = 25
"""Letters below which a text has no language that could be told with certainty."""

LANGUAGE_CERTAINTY: Final = 0.99
"""Probability by py3langid from which a text is in another language than the one asked for."""

CAPITALS_SHARE: Final = 0.8
"""Share of words in capitals from which a text is a headline in capitals."""

MIN_CAPITALS: Final = 4
MIN_LONE_CAPITALS: Final = 7
"""Letters of its longest word, and of all its words together, that are no known acronyms or names; what
has fewer may be an acronym itself."""

SERVER_BATCH_SENTENCES: Final = 16
"""Sentences of one request to a translation server: what is lost if it fails on them, and at the some
three sentences a second of LibreTranslate on two cores an answer within seconds."""

SERVER_BATCH_CHARACTERS: Final = 4_000
"""Characters of one such request; a single longer sentence goes alone."""

SERVER_CONNECT_SECONDS: Final = 10.0
"""Seconds for a translation server to take the connection."""

SERVER_ANSWER_SECONDS: Final = 120.0
"""Seconds for a translation server to answer; the first request may wait until it has loaded a model."""

SERVER_TRIES: Final = 4
"""Requests of one batch to a server that says it is busy (429, 503)."""

SERVER_FIRST_WAIT_SECONDS: Final = 5.0
"""Seconds before a busy server is asked again, if it names no time; doubled with each try, so that
the last comes after the minute over which LibreTranslate counts requests is half gone."""

SERVER_LONGEST_WAIT_SECONDS: Final = 120.0
"""Seconds that a busy server may ask to wait; with more, the run ends and says so."""

MAX_ANSWER_BYTES: Final = 4_000_000
"""Bytes of one answer of a translation server: a batch of Chinese with every character escaped has
some thirty thousand."""

# --- localise -----------------------------------------------------------------------------------

MAX_EDITS_BESIDE_CATALOGUE: Final = 10
"""Sentences that may differ between an edition and its catalogue while it is found out which were
changed in the edition and which in the catalogue; the tries double with each."""

OFFER_SIMILARITY: Final = 0.6
"""Share of characters in common from which a changed sentence is offered its old translation: a figure,
a name or a clause may differ; it is the share that difflib takes for a close match."""

OFFER_CANDIDATES: Final = 5
"""Old sentences that are compared closely with a changed one: those with most pairs of characters in
common. A close comparison takes about 0.2 ms, counting the pairs about 0.005 ms."""

MAX_TMX_BYTES: Final = 100_000_000
"""Bytes of a translation memory that is imported; about 200 000 entries, more than a desk writes in
years. Its tree takes several times as much memory."""

# --- examine ------------------------------------------------------------------------------------

NEAR: Final = 250
"""Characters from which a word is too far from a figure to say what it measures."""

MANY: Final = 200
"""Figures of a text without an equal partner from which only equal ones are looked for: matching the
others grows with the product of both sides."""

# --- relate -------------------------------------------------------------------------------------

CLAIM_SIMILARITY: Final = 0.52
"""Average likeness (see relate/likeness.py) from which two groups of statements are one claim.

On the strict side of the thresholds that hold on reports they were not chosen on (manual/quality.md): among
reports that do not retell one another more pairs are wrong, and a draft that misses a link costs an
editor less than one that invents it.
"""

MIN_TO_CENTRE: Final = 20
"""Sentences of a language from which its own mean is subtracted; with fewer, the mean of all."""

MIN_CLAIM_CHARACTERS: Final = 30
"""Characters (Chinese counts double) below which a sentence is too general to be a claim."""

PRONOUN_REACH: Final = 3
"""Sentences before a pronoun in which its name is looked for."""

NAMES_WEIGHT: Final = 0.1
"""Added to the cosine of two statements that bear the same names; less where they share some."""

OTHER_NAMES_WEIGHT: Final = -0.2
"""Added to the cosine of two statements that bear rare names and have not one name in common."""

RARE_NAME_SHARE: Final = 0.15
"""Share of the statements up to which a name that they bear is rare: it tells what a statement is about."""

FIGURES_WEIGHT: Final = 0.1
"""Added to the cosine of two statements that give an equal figure of the same measure."""

OTHER_MEASURE_WEIGHT: Final = -0.15
"""Added to the cosine of two statements whose sums measure different things: not the same claim."""

NEIGHBOURS_WEIGHT: Final = 0.7
"""Added, times the mean likeness of the sentences before and behind, to the cosine of two statements."""

SAME_SOURCE_WEIGHT: Final = -0.5
"""Added to the cosine of two statements of one source, which seldom says a thing twice."""

MIN_CLAUSE_CHARACTERS: Final = 24
"""Characters (Chinese counts double) that both sides of a joint need for a sentence to be taken apart."""

CANDIDATE_SIMILARITY: Final = 0.20
"""Cosine from which two statements are looked at closely: with less, equal names, figures and surroundings
seldom make them alike enough."""

BESIDE_SIMILARITY: Final = 0.30
"""Cosine from which the sentences before and behind two statements are looked at, too."""

NEAREST: Final = 64
"""Statements nearest to each that are kept: the claims of a desk have some ten, and memory stays bounded."""

EXACT_ROWS: Final = 8_192
"""Vectors up to which all are compared with all."""

CELL_ROWS: Final = 512
"""Vectors of a cell beyond that, so that a comparison of two cells fits into the processor's cache."""

CELLS_ASKED: Final = 16
"""Cells in which the nearest of a vector are looked for."""

GROUP_SAMPLE: Final = 64
"""Members that stand for all of a larger group when groups are compared."""

MAX_CLAIM_SENTENCES: Final = 100_000
"""Sentences that are compared with one another at once: as many as were measured (manual/relate.md)."""

# --- relate: origins ----------------------------------------------------------------------------

KIN_SIMILARITY: Final = 0.40
"""Cosine of centred embeddings from which two sentences, each the other's nearest, may be one retold.
Reports by different observers of one event had up to 40 % of such sentences, retellings 44 % and more."""

KIN_STRONG: Final = 0.50
"""Cosine from which such a pair counts as retold: between independent reports of the tests, at most two
pairs reached it; between retellings, three and more."""

KIN_NEAR_COPY: Final = 0.65
"""Cosine from which a single long sentence outside the lead is a passage of its own. Independent reports
of the tests came to .56; one seen in two of the five reports, plainly of one stock, had .73."""

KIN_LONG: Final = 100
"""Characters (Chinese counts double) of such a sentence: a short one may be alike by chance."""

KIN_SHARE: Final = 0.50
"""Share of the shorter report's sentences with their like in the other that makes it a retelling."""

KIN_ATTRIBUTED_SHARE: Final = 0.30
"""The same, where one report names the other's agency or publisher as its source."""

KIN_PARTICULARS: Final = 5
"""Different names, figures and dates that paired sentences must share (beside famous ones and those
of both leads) to be passages of one stock; independent reports of the tests shared three at most."""

KIN_VERBATIM_WORDS: Final = 12
"""Words that two reports have in a row by copying, not by chance; the longest official names have ten."""

KIN_VERBATIM_CHARACTERS: Final = 24
"""The same in Chinese characters."""

FAMOUS_MENTIONS: Final = 8
"""Sentences in which a name must stand at least to be famous ..."""

FAMOUS_SHARE: Final = 0.05
"""... and the share of all sentences: a famous name in two reports says nothing of their origin."""

LEAD: Final = 2
"""Sentences at the start of a report that tell what anybody tells of the event."""

SPREAD: Final = 40
"""Sentences from which a fact is too common to look for kin by it, so that the search stays short."""

# --- relate: conflicts --------------------------------------------------------------------------

TOO_VAGUE: Final = 100
"""Highest by lowest value from which words such as “billions” give no size that could conflict."""

LOOK_BACK: Final = 2
"""Sentences before a figure in which what it is about is looked for."""

HEDGED: Final = 0.05
"""Part of its value by which a figure with “about” may be off."""

FAR_ZONE: Final = 9
"""Hours between two places from which a day told in one was more likely than not another in the other."""

SLIPS: Final = (10, 100, 1_000, 10_000, 1_000_000)
"""Factors by which translators go wrong: a digit, 万 for 亿, million for billion, Billion for billion."""

# --- relate: to look at -------------------------------------------------------------------------

SHOW_NARROWEST: Final = 40
"""Columns of a terminal below which lines are not made narrower: figures would no longer fit beside names."""

SHOW_WIDEST: Final = 160
"""Columns of a terminal that are used at most; longer lines are hard to read."""

SHOW_CLAIM_LINES: Final = 3
"""Lines that a claim's text takes at most beside the matrix, so that a screen shows several claims."""

# --- summarise ----------------------------------------------------------------------------------

DRAFT_WORDS: Final = 600
"""Words of a draft's body (in Chinese, characters) unless --length says otherwise: about two pages."""

MIN_DRAFT_WORDS: Final = 50
"""Words below which a draft has room for no more than a sentence or two."""

SAME_AGAIN: Final = 0.75
"""Share of its names, figures and dates that a claim may have in common with a better one above it."""

DRAFT_NAMES: Final = 12
"""Entries of “who is who”; names further down stand in one or two sentences only."""

DRAFT_QUESTIONS: Final = 8
"""Open questions: what one person can follow up."""

BORROWED_WORDS: Final = 8
"""Words in a row, names and figures not counted, from which wording is taken over and not met by chance:
texts in own words on the same events had six at most, 1,502 sentences of other news three runs of seven.
With names and figures counted, long official names alone made ten."""

BORROWED_CHARACTERS: Final = 14
"""The same in Chinese characters: two of 1,000 sentences of other news had such a run, five one of ten."""

QUOTED_WORDS: Final = 25
"""Words that a quotation in quotation marks may have, if the sentence names whom it quotes: one sentence."""

QUOTED_CHARACTERS: Final = 40
"""The same in Chinese characters."""

REWRITE_SHORTEST: Final = 0.5
"""Length of a rewritten sentence as a share of the given one below which something was left out."""

REWRITE_LONGEST: Final = 1.6
"""The share above which something was put in."""

REWRITE_SECONDS: Final = 60.0
"""Seconds for one answer as a whole; a model on an ordinary processor takes some ten for a sentence."""

MAX_REWRITE_BYTES: Final = 200_000
"""Bytes of an answer; one sentence with everything around it has some thousand."""

MAX_REWRITE_TOKENS: Final = 400
"""Tokens that a model is asked for at most; a long sentence has a hundred."""

MAX_REWRITE_FAILURES: Final = 3
"""Failures in a row after which a service is asked no more."""

# --- check --------------------------------------------------------------------------------------

MAX_BRIEF_BYTES: Final = 250_000
"""Bytes of one brief; a brief is two pages, not a book. Nothing but open brackets, which is the slowest that
was found, takes the gate about a minute at this size."""

PASSAGES_KEPT: Final = 1 << 16
"""Passages whose plain words are kept at hand: those of 600 briefs in three languages, some 20 MB."""

YAML_DEPTH: Final = 50
"""Levels of nesting; the program's own files have five."""

YAML_VALUES_KEPT: Final = 1 << 14
"""Plain values of YAML whose meaning is kept at hand: numbers and the words of lists come again and again."""

FINDINGS_SHOWN: Final = 10
"""Findings of one rule in one file that the terminal shows; who sees ten knows what to look for."""

FINDINGS_IN_SUMMARY: Final = 200
"""Findings that the summary of a pull request lists; GitHub takes a megabyte of it."""

BRIEFS_FOR_PROCESSES: Final = 40
"""Briefs to check anew from which a second process pays: it starts in about a second, and a brief
of two pages takes about 50 ms."""

# --- publish ------------------------------------------------------------------------------------

DRAWN_TIES: Final = 60
"""Ties between reports that the drawing of origins shows; the table beside it has all of them."""

DRAWN_EVENTS: Final = 40
"""Events that one timeline shows; with more, their numbers pile up where news is dense."""

SUMS_COMPARED: Final = 3
"""Sums of one currency in a brief from which a chart shows more than a sentence does."""

NAMED_TOGETHER: Final = (6, 12)
"""Countries and names that the matrix of both shows, those of the most origins; the width has no room for
more countries."""

NEWEST: Final = 3
"""Briefs at the top of the home page: one that leads and two beside it; and of each topic below them."""

READING_WORDS: Final = {"en": 230, "de": 200}
"""Words that are read in a minute, silently: English after Brysbaert (2019), 238 for non-fiction; German with
its longer words about a sixth fewer."""

READING_CHARACTERS: Final = 350
"""Chinese characters that are read in a minute; studies of adults give 250 to 400."""

VERSIONS_SHOWN: Final = 12
"""Earlier versions of a page that it lists; the repository has all of them."""

HISTORY_SECONDS: Final = 30.0
"""Seconds after which a build goes on without git's history."""

POLL_SECONDS: Final = 0.25
"""Seconds between two looks of the preview at the desk's files; one at thousands of them takes 20 ms."""

QUIET_SECONDS: Final = 5.0
"""Seconds without a saved brief before the preview brings its lists and its search up to date."""

# --- publish: handouts ---------------------------------------------------------------------------

HANDOUT_SECONDS: Final = 120.0
"""Seconds for one handout, by the clock; one of two pages takes a second, on a very busy machine thirty."""

DIGEST_SECONDS: Final = 300.0
"""Seconds for one digest; fifty briefs take some thirty."""

HANDOUT_MEMORY: Final = 2_000_000_000
"""Bytes of address space of a process that prints; a digest of fifty briefs takes some 400 million of it
in memory, and the fonts are mapped besides."""

MAX_HANDOUT_IMAGE_BYTES: Final = 10_000_000
"""Bytes of one image in a handout; a full page at 300 dots an inch has fewer."""

HANDOUT_TITLE_CHARACTERS: Final = 56
"""Characters (full-width ones count double) of a report's title in a note, so that a note fits a line;
the list of sources has the whole title."""

FEED_ITEMS: Final = 50
"""Briefs in a feed: those of about a year; who follows a feed asks for it more often."""

# --- check: house style --------------------------------------------------------------------------

LONG_SENTENCE_WORDS: Final = {"en": 40, "de": 35}
"""Words of a sentence from which the gate hints at its length; news style guides ask for half of it."""

LONG_SENTENCE_CHARACTERS: Final = 90
"""Characters of a Chinese sentence for the same hint: what about 40 English words come to."""

# --- doctor -------------------------------------------------------------------------------------

MIN_FREE_BYTES: Final = 200_000_000
"""Bytes free on the desk's disk below which it is as good as full: two sites with handouts side by side."""

DOCTOR_SECONDS: Final = 20.0
"""Seconds for a program to say its version; fontconfig takes some ten where it first reads all fonts."""
