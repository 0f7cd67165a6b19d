"""What WeasyPrint leaves out of the tags of a PDF.

It writes no language for foreign passages, does not call notes notes, gives header cells no scope, and
leaves running heads outside the tree of tags without calling them artefacts. The first three are put in
while WeasyPrint builds that tree, as only then it is known which element a tag is of; for that one
function of it is wrapped. The last is done on the finished file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf import tags

_SVG = "{http://www.w3.org/2000/svg}"
_Tree = Callable[..., Iterator[pydyf.Dictionary]]


def complete() -> None:
    """Makes the tags of every PDF that this process writes from now on complete."""
    # WeasyPrint has no other way to its boxes while it tags them. The tests hold it to what is made of it.
    if not hasattr(tags._build_box_tree, "completes"):
        tags._build_box_tree = _completed(tags._build_box_tree)


def _completed(build: _Tree) -> _Tree:
    def tree(box: Any, parent: Any, pdf: Any, *rest: Any) -> Iterator[pydyf.Dictionary]:
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        for tag in build(box, parent, pdf, *rest):
            # Pseudo-elements (`li::marker`) and the root share the element, not what it is.
            known = box.element is not None and not isinstance(box, boxes.PageBox | boxes.MarginBox)
            if known and box.element_tag == box.element.tag and box.element_tag not in ("html", "body"):
                _describe(box, tag)
                if tag["S"] == "/Note" and _joined(box, tag, pdf):
                    continue
            yield tag

    tree.completes = True  # type: ignore[attr-defined]
    return tree


def _describe(box: Any, tag: pydyf.Dictionary) -> None:
    language = box.element.get("lang")
    if language:
        tag["Lang"] = pydyf.String(language)
    if "note" in box.element.get("class", "").split() and tag["S"] == "/Span":
        tag["S"] = "/Note"
        tag["ID"] = pydyf.String(f"note-{tag.number}")
    if tag["S"] == "/Figure":
        # What a drawing shows stands in its description; WeasyPrint takes the title alone.
        says = box.element.find(f"{_SVG}title"), box.element.find(f"{_SVG}desc")
        parts = [part.text for part in says if part is not None and part.text]
        if parts:
            tag["Alt"] = pydyf.String(". ".join(parts))
    if tag["S"] == "/TH":
        tag["A"]["Scope"] = "/Row" if box.element.get("scope") == "row" else "/Column"


def _joined(box: Any, tag: pydyf.Dictionary, pdf: Any) -> bool:
    """Whether a note is the rest of one that began on the line above, and has been put into it."""
    notes = pdf.__dict__.setdefault("notes", {})
    first = notes.setdefault(box.element, tag)
    if first is tag:
        return False
    for kid in tag["K"]:
        pdf.objects[int(kid.split()[0])]["P"] = first.reference
        first["K"].append(kid)
    return True


def place_figures(pdf: pikepdf.Pdf) -> None:
    """Gives the boxes of figures in points from the foot of the page: WeasyPrint has pixels from its head."""
    for tag in _tags(pdf.Root.StructTreeRoot):
        if tag.get("/S") == pikepdf.Name.Figure and "/BBox" in tag.get("/A", {}):
            height = float(tag.Pg.MediaBox[3])
            left, top, right, bottom = (float(number) * 0.75 for number in tag.A.BBox)
            tag.A.BBox = pikepdf.Array([round(n, 3) for n in (left, height - bottom, right, height - top)])


def mark_artefacts(pdf: pikepdf.Pdf) -> None:
    """Marks the content as an artefact whose tags hang on nothing: running heads, numbers of pages."""
    root = pdf.Root.StructTreeRoot
    reached = {tag.objgen for tag in _tags(root)}
    nums = root.ParentTree.Nums
    parents = {int(nums[i]): nums[i + 1] for i in range(0, len(nums), 2)}
    for page in pdf.pages:
        tagged = parents.get(int(page.obj.get("/StructParents", -1)))
        if tagged is None:
            continue
        loose = {i for i, tag in enumerate(tagged) if getattr(tag, "objgen", None) not in reached}
        if not loose:
            continue
        instructions = [_artefact(one, loose) for one in pikepdf.parse_content_stream(page)]
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))
        for number in loose:
            tagged[number] = None


def _artefact(
    one: pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage, loose: set[int]
) -> pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage:
    if str(one.operator) != "BDC":
        return one
    properties = one.operands[1]
    if isinstance(properties, pikepdf.Dictionary) and int(properties.get("/MCID", -1)) in loose:
        kind = pikepdf.Dictionary(Type=pikepdf.Name.Pagination)
        return pikepdf.ContentStreamInstruction([pikepdf.Name.Artifact, kind], pikepdf.Operator("BDC"))
    return one


def _tags(root: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The tags that hang in the tree."""
    waiting = [root]
    while waiting:
        kids: Any = waiting.pop().get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/S") is not None:
                yield kid
                waiting.append(kid)
