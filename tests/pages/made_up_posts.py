"""Texts such as people import from elsewhere, neat ones and untidy ones, the same on every machine."""

import random

from deskeditor.domain.story import Status, Story

_VOCABULARY = """
harbour council line ferry station wall vote report night water paper street school window price the a of to
in and that for with on was by at from after before under every nobody they she he it this which who
"""
_WORDS = _VOCABULARY.split()
_NEAT = (
    "{s} {s} {s}",
    "“{s}” said Councillor Adeyemi. {s}",
    "## {h}\n\n{s}",
    "### {h}\n\n{s}",
    "- {s}\n- {s}\n    - {s}\n\n        More of it.\n- {s}",
    "1. {s}\n2. {s}\n    1. {s}\n\nAfter it.",
    "> {s}\n>\n> — {h}",
    "> {s}\n>> {s}",
    "| {h} | {h} |\n| --- | ---: |\n| {s} | £4m |\n| {s} | 12,000 |",
    "![{h}](https://harrowbay.example/a.jpg)",
    '![{h}](https://elsewhere.example/a.jpg "{s} Photograph: {h}")',
    "{s}[^{n}]\n\n[^{n}]: {s}",
    "```js\nif (a < b && c > d) alert('{h}');\n```",
    "    indented code & <b>\n",
    "Term {n}\n:   {s}",
    "!embed[{h}](https://films.example/{n})",
    "> [!TIP] {h}\n> {s}",
    "Line one  \nline two\\\nline three.",
    "***\n\n{s}",
    "[{h}](https://harrowbay.example/?a=1&b=2) and <https://harrowbay.example/x>, desk@harrowbay.example",
)
_UNTIDY = (
    "# {h}\n\n##### {h}\n\n# {h}",
    "<div class='box' style='color:red'>\n{s}\n</div>",
    "<div>\n\n## {h}\n\n{s}\n\n</div>",
    "<p align=center><font color=red>{s}</font></p>",
    "<center><h1>{h}</h1></center>",
    "<table border=1 width=100%><tr><td nowrap>{s}<td colspan=9 valign=top>{s}</table>",
    "<table><thead><tr><th scope=banana>{h}</th></tr></thead><tr><td rowspan=70000>{s}</table>",
    "<iframe width='560' src='https://films.example/e/{n}' frameborder='0' allowfullscreen></iframe>",
    "<img src='https://elsewhere.example/a b.jpg' width='100%' height='auto' align=left hspace=5>",
    "<a name='top'></a><a href='#top' target=_blank>{h}</a> <a>no address</a> <a href=''>empty</a>",
    "<p id='x'>{s}</p>\n\n<p id='x'>{s}</p>\n\n<p id='a b'>{s}</p>\n\n<p id=''>{s}</p>",
    "<ul><p>{s}</p><li>{s}<li>{s}</ul>",
    "<dl><dd>{s}</dd></dl>\n\n<ol start=x reversed type=z><li value=w>{s}</ol>",
    "<b><i>{s}</b></i> <em>never closed",
    "<script>alert(1)</script><style>p {{ color: red }}</style><!-- {h} -->",
    "<blockquote><footer>{h}</footer></blockquote>",
    "<figure><figcaption>{h}</figcaption></figure>",
    "<details>{s}<summary>{h}</summary></details>",
    "<summary>{h}</summary>",
    "<time>{h}</time> <time datetime='never'>{s}</time> <ins datetime=x>{h}</ins>",
    "<section><aside>{s}</aside></section>",
    "<ruby>{h}<rt>{h}</ruby> <bdo dir=sideways>{s}</bdo> <span lang='no such'>{s}</span> <q cite='a b'>x</q>",
    "<a href='https://harrowbay.example/a b|c{{}}^`'>{h}</a> [x](<https://a.example/a b>) [x](https://[bad)",
    "<a href='https://harrowbay.example/'><div>{s}</div></a> <a href='x'><a href='y'>{h}</a></a>",
    "<caption>{h}</caption><col><li>{s}</li><td>{s}</td><dt>{s}</dt>",
    "[[]]( ![]( [^9]: ** __ ~~ {{ }} {h} & &amp &copy; &#0; &nosuch;",
    "* {s}\n1. {s}\n- {s}\n\n\n\n  2) {s}",
    "| a |\n| --- | --- |\n| b | c | d | e |\n|||",
    "<h2><p>{h}</p></h2>\n\n##\n\n## ![](https://harrowbay.example/a.jpg)",
    "<address>{s}</address><nav>{s}</nav><main>{s}</main><header><h1>{h}</h1></header><form><input></form>",
    "<abbr>{h}</abbr><dfn><dfn>{h}</dfn></dfn><code class='language-a b'>x</code><br/><hr/><wbr>",
)


def post(seed: int) -> Story:
    """One of them; every fourth is only neat."""
    chance = random.Random(seed)
    pieces = _NEAT if seed % 4 == 0 else _NEAT + _UNTIDY
    body = "\n\n".join(_filled(chance.choice(pieces), chance) for _ in range(12))
    return Story(
        id=f"post-{seed}", headline=_heading(chance), standfirst=_sentence(chance), body=body
    ).with_details(
        slug=f"post-{seed}",
        status=Status.PUBLISHED,
        byline=("Imogen Castellane",),
        tags=(chance.choice(_WORDS),),
    )


def _filled(piece: str, chance: random.Random) -> str:
    for mark, said in (("{s}", _sentence), ("{h}", _heading), ("{n}", _number)):
        while mark in piece:
            piece = piece.replace(mark, said(chance), 1)
    return piece.replace("{{", "{").replace("}}", "}")


def _sentence(chance: random.Random) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(chance.randint(6, 18))).capitalize() + "."


def _heading(chance: random.Random) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(chance.randint(2, 6))).capitalize()


def _number(chance: random.Random) -> str:
    return str(chance.randint(1, 999))
