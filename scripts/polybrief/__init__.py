"""polybrief: reports in English, German and Chinese become short, sourced briefs in all three.

Each stage is a module of the same name, a function from data to data:

    collect → translate → examine → relate → summarise → (a person edits) → localise → check → publish
"""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("polybrief")
except PackageNotFoundError:  # run from the folder, not installed
    __version__ = "0"
