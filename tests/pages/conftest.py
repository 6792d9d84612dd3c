"""The pages that are held against what others say a page should be: they are made once, in every theme."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from deskeditor.domain.story import Story
from deskeditor.markup.document import Renderer
from deskeditor.pages import page
from deskeditor.pages.surroundings import Surroundings
from deskeditor.pages.theme_names import NAMES as THEMES
from deskeditor.services import exporting, importing, renditions, samples, sites, stories, surroundings
from deskeditor.services.exporting import ExportRequest, Failed
from deskeditor.services.libraries import create_library
from deskeditor.services.listing import ListQuery, rows
from deskeditor.storage.library import Library

from . import every_part, made_up_posts
from .reader import Reader, reading

POSTS = 100
INSTALLED = Path(f"{sys.prefix}-page-checks") / "node_modules"  # beside the environment, by packaging/test


def pytest_addoption(parser: pytest.Parser) -> None:
    """Known where these tests are asked for by name."""
    parser.addoption("--posts", metavar="FOLDER", type=Path, help="make pages of this Markdown, too")


@dataclass(frozen=True, slots=True)
class Made:
    """The pages by what they show."""

    samples: tuple[Path, ...]
    states: tuple[Path, ...]
    posts: tuple[Path, ...]

    @property
    def all(self) -> tuple[Path, ...]:
        """Every page."""
        return self.samples + self.states + self.posts


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Made:
    """Every sample, every state and a hundred posts; the first two in every theme."""
    folder = tmp_path_factory.mktemp("pages")
    with_samples, with_parts = create_library(folder / "samples"), create_library(folder / "parts")
    samples.add_samples(with_samples)
    story = every_part.into(with_parts)
    made = Made(
        samples=tuple(path for theme in THEMES for path in _exported(with_samples, theme, folder)),
        states=tuple(
            written(with_parts, folder / theme / f"{name}.html", one, in_theme(around, theme))
            for theme in THEMES
            for name, one, around in every_part.states(with_parts, story)
        ),
        posts=(*_posts(with_parts, folder), *_given(request.config.getoption("--posts", None), folder)),
    )
    with_samples.close()
    with_parts.close()
    return made


def in_theme(around: Surroundings, theme: str) -> Surroundings:
    """The same with the site in one of our themes."""
    return replace(around, site=replace(around.site, theme=theme))


def written(library: Library, path: Path, story: Story, around: Surroundings) -> Path:
    """A story's page written to a file, its pictures beside it."""
    made = page.render(story, around, _RENDERER)
    (path.parent / "images").mkdir(parents=True, exist_ok=True)
    for reference, content in renditions.contents(library.folder, made.files):
        if content is not None:
            (path.parent / reference).write_bytes(content)
    path.write_text(made.html, encoding="utf-8")
    return path


_RENDERER = Renderer()


def _exported(library: Library, theme: str, folder: Path) -> Iterator[Path]:
    sites.save_site(library, replace(sites.site(library), theme=theme))
    wanted = tuple(row.id for row in rows(library, ListQuery()).rows)
    for done in exporting.export(library, ExportRequest(stories=wanted, folder=folder / theme)):
        assert not isinstance(done, Failed), done
        yield done.files[0]


def _posts(library: Library, folder: Path) -> Iterator[Path]:
    site = sites.site(library)
    for number in range(POSTS):
        around = in_theme(Surroundings(site=site), THEMES[number % len(THEMES)])
        yield written(library, folder / "posts" / f"{number}.html", made_up_posts.post(number), around)


def _given(posts: Path | None, folder: Path) -> Iterator[Path]:
    """The posts of a folder, each in every theme."""
    if posts is None:
        return
    with create_library(folder / "given") as library:
        importing.collect(importing.import_paths(library, [posts]))
        for row in rows(library, ListQuery(limit=10_000)).rows:
            story = stories.story(library, row.id)
            around = surroundings.around(library, story)
            for theme in THEMES:
                path = folder / "given-pages" / theme / f"{story.details.slug}.html"
                yield written(library, path, story, in_theme(around, theme))


@pytest.fixture(scope="session")
def light() -> Iterator[Reader]:
    """A reader in daylight."""
    with reading("light") as reader:
        yield reader


@pytest.fixture(scope="session")
def dark() -> Iterator[Reader]:
    """A reader who prefers dark pages."""
    with reading("dark") as reader:
        yield reader


@pytest.fixture(params=["light", "dark"])
def reader(request: pytest.FixtureRequest) -> Reader:
    """Each of the two."""
    return request.getfixturevalue(request.param)
