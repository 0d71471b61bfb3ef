"""A chart as an SVG element to stand inside an HTML page: small, themed by CSS, its marks linked."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from reports import axes, map_chart, marks, panels
from reports.lettering import ignore_missing_glyphs
from reports.saving import fix_settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from matplotlib.figure import Figure

_VARIABLES: Final = {
    marks.INK: "--ink",
    marks.QUIET: "--quiet",
    marks.STATED: "--stated",
    marks.BOUND: "--bound",
    marks.PAPER: "--paper",
    marks.THREAD: "--thread",
    axes.GRID: "--grid",
    panels.BAND: "--band",
    map_chart.ON_DARK: "--on-dark",
    **{shade: f"--shade-{number}" for number, shade in enumerate(map_chart.SHADES)},
}
_HREF: Final = "{http://www.w3.org/1999/xlink}href"


def inline_chart(figure: Figure, label: str, *, prefix: str, titles: Mapping[str, str] | None = None) -> str:
    """Turn `figure` into an ``<svg>`` element that a screen reader calls `label`.

    Letters stay text in the page's own font, and colours become the page's CSS variables, so that
    both follow the reader's settings. A mark gets its claim's id as ``data-claim`` and the claim's
    entry of `titles` as tooltip. `prefix` keeps ids apart from those of other charts on the page.
    """
    buffer = io.BytesIO()
    with fix_settings(real_text=True), ignore_missing_glyphs():
        figure.savefig(buffer, format="svg", metadata={"Date": None}, transparent=True)
    root = ET.fromstring(buffer.getvalue())  # noqa: S314 - written by matplotlib, a line ago
    for name in ("metadata", "defs"):
        for element in root.findall(f"{{*}}{name}"):
            root.remove(element)
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
        _rewrite_attributes(element, prefix)
    for mark in root.iter("g"):
        claim_id = mark.get("data-claim")
        if claim_id is not None and titles:
            title = ET.Element("title")
            title.text = titles.get(claim_id, "")
            mark.insert(0, title)
    width, height = root.get("viewBox", "0 0 1 1").split()[2:]
    root.attrib.clear()
    root.attrib.update({"viewBox": f"0 0 {width} {height}", "role": "img", "aria-label": label})
    for element in root.iter():
        element.tail = None
        if element.text and not element.text.strip():
            element.text = None
    return ET.tostring(root, encoding="unicode")


def _rewrite_attributes(element: ET.Element, prefix: str) -> None:
    for name in ("transform", "clip-path", "xmlns"):
        # Text is never turned, and everything that is drawn stays within its axes.
        element.attrib.pop(name, None)
    identity = element.attrib.pop("id", None)
    if identity is not None and identity.startswith("claim:"):
        element.set("data-claim", identity.removeprefix("claim:"))
    elif identity is not None and identity.startswith("cell:"):
        family, _, device = identity.removeprefix("cell:").partition("&")
        element.set("data-family", unquote(family))
        element.set("data-device", unquote(device))
    elif identity is not None and element.tag == "path":
        element.set("id", f"{prefix}-{identity}")
    target = element.attrib.pop(_HREF, None)
    if target is not None:
        element.set("href", f"#{prefix}-{target.removeprefix('#')}")
    path = element.get("d")
    if path is not None:
        element.set("d", " ".join(path.split()))
    style = element.get("style")
    if style is not None:
        style = re.sub(r"font-family: [^;]*;? ?", "", style)
        style = re.sub(r"#[0-9a-f]{6}", lambda match: _name_color(match[0]), style)
        element.set("style", style)


def _name_color(color: str) -> str:
    name = _VARIABLES.get(color)
    return f"var({name})" if name else color
