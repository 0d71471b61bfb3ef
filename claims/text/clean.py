r"""Raw abstract to clean text: LaTeX, lost LaTeX, HTML and Unicode variants become plain characters.

Every character of the clean text knows which characters of the raw text it came from, so that a
span found in the clean text can be shown, and stored, as it stands in the source.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from dataclasses import dataclass

# Characters that later layers write over what they have read, so no clean text holds them. They are ASCII,
# for Python reads a text of nothing else much faster.
MASKS = ("\x01", "\x02")

# One character for one: these never move an offset.
_FOLD = str.maketrans(
    {
        **dict.fromkeys(
            (
                "\n\r\t\v\f\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
                "\u202f\u205f\u3000"
            ),
            " ",
        ),
        **dict.fromkeys("\u2212\u2010\u2011\ufe63\uff0d", "-"),
        **dict.fromkeys("\u223c\u02dc\uff5e\u2248\u2245\u2243", "~"),
        **dict.fromkeys("\u2715\u2716\u2a09\u2a2f\u00d7", "×"),
        **dict.fromkeys("\u2018\u2019\u02bc\u0060\u00b4\u2032", "'"),
        **dict.fromkeys("\u201c\u201d", '"'),
        "\uff05": "%",
        "\u03bc": "µ",
        "\u2a7e": "≥",
        "\u2a7d": "≤",
        "\u2014": "—",
        "\u2012": "–",
    }
)

_SYMBOLS = {
    "times": "×", "cdot": "·", "sim": "~", "thicksim": "~", "approx": "~", "simeq": "~", "pm": "±",
    "mu": "µ", "geq": "≥", "ge": "≥", "geqslant": "≥", "leq": "≤", "le": "≤", "leqslant": "≤",
    "deg": "°", "textdegree": "°",
    "gt": ">", "lt": "<", "to": "→", "rightarrow": "→", "uparrow": "↑", "downarrow": "↓",
    "ldots": "...", "dots": "...", "circ": "°", "degree": "°", "quad": " ", "qquad": " ", "percent": "%",
    "left": "", "right": "", "bf": "", "em": "", "it": "", "rm": "", "tt": "", "sc": "", "small": "",
    "bfseries": "", "itshape": "", "displaystyle": "", "newline": " ", "xspace": "", "textasciitilde": "~",
    "textmu": "µ", "texttimes": "×", "ell": "l",
}  # fmt: skip

# Commands whose braces hold text that stays; the closing brace goes with all other braces.
_WRAPPERS = (
    "text|textbf|textit|textsc|texttt|textrm|textsf|emph|mathrm|mathbf|mathit|mathcal|mathbb|mathsf"
    "|mathtt|boldsymbol|bm|underline|mbox|hbox|ensuremath|operatorname|url|footnote|enquote|SI|num"
)

_MARKUP = re.compile(
    rf"""
      \\(?P<escaped>[%$&\#_])                               # \% \$ \&
    | \\(?P<fraction>d?t?frac)\s*\{{(?P<over>[^{{}}]{{1,20}})\}}\s*\{{(?P<under>[^{{}}]{{1,20}})\}}
    | \\(?:textcolor|href|colorbox|hyperref)\s*\{{[^{{}}]{{0,200}}\}}\s*\{{
    | \\(?:{_WRAPPERS})\s*\{{
    | \\(?P<command>[A-Za-z]+)\s?(?:\{{\}})?
    | \\(?P<space>[,;:!\ \\/])
    | \\(?P<bracket>[()\[\]])
    | (?P<degree>\^\s?(?:\{{\s?\\circ\s?\}}|\\circ(?![A-Za-z])))
    | \\(?=\d)(?P<money>)                                   # a dollar sign that lost its dollar
    | \\
    | \{{,\}}(?P<comma>)
    | [{{}}]
    | \$(?P<math>[^$]{{1,120}})\$
    | \$(?P<dollar>(?=\s?\d))
    | (?P<entity>&(?:[A-Za-z]{{2,8}}|\#\d{{1,6}}|\#x[0-9A-Fa-f]{{1,5}});)
    | </?(?:sup|sub|i|b|em|strong|p|br|tt|jats:[a-z]+|inline-formula|tex-math|alternatives)\b[^<>]{{0,40}}>
    | (?<=[\w.)])~(?=[A-Za-z])(?P<tie>)
    | [\u200b\u200c\u200d\ufeff\u00ad{"".join(MASKS)}]
    """,
    re.VERBOSE,
)
_MARKUP_HINT = re.compile(rf"[\\${{}}&<~^\u200b\u200c\u200d\ufeff\u00ad{''.join(MASKS)}]")

# Markdown: **28x**, *12%*, __3x__. Both ends must be there, so that a footnote's star and a product stay.
_EMPHASIS = re.compile(
    r"(?<![\w*\\^{])(?P<stars>\*{1,3})(?=[^\s*])[^*\n]{0,160}[^\s*](?P<closing>(?P=stars))(?:(?<=\*\*)|(?![\w*]))"
    r"|(?<![^\s(])(?P<lines>__?)(?=[^\s_])[^_\n$\\{}^]{0,160}[^\s_$\\{}^](?P<ending>(?P=lines))(?![\w(])"
)

# What a page does to a text on the way, such as TeX whose backslash is lost: what to look for, and the sign.
_LOST = tuple(
    (hint, re.compile(pattern), sign)
    for hint, pattern, sign in (
        ("sim", r"sim(?=\s?\d)(?<![A-Za-z]sim)", "~"),
        ("sim", r"sim(?=\s\d)(?<=[\d%x]\ssim)", "~"),
        ("timessim", r"(?<=times)sim(?=\d)", "~"),
        ("approx", r"approx(?=\s?\d)(?<![A-Za-z]approx)", "~"),
        ("mus", r"mus\b(?<=\d\smus)", "µs"),
        ("x2013", r"x2013", "–"),
        ("x2014", r"x2014", "–"),
        ("geq", r"geq(?=\s?\d)(?<![A-Za-z]geq)", "≥"),
        ("leq", r"leq(?=\s?\d)(?<![A-Za-z]leq)", "≤"),
        ("pm", r"pm(?=\s?\d)(?<=\d\spm|.\dpm)", "±"),
        # A line break and an indent are one blank.
        ("  ", r"(?<=\s)\s+", ""),
    )
)


@dataclass(frozen=True, slots=True)
class Clean:
    """Clean text and the way back: `text`, the `raw` it came from, and the edits in between."""

    raw: str
    text: str
    # For each edit: where the unedited stretch after it begins, in the clean text and in the raw text.
    clean_starts: tuple[int, ...] = ()
    raw_starts: tuple[int, ...] = ()
    # Where that edit began, in the raw text.
    edit_starts: tuple[int, ...] = ()

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        r"""Give the raw offsets of the clean span from `start` to `end`.

        Markup inside the span comes along, closed where it was opened; so do the dollar signs of the
        formulas in which the span begins and ends.

        >>> c = clean(r"up to $2.4\times$ faster")
        >>> c.text[6:10], c.raw[slice(*c.raw_span(6, 10))]
        ('2.4×', '$2.4\\times$')
        >>> c = clean("an error of $10^{-3}$")
        >>> c.raw[slice(*c.raw_span(12, 17))]
        '$10^{-3}$'
        """
        raw_start, raw_end = self._raw(start), self._raw_end(end)
        if not self.clean_starts:
            return raw_start, raw_end
        return _close_markup(self.raw, raw_start, raw_end)

    def _raw(self, offset: int) -> int:
        i = bisect_right(self.clean_starts, offset) - 1
        if i < 0:
            return offset
        return self.raw_starts[i] + offset - self.clean_starts[i]

    def _raw_end(self, end: int) -> int:
        # The end of a span is the end of its last character, not the start of the one after it.
        last = end - 1
        i = bisect_right(self.clean_starts, last) - 1
        following = i + 1
        if following < len(self.clean_starts):
            gap = self.clean_starts[following]
            # The last character was itself written by an edit: take the edit's whole source.
            unedited = (self.raw_starts[i] - self.clean_starts[i] if i >= 0 else 0) + last
            if end <= gap and unedited >= self.edit_starts[following]:
                return self.raw_starts[following]
        return self._raw(last) + 1


_BRACE = re.compile(r"(?<!\\)[{}]")
_DOLLAR = re.compile(r"(?<!\\)\$")
_CLOSING_TAG = re.compile(r"</(?P<tag>[a-z]+)>")


def _close_markup(raw: str, start: int, end: int) -> tuple[int, int]:
    """Widen a raw span over the braces, tags and dollar signs that close what was opened inside it."""
    inner = raw[start:end]
    if raw[end : end + 1] == "}":
        for _ in range(_BRACE.findall(inner).count("{") - _BRACE.findall(inner).count("}")):
            end += raw[end : end + 1] == "}"
    closing = _CLOSING_TAG.match(raw, end)
    if closing and inner.count(f"<{closing['tag']}>") > inner.count(closing.group()):
        end = closing.end()
    before, after = raw[start - 1 : start] == "$", raw[end : end + 1] == "$"
    if before or after:
        inside = len(_DOLLAR.findall(raw, start, end)) % 2
        if not inside and before and after:
            return start - 1, end + 1
        if inside and raw[start] != "$":
            # It begins before a formula and ends in it, or the other way round.
            return (start, end + 1) if after else (start - 1, end)
    return start, end


def _is_formula(inner: str) -> bool:
    """Tell a formula between two dollar signs from prose between two sums of money."""
    if not inner.strip() or inner[0].isspace() != inner[-1].isspace():
        return False
    words = re.findall(r"(?<![\\A-Za-z])[A-Za-z]{2,}", inner)
    return len(words) <= 2 or "\\" in inner


def _replacement(match: re.Match[str]) -> str | None:
    """Give what stands in the clean text for one piece of markup; None leaves it as it is."""
    group = match.lastgroup
    if group is None:
        return ""
    value = match.group(group)
    if group == "escaped":
        return value
    if group == "under":
        return f"{match.group('over')}/{value}"
    if group == "command":
        symbol = _SYMBOLS.get(value)
        if symbol is not None:
            return symbol
        # "\timesfaster" does not occur, "\alpha" does: an unknown command leaves its name.
        return value if match.group().endswith(value) else value + " "
    fixed = {
        "space": " ",
        "bracket": "",
        "money": "$",
        "comma": ",",
        "dollar": None,
        "tie": " ",
        "degree": "°",
    }
    if group in fixed:
        return fixed[group]
    return html.unescape(value).translate(_FOLD) if group == "entity" else None


def _edits(text: str) -> list[tuple[int, int, str]]:
    """List what to replace: (start, end, replacement), in order and without overlap."""
    edits: list[tuple[int, int, str]] = []
    position = 0
    # One set of characters is sought much faster than all that can begin with them.
    while hint := _MARKUP_HINT.search(text, position):
        match = _MARKUP.match(text, hint.start())
        if match is None:
            position = hint.end()
            continue
        start, end = match.span()
        position = end if end > start else start + 1
        if match.lastgroup == "math":
            inner = match.group("math")
            if _is_formula(inner):
                # Only the two dollar signs go; what stands between is read like other text.
                edits.append((start, start + 1, ""))
                edits.extend((s + start + 1, e + start + 1, r) for s, e, r in _edits(inner))
                edits.append((end - 1, end, ""))
            else:
                position = start + 1
            continue
        replacement = _replacement(match)
        if replacement is not None:
            edits.append((start, end, replacement))
    return edits


def _lost_edits(text: str) -> list[tuple[int, int, str]]:
    """List the lost TeX to replace; most texts hold none of the hints and cost nothing."""
    found = [
        (*match.span(), sign)
        for hint, pattern, sign in _LOST
        if hint in text
        for match in pattern.finditer(text)
    ]
    found.sort()
    return [edit for i, edit in enumerate(found) if i == 0 or edit[0] >= found[i - 1][1]]


def _emphasis_edits(text: str) -> list[tuple[int, int, str]]:
    """List the marks of Markdown's emphasis, to be taken away; most texts hold none."""
    if "*" not in text and "_" not in text:
        return []
    return [
        (*match.span(group), "")
        for match in _EMPHASIS.finditer(text)
        for group in (("stars", "closing") if match["stars"] else ("lines", "ending"))
    ]


def _fold_ascii(raw: str) -> str:
    for white in "\n\r\t\v\f":
        if white in raw:
            raw = raw.replace(white, " ")
    return raw.replace("`", "'") if "`" in raw else raw


def clean(raw: str) -> Clean:
    r"""Turn an abstract as the source has it into clean text with a way back.

    >>> clean(r"reduces cost by 50\% (sim8.3x, 2 mus)").text
    'reduces cost by 50% (~8.3x, 2 µs)'
    >>> clean("plain text").text
    'plain text'
    """
    # Most abstracts are plain ASCII with line breaks: the fast way gives the same.
    folded = _fold_ascii(raw) if raw.isascii() else raw.translate(_FOLD)
    edits = _edits(folded)
    lost = _lost_edits(folded) + _emphasis_edits(folded)
    if lost:
        taken = [(s, e) for s, e, _ in edits]
        edits += [x for x in lost if not any(s < x[1] and x[0] < e for s, e in taken)]
        edits.sort()
    if not edits:
        return Clean(raw, folded)
    parts: list[str] = []
    clean_starts, raw_starts, edit_starts = [], [], []
    at = length = 0
    for start, end, replacement in edits:
        parts += (folded[at:start], replacement)
        length += start - at + len(replacement)
        at = end
        clean_starts.append(length)
        raw_starts.append(end)
        edit_starts.append(start)
    parts.append(folded[at:])
    return Clean(raw, "".join(parts), tuple(clean_starts), tuple(raw_starts), tuple(edit_starts))
