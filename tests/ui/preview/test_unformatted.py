"""Where formatting had to be given up, the preview says so, in the block's place and with its line."""

from deskeditor.markup.document import Renderer
from deskeditor.ui.preview import unformatted

DEEP = "> " * 60 + "deep"


def test_the_line_is_told():
    body = Renderer().render(f"One.\n\n[a]: https://here.example\n\n{DEEP}\n\n<script>x</script>\n")
    why = "blocks nested too deeply"
    assert unformatted.told(body) == f"Not shown on the page: script, the formatting near line 5 ({why})."
    assert unformatted.script(body) == f'desk.explain([[1, "Shown as typed, from line 5 on: {why}."]])'


def test_nothing_is_told_of_an_ordinary_body():
    body = Renderer().render("One.\n\nTwo.")
    assert unformatted.told(body) == ""
    assert unformatted.script(body) == "desk.explain([])"


def test_the_block_says_it_itself(preview):
    preview.desk.open_story.set_body(f"One.\n\n{DEEP}\n\nTwo.")
    preview.settle()
    said = "getComputedStyle(document.querySelector('pre.unformatted'), '::before').content"
    assert "from line 3 on" in str(preview.ask(said))
    assert "near line 3" in preview.pane.chip.toolTip()
    preview.desk.open_story.set_body("One.\n\nTwo.")
    preview.settle()
    assert "data-desk" not in preview.html()
