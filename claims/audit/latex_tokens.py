r"""The LaTeX that an audit has to know: comments, citations, notes, floats, inputs, definitions.

One expression finds the next thing of interest; whatever lies between is text and is copied. Math and
formatting inside the text are left to `claims.text`, which reads them in abstracts too.
"""

from __future__ import annotations

import re

FORMULAS = frozenset({"equation", "align", "gather", "multline", "eqnarray", "displaymath", "math"})
# Environments whose content is no prose: it is passed over to its end.
SKIPPED = FORMULAS | frozenset(
    [
        "verbatim",
        "Verbatim",
        "lstlisting",
        "minted",
        "comment",
        "tikzpicture",
        "algorithm",
        "algorithmic",
        "algorithm2e",
        "thebibliography",
        "filecontents",
        "bibunit",
        "forest",
        "alltt",
    ]
)
TABLES = frozenset(
    [
        "tabular",
        "tabularx",
        "tabulary",
        "longtable",
        "tabu",
        "tblr",
        "array",
        "NiceTabular",
        "xltabular",
        "supertabular",
    ]
)

_CITE = (
    r"\\(?P<cite>(?:[Cc]ite[A-Za-z]*|[A-Za-z]+cites?|[A-Z][a-z]+cites?|shortcite[A-Za-z]*|bibentry|fullcite|footcite[a-z]*))"
    r"(?P<star>\*?)(?P<groups>(?:\s{0,3}\([^()\n]{0,80}\)){0,2}(?:\s{0,3}(?:\[[^\[\]{}]{0,300}(?:\{[^{}]{0,100}\}[^\[\]{}]{0,200}){0,4}\]\s{0,3}){0,2}\{[^{}]{0,4000}\})+)"
)
# Commands whose arguments say nothing that is read.
_DROPPED = (
    "label|ref|eqref|autoref|cref|Cref|pageref|nameref|vref|subref|includegraphics|vspace|hspace|vskip|hskip|index|bibliographystyle|usepackage|"
    "documentclass|pagestyle|thispagestyle|setlength|addtolength|setcounter|addtocounter|newtheorem|theoremstyle|hypersetup|"
    "graphicspath|definecolor|rule|cmidrule|cline|color|pgfplotsset|tikzset|input@path|today|printbibliography|addcontentsline|phantomsection|"
    "resizebox|scalebox|rowcolor|cellcolor|rotatebox|raisebox|geometry|lstset|newcolumntype|crefname|DeclareMathOperator|RequirePackage|"
    "captionsetup|sisetup|affil|affiliation|email|institute|orcid|date|author|title|keywords|thanks|address"
)
_HEADINGS = "part|chapter|section|subsection|subsubsection|paragraph|subparagraph|minisec"

TOKEN = re.compile(
    rf"""
      (?P<escaped>\\[\\%&$\#_{{}}~])
    | (?P<comment>%[^\n]*(?:\n[ \t]*(?!\s*\n))?)
    | {_CITE}
    | \\(?P<input>input|include|subfile|subfileinclude|import|subimport)\b\s*(?P<input_path>\{{[^{{}}\n]{{0,300}}\}}(?:\{{[^{{}}\n]{{0,300}}\}})?|\s[^\s\\{{}}%]{{1,200}})
    | \\begin\s*\{{(?P<begin>[A-Za-z0-9*]+)\}}
    | \\end\s*\{{(?P<end>[A-Za-z0-9*]+)\}}
    | \\(?P<note>footnote|footnotetext|sidenote|marginpar|marginnote|endnote)\b\s*(?:\[[^\]]{{0,40}}\])?\s*\{{
    | \\(?P<caption>caption(?:of)?|subcaption|captionof)\b\*?\s*(?:\{{(?:table|figure)\}})?\s*(?:\[[^\]]{{0,400}}\])?\s*\{{
    | \\(?P<heading>{_HEADINGS})\b\*?\s*(?:\[[^\]]{{0,300}}\])?\s*(?=\{{)
    | \\(?P<define>newcommand|renewcommand|providecommand|DeclareRobustCommand)\b\*?\s*\{{?\\(?P<defined>[A-Za-z]+)\}}?(?P<arguments>\s*\[\d\])?(?:\[[^\]]*\])?\s*(?=\{{)
    | \\def\s*\\(?P<plain_defined>[A-Za-z]+)\s*(?P<plain_arguments>[\#\d]*)(?=\{{)
    | \\(?P<bib>bibliography|addbibresource|addglobalbib)\b\s*(?:\[[^\]]*\])?\s*\{{(?P<bib_files>[^{{}}]{{0,1000}})\}}
    | \\bibitem\s*(?:\[(?:[^\[\]]|\[[^\]]*\]){{0,400}}\])?\s*\{{(?P<bibitem>[^{{}}\n]{{1,200}})\}}
    | \\(?P<href>href)\s*\{{(?P<href_url>[^{{}}]{{0,600}})\}}\s*(?=\{{)
    | \\(?P<url>url|nolinkurl|path)\s*\{{(?P<url_url>[^{{}}]{{0,600}})\}}
    | \\(?P<quantity>SI|qty|SIrange|qtyrange|num|ang)\s*(?:\[[^\]]{{0,200}}\])?\s*\{{(?P<amount>[^{{}}]{{1,60}})\}}(?:\{{(?P<amount_to>[^{{}}]{{1,60}})\}})?(?:\{{(?P<amount_unit>[^{{}}]{{1,60}})\}})?
    | \\(?P<item>item)\b(?:\s*\[[^\]]{{0,200}}\])?
    | \\(?P<iffalse>iffalse)\b
    | \\(?P<dropped>{_DROPPED})\b\*?(?P<dropped_groups>(?:\s{{0,3}}(?:\([^()\n]{{0,80}}\)|\[[^\[\]]{{0,300}}\]|\{{[^{{}}]{{0,600}}\}})){{0,4}})
    | (?P<rule>\\(?:toprule|midrule|bottomrule|hline|cmidrule|cline|specialrule|addlinespace|centering|small|footnotesize|scriptsize|tiny|noindent|par|newline|linebreak|pagebreak|clearpage|newpage|maketitle|bigskip|medskip|smallskip)\b(?:\([^)]{{0,20}}\))?(?:\{{[^{{}}]{{0,40}}\}})?)
    | \\(?P<macro>[A-Za-z]+)\b
    | (?P<display>\\\[|\$\$)
    | (?P<blank>\n[ \t\r]*\n\s*)
    | (?P<brace>[{{}}])
    | (?P<cell>&)
    | (?P<tie>~)
    """,
    re.VERBOSE,
)

KEYS = re.compile(r"\{([^{}]*)\}")
NARRATIVE = re.compile(
    r"(?:^[Cc]itet|^[Tt]extcite|^cite(?:author|A|alp|alt|N)|^[Cc]iteauthor|newcite|shortciteA|^citeasnoun|^citename)"
)
NO_CITATION = frozenset({"citestyle", "citenum", "citesetup", "citereset", "citeyear", "citeyearpar"})


def closing_brace(text: str, start: int, limit: int = 20_000) -> int:
    r"""Return the place of the brace that closes the one before `start`; -1 when it is not closed.

    >>> closing_brace(r"a{b\}c}d}e", 0)
    8
    """
    depth = 0
    at = start
    stop = min(len(text), start + limit)
    while at < stop:
        sign = text[at]
        if sign == "\\":
            at += 2
            continue
        if sign == "{":
            depth += 1
        elif sign == "}":
            if not depth:
                return at
            depth -= 1
        elif sign == "%" and text[at - 1 : at] != "\\":
            end = text.find("\n", at)
            at = stop if end < 0 else end
        at += 1
    return -1


_UNITS = {
    "percent": "%",
    "times": "×",
    "milli": "m",
    "micro": "µ",
    "nano": "n",
    "kilo": "k",
    "mega": "M",
    "giga": "G",
    "second": "s",
    "byte": "B",
    "watt": "W",
    "joule": "J",
    "hour": "h",
    "hertz": "Hz",
    "meter": "m",
    "metre": "m",
}


def read_unit(spelled: str) -> str:
    r"""Return a unit of siunitx as letters.

    >>> read_unit(r"\milli\second"), read_unit(r"\percent"), read_unit("GB")
    (' ms', '%', ' GB')
    """
    letters = re.sub(r"\\([A-Za-z]+)", lambda m: _UNITS.get(m.group(1), m.group(1)), spelled).replace(
        "\\%", "%"
    )
    return letters if letters == "%" else f" {letters}"
