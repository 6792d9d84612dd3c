"""A key changes the words of a block where they stand; what comes of it is what the whole block would be."""

import json
import random

from deskeditor.markup.document import Renderer

BODY = "document.querySelector('[data-part=body]')"
SOURCES = (
    "The *tram* ran again, `she` said, [there](https://harrowbay.example/a) and **back** 😀 it went.",
    "## A heading",
    "- one\n- two\n\n  more of *two*\n- three",
    "> A quotation\n>\n> — Tobias Renshaw",
    "| Item | Cost |\n| --- | ---: |\n| Track | 8.6 |",
    "1. first\n2. second",
    '![A tram](https://elsewhere.example/t.png "The tram")',
    "Term\n:   Meaning",
    "```\ncode <b>\n```",
    "<details><summary>More</summary><p class='a' lang='en'>Inside</p></details>",
    "A note[^1] here.\n\n[^1]: What it says.",
)
# Puts one HTML into the body as a load would, patches it into the other, and tells both.
EXCHANGE = """(function (body, pairs) {
  return JSON.stringify(pairs.map(([before, nodes, after]) => {
    body.innerHTML = before;
    desk.patch([], [[0, nodes, after]]);
    const patched = body.innerHTML;
    body.innerHTML = after;
    return [patched, body.innerHTML];
  }));
})"""


def edited(chance: random.Random, source: str) -> str:
    cut = chance.randrange(len(source) + 1)
    end = min(len(source), cut + chance.choice((0, 0, 0, 1, 5)))
    return (
        source[:cut]
        + chance.choice(("x", "", "*", "`", "a b", "[", "😀", "\n", "<b>", "{: #b }"))
        + source[end:]
    )


def html(renderer: Renderer, source: str) -> tuple[str, int]:
    """What a source makes in the body, and how many nodes."""
    blocks = renderer.render(source).blocks
    return "".join(f"{one.html}\n" for one in blocks if one.html), sum(one.nodes for one in blocks)


def test_a_patch_leads_to_the_html_that_it_brings(preview):
    chance, renderer = random.Random(5), Renderer()
    pairs, source = [], SOURCES[0]
    for _ in range(400):
        before = html(renderer, source)
        source = edited(chance, source) if chance.random() < 0.8 else chance.choice(SOURCES)
        pairs.append((*before, html(renderer, source)[0]))
    answers = json.loads(str(preview.ask(f"{EXCHANGE}({BODY}, {json.dumps(pairs)})")))
    assert len(answers) == len(pairs)
    assert [patched for patched, _ in answers] == [loaded for _, loaded in answers]


def type_into(preview, old: str, new: str) -> None:
    story = preview.desk.open_story
    story.set_body(story.story.body.replace(old, new))
    preview.settle()


def test_what_an_edit_does_not_touch_is_the_same_node_and_stays_selected(preview):
    type_into(preview, "late on Thursday", "**late** on Thursday ![A tram](https://harrowbay.example/t.png)")
    preview.ask(f"""globalThis.kept = [...{BODY}.querySelectorAll('p, p *')];
      getSelection().selectAllChildren({BODY}.querySelector('strong'));""")
    type_into(preview, "The council", "The whole council")
    assert "The whole council" in preview.text()
    assert preview.ask("kept.length > 2 && kept.every((one) => one.isConnected)") is True
    assert preview.ask("String(getSelection())") == "late"


def test_words_that_are_selected_stay_selected_while_others_are_typed_beside_them(preview):
    preview.ask(f"""(function (text) {{
      const at = text.data.indexOf("voted");
      getSelection().setBaseAndExtent(text, at, text, at + 5);
    }})({BODY}.querySelector('p').firstChild)""")
    type_into(preview, "The council", "The whole council")
    type_into(preview, "Thursday", "Friday")
    assert preview.ask("String(getSelection())") == "voted"


def test_the_block_under_the_caret_stays_marked_while_it_is_typed(preview):
    preview.presenter.following.mark(0)
    type_into(preview, "The council", "The council, too,")
    marked = f"[...{BODY}.children].map((one) => one.hasAttribute('data-desk-caret')).indexOf(true)"
    assert preview.ask(f"String({marked})") == "0"
    preview.presenter.following.mark(2)
    assert preview.ask(f"String({marked})") == "1"


KEPT = "document.head.querySelectorAll('[charset], [name=viewport], [name=color-scheme], [name=theme-color]')"
SAID = "document.head.querySelector('[name=description]').content"


def test_first_words_that_describe_the_story_leave_the_rest_of_the_head_alone(preview):
    preview.desk.open_story.set_standfirst("")
    preview.settle()
    preview.ask(f"globalThis.kept = [...{KEPT}]; kept.length")
    type_into(preview, "The council", "The whole council")
    assert preview.ask(SAID) == "The whole council voted late on Thursday."
    assert preview.ask("kept.length === 5 && kept.every((one) => one.isConnected)") is True
    assert preview.html() == preview.load_afresh()


def test_a_head_with_other_entries_is_the_one_of_a_fresh_load(preview, change):
    for values in (
        {"description": "All of it."},
        {"search_title": "Trams"},
        {"byline": ()},
        {"tags": ("sea",)},
    ):
        change(**values)
        preview.settle()
    assert preview.ask(SAID) == "All of it."
    assert preview.html() == preview.load_afresh()
