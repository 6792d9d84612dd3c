"""An export leaves alone what would not change, without making it, and writes all that would."""

import io
import os
import random
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from deskeditor.domain.author import Author
from deskeditor.domain.site import Part
from deskeditor.domain.story import LeadImage, Story
from deskeditor.markup.document import Renderer
from deskeditor.services import (
    assets,
    cards,
    exporting,
    neighbours,
    page_makers,
    sites,
    stories,
    surroundings,
)
from deskeditor.services.exporting import Exported, ExportRequest

COUNT = 8
PEOPLE = ("Imogen Castellane", "Tobias Renshaw", "Hesper Lindqvist")


def picture(colour: str) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (8, 6), colour).save(data, "PNG")
    return data.getvalue()


@pytest.fixture
def desk(library):
    """A library whose stories name one another, people and pictures, some of which are not there yet."""
    red = assets.add_image(library, picture("red"), "red.png").reference
    for number in range(COUNT):
        story = Story(id=f"story{number}", headline=f"Story {number}", body=f"Words of *story* {number}.\n")
        story = story.with_details(
            byline=(PEOPLE[number % 3],),
            published_at=None if number % 4 == 3 else story.created_at.replace(day=1 + number),
            lead_image=LeadImage(image=red) if number % 2 else None,
        )
        stories.new(library, replace(story, site="second" if number == COUNT - 1 else "default"))
    for number in range(1, COUNT - 1):
        story = stories.story(library, f"story{number}")
        stories.save(library, cards.add(library, story, f"story{number - 1}"))
    return library


def request(folder: Path, **options) -> ExportRequest:
    return ExportRequest(stories=tuple(f"story{number}" for number in range(COUNT)), folder=folder, **options)


def made_in_full(library, asked: ExportRequest) -> dict[str, bytes]:
    """What every file would say, by its name: each is made, whatever stands."""
    around = neighbours.among(library, asked.stories)
    found = {}
    for one in asked.stories:
        story = stories.story(library, one)
        known = surroundings.around(library, story)
        if one in around:
            known = replace(known, neighbours=around[one])
        for format_ in asked.formats:
            wish = page_makers.Wish(story, known, format_, asked.cards)
            content = page_makers.content(wish, Renderer()).content
            found[asked.name(story.details.slug, format_)] = content
    return found


def written(outcomes) -> set[str]:
    outcomes = list(outcomes)
    assert all(isinstance(one, Exported) for one in outcomes)
    return {path.name for one in outcomes if not one.is_unchanged for path in one.files[:1]}


def change_words(library, dice: random.Random) -> None:
    stories.set_fields(library, f"story{dice.randrange(COUNT)}", {"body": f"New words {dice.random()}.\n"})


def change_headline(library, dice: random.Random) -> None:
    stories.set_fields(library, f"story{dice.randrange(COUNT)}", {"headline": f"Headline {dice.random()}"})


def change_notes(library, dice: random.Random) -> None:
    stories.set_fields(library, f"story{dice.randrange(COUNT)}", {"notes": f"{dice.random()}"})


def change_site(library, dice: random.Random) -> None:
    own = sites.site(library, dice.choice(["default", "second"]))
    hidden = frozenset({dice.choice(list(Part))})
    sites.save_site(library, replace(own, hidden=hidden, footer=dice.choice(["", "Harrow Bay"])))


def change_author(library, dice: random.Random) -> None:
    sites.save_author(library, Author(name=dice.choice(PEOPLE), address=f"https://a.example/{dice.random()}"))


def change_theme(library, dice: random.Random) -> None:
    own = sites.site(library, "default")
    sites.save_site(library, replace(own, theme=dice.choice(["house", "plain", "magazine", "ours"])))


def change_theme_s_files(library, dice: random.Random) -> None:
    style = f":root{{--a:{dice.randrange(10**6)}px}}"
    (library.folder / "themes" / "ours" / "style.css").write_text(style)


def change_picture(library, dice: random.Random) -> None:
    with library.write() as work:
        work.connection.exec_driver_sql(
            "UPDATE assets SET look = ?", (dice.choice(["", "opaque", "animated"]),)
        )
        work.commit()


def change_cards(library, dice: random.Random) -> None:
    story = stories.story(library, f"story{dice.randrange(1, COUNT - 1)}")
    stories.save(library, cards.override(library, story, 1, "headline", f"Card {dice.randrange(3)}"))


def trash(library, dice: random.Random) -> None:
    stories.trash(library, [f"story{dice.randrange(COUNT)}"])


def restore(library, dice: random.Random) -> None:
    stories.restore(library, [f"story{dice.randrange(COUNT)}"])


CHANGES: list[Callable] = [
    change_words, change_headline, change_notes, change_site, change_author, change_theme,
    change_theme_s_files, change_picture, change_cards, trash, restore,
]  # fmt: skip


@pytest.mark.parametrize("seed", range(6))
def test_just_what_a_full_export_finds_changed_is_written(desk, tmp_path, seed):
    theme = desk.folder / "themes" / "ours"
    theme.mkdir(parents=True)
    (theme / "theme.toml").write_text('name = "Ours"\n')
    out, dice = tmp_path / "out", random.Random(seed)
    asked = request(out, format=dice.choice(["html", "both"]))
    list(exporting.export(desk, asked))
    for _ in range(8):
        for _ in range(dice.randrange(3)):
            dice.choice(CHANGES)(desk, dice)
        if dice.random() < 0.3:
            page = out / f"{stories.story(desk, f'story{dice.randrange(COUNT)}').details.slug}.html"
            page.unlink(missing_ok=True) if dice.random() < 0.5 else page.write_text("edited")
        full = made_in_full(desk, asked)
        stale = {name for name, content in full.items() if not _says(out / name, content)}
        again = list(exporting.export(desk, asked))
        assert {Path(name).stem for name in written(again)} == {Path(name).stem for name in stale}
        assert {name for name, content in full.items() if not _says(out / name, content)} == set()


def _says(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


@pytest.fixture
def counted(monkeypatch) -> list[str]:
    """The stories whose pages were made."""
    made: list[str] = []
    real = page_makers.content

    def content(wish, renderer):
        made.append(wish.story.id)
        return real(wish, renderer)

    monkeypatch.setattr(page_makers, "content", content)
    return made


def test_what_stands_is_not_even_made(desk, tmp_path, counted):
    list(exporting.export(desk, request(tmp_path / "out")))
    del counted[:]
    assert written(exporting.export(desk, request(tmp_path / "out"))) == set()
    assert counted == []
    stories.set_fields(desk, "story6", {"body": "New.\n"})
    assert written(exporting.export(desk, request(tmp_path / "out"))) == {"story-6.html"}
    assert counted == ["story6"]
    assert len(written(exporting.export(desk, request(tmp_path / "out", force=True)))) == COUNT


def test_what_stands_is_told_in_its_place_among_what_is_made(desk, tmp_path):
    list(exporting.export(desk, request(tmp_path / "out")))
    stories.set_fields(desk, "story6", {"notes": "Nothing of this is on a page."})
    stories.set_fields(desk, "story3", {"standfirst": "Changed."})
    outcomes = list(exporting.export(desk, request(tmp_path / "out")))
    assert [one.id for one in outcomes] == list(request(tmp_path).stories)
    changed = [one.id for one in outcomes if not one.is_unchanged]
    assert changed == ["story3", "story4"]  # which carries a card of it
    assert all(path.is_file() for one in outcomes for path in one.files)


def test_of_two_stories_that_stand_with_one_name_the_second_is_refused(desk, tmp_path):
    asked = request(tmp_path / "out")
    list(exporting.export(desk, asked))
    twice = [*exporting.export(desk, replace(asked, stories=("story1",)))]
    with desk.write() as work:  # no program of ours writes that down
        work.connection.exec_driver_sql(
            "UPDATE standing SET files = (SELECT files FROM standing WHERE story = 'story1')"
            " WHERE story = 'story2'"
        )
        work.commit()
    outcomes = list(exporting.export(desk, replace(asked, stories=("story1", "story2"))))
    assert outcomes[0] == twice[0]
    assert "Another story of this export" in outcomes[1].error


def test_a_file_with_another_time_is_looked_at_and_left(desk, tmp_path, counted):
    list(exporting.export(desk, request(tmp_path / "out")))
    page = tmp_path / "out" / "story-0.html"
    os.utime(page, (1, 1))
    del counted[:]
    assert written(exporting.export(desk, request(tmp_path / "out"))) == set()
    assert counted == ["story0"]
    assert page.stat().st_mtime == 1
    assert written(exporting.export(desk, request(tmp_path / "out"))) == set()
    assert counted == ["story0"]


def test_a_picture_that_was_taken_away_is_put_back(desk, tmp_path):
    (first, *_) = [one for one in exporting.export(desk, request(tmp_path / "out")) if len(one.files) > 1]
    first.files[1].unlink()
    list(exporting.export(desk, request(tmp_path / "out")))
    assert first.files[1].is_file()


def test_other_folders_and_formats_know_nothing_of_it(desk, tmp_path):
    list(exporting.export(desk, request(tmp_path / "out")))
    assert len(written(exporting.export(desk, request(tmp_path / "other")))) == COUNT
    fragments = request(tmp_path / "out", format="fragment")
    assert len(written(exporting.export(desk, fragments))) == COUNT
    assert len(written(exporting.export(desk, replace(fragments, cards=False)))) > 1
    assert written(exporting.export(desk, request(tmp_path / "out"))) == set()


def test_another_version_of_the_program_makes_all_anew(desk, tmp_path, counted, monkeypatch):
    list(exporting.export(desk, request(tmp_path / "out")))
    del counted[:]
    monkeypatch.setattr("deskeditor.services.made_from._program", lambda: ("99",))
    assert written(exporting.export(desk, request(tmp_path / "out"))) == set()  # it says the same
    assert len(counted) == COUNT


EXPORT = """
import sys
from pathlib import Path
from deskeditor.services import exporting, libraries
with libraries.open_library(Path(sys.argv[1])) as library:
    asked = exporting.ExportRequest(stories=("story0", "story1"), folder=Path(sys.argv[2]))
    print([one.is_unchanged for one in exporting.export(library, asked)])
print(sorted({"markdown", "jinja2", "nh3", "PIL", "alembic"} & set(sys.modules)))
"""


def test_what_makes_pages_is_not_loaded_where_none_is_made(desk, tmp_path):
    asked = ExportRequest(stories=("story0", "story1"), folder=tmp_path / "out")
    list(exporting.export(desk, asked))
    command = [sys.executable, "-c", EXPORT, str(desk.folder), str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.splitlines() == ["[True, True]", "[]"]
