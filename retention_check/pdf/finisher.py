"""What WeasyPrint leaves undone in a tagged PDF, mended just before it is written.

Declares PDF/UA-1 beside PDF/A-2a, makes running headers and footers artifacts, gives header cells their scope and
links a description that a person can read. Works on the objects of WeasyPrint 70 and pydyf 0.13.
"""

import re
from collections.abc import Iterator
from typing import Any

import pydyf

_REFERENCE = re.compile(rb"^(\d+) 0 R$")

# PDF/A asks for a description of every property it does not know; the identification of PDF/UA is one of those.
_UA_IDENTIFICATION = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\
<pdfuaid:part>1</pdfuaid:part></rdf:Description>\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of the PDF/UA standard</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


def finish(document: Any, pdf: pydyf.PDF) -> None:
    """Mend the PDF in place; WeasyPrint calls this with the laid-out document right before writing."""
    declare_ua(pdf)
    mark_running_text_as_artifact(pdf)
    for page in document.pages:
        for box in page._page_box.descendants(placeholders=True):
            give_scope(box)
            describe_link(box)
    write_once(pdf)


def declare_ua(pdf: pydyf.PDF) -> None:
    """Add the identification of PDF/UA-1 to the first rdf:RDF of the metadata."""
    for thing in pdf.objects:
        if isinstance(thing, pydyf.Stream) and thing.extra.get("Type") == "/Metadata":
            thing.compress = False  # so that simple tools find the declaration too
            thing.stream = [part.replace(b"</rdf:RDF>", _UA_IDENTIFICATION + b"</rdf:RDF>", 1) for part in thing.stream]


def give_scope(box: Any) -> None:
    """Scope Row or Column on a header cell, as its HTML says."""
    element, cell = getattr(box, "mark", None), box.element
    if element is None or cell is None or element.get("S") != "/TH":
        return
    scope = cell.attrib.get("scope", "col")
    element["A"]["Scope"] = "/Row" if scope.startswith("row") else "/Column"


def describe_link(box: Any) -> None:
    """The text of a link as its description, instead of the name of its target."""
    annotation = getattr(box, "link_annotation", None)
    if annotation is None or box.element is None:
        return
    if text := "".join(box.element.itertext()).strip():
        annotation["Contents"] = pydyf.String(text)


class _Written(pydyf.Object):  # type: ignore[misc]
    """An object whose bytes are known: plain values where pydyf has properties."""

    compressible = False
    data = b""

    def __init__(self, thing: Any) -> None:
        super().__init__()
        self.number, self.generation, self.free = thing.number, thing.generation, thing.free
        self.compressible, self.data = thing.compressible, thing.data


def write_once(pdf: pydyf.PDF) -> None:
    """Keep the bytes of every object: pydyf asks for them twice, for the file and for its identifier."""
    pdf.objects[1:] = map(_Written, pdf.objects[1:])  # the first is the free one


def mark_running_text_as_artifact(pdf: pydyf.PDF) -> None:
    """Text of page margins hangs in no tag tree; mark it as artifact in the page's stream and forget its tags."""
    reachable = _reachable(pdf)
    pages = {reference: pdf.objects[int(reference.split()[0])] for reference in pdf.page_references}
    for thing in pdf.objects:
        if isinstance(thing, pydyf.Dictionary) and thing.get("Type") == "/StructElem" and thing.number not in reachable:
            for mcid in (kid for kid in thing["K"] if isinstance(kid, int)):
                _make_artifact(pdf, pages[thing["Pg"]], mcid)


def _make_artifact(pdf: pydyf.PDF, page: Any, mcid: int) -> None:
    operators = pdf.objects[int(page["Contents"].split()[0])].stream
    for index, operator in enumerate(operators):
        if operator == b"BDC" and operators[index - 1].get("MCID") == mcid:
            operators[index - 2 : index + 1] = ["/Artifact", b"BMC"]
            break
    numbers = pdf.objects[int(_tag_root(pdf)["ParentTree"].split()[0])]["Nums"]
    numbers[2 * page["StructParents"] + 1][mcid] = b"null"


def _tag_root(pdf: pydyf.PDF) -> Any:
    return pdf.objects[int(pdf.catalog["StructTreeRoot"].split()[0])]


def _reachable(pdf: pydyf.PDF) -> set[int]:
    found: set[int] = set()
    waiting = list(_kids(_tag_root(pdf)))
    while waiting:
        number = waiting.pop()
        if number not in found:
            found.add(number)
            waiting.extend(_kids(pdf.objects[number]))
    return found


def _kids(element: Any) -> Iterator[int]:
    for kid in element.get("K", ()) if isinstance(element, dict) else ():
        if isinstance(kid, bytes) and (reference := _REFERENCE.match(kid)):
            yield int(reference[1])
