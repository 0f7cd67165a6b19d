"""What each command does: read what a stage needs from the store, run the stage, write what it gives.

Every function takes the desk's store and gives back lines for the person who typed the command.
Everything is read before anything is written, so that a run that fails has changed nothing.

    desks.py          a fresh desk, and what a desk stands on
    collecting.py     reports taken in, from files and addresses
    following.py      reports taken in from feeds
    reports.py        from reports to evidence: reports examined, figures compared
    translations.py   translations of reports and of briefs, and the memory
    packages.py       the Argos packages on the shelf, and the lock that vouches for them
    claims.py         what the reports say together, and drafts made from it
    checking.py       the gate, reviews, and what changed since a revision
    dossiers.py       the review of a dossier
    site.py           the site: everything before the gate, publishing, the preview
    standing.py       whether the site of the last build is what the next one would make
"""

from __future__ import annotations

from polybrief.workbench.checking import check_briefs, diff_since, report_lines, review_brief, show_brief
from polybrief.workbench.claims import (
    relate_sources,
    show_ledger,
    show_unused,
    summarise_sources,
    unused_facts,
)
from polybrief.workbench.desks import look_over, start_desk
from polybrief.workbench.following import Count, collect_feeds, collect_reports
from polybrief.workbench.packages import install_model, list_models, remove_model, verify_models
from polybrief.workbench.reports import compare_figures, examine_sources
from polybrief.workbench.site import before_the_gate, print_handouts, publish_site, serve_preview
from polybrief.workbench.standing import Build
from polybrief.workbench.translations import (
    export_memory,
    import_memory,
    localise_briefs,
    translate_sources,
    translation_status,
)

__all__ = [
    "Build",
    "Count",
    "before_the_gate",
    "check_briefs",
    "collect_feeds",
    "collect_reports",
    "compare_figures",
    "diff_since",
    "examine_sources",
    "export_memory",
    "import_memory",
    "install_model",
    "list_models",
    "localise_briefs",
    "look_over",
    "print_handouts",
    "publish_site",
    "relate_sources",
    "remove_model",
    "report_lines",
    "review_brief",
    "serve_preview",
    "show_brief",
    "show_ledger",
    "show_unused",
    "start_desk",
    "summarise_sources",
    "translate_sources",
    "translation_status",
    "unused_facts",
    "verify_models",
]
