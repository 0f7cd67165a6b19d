"""publish: the briefs and their sources as a static site in every language of the desk.

Each language is one MkDocs build of the one mkdocs.yml; `plugin` shapes that build, `site` runs the
builds side by side and lays them out, `search` adds Pagefind, `preview` serves it all with drafts.
"""

from polybrief.publish.preview import serve
from polybrief.publish.site import Site, build_site, publish

__all__ = ["Site", "build_site", "publish", "serve"]
