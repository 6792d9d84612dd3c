"""What do pages look like? A sample story in every theme, at three widths, in light, in dark and on paper.

The pages are exported as anyone would, and drawn by the web engine on the offscreen platform with their own
script at work, as a reader's browser would.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QMarginsF, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWebEngineCore import QWebEngineSettings
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

from deskeditor.pages.theme_names import NAMES
from deskeditor.services import exporting, sites, stories
from deskeditor.services.libraries import create_library
from deskeditor.services.samples import add_samples
from deskeditor.storage.library import Library

LEAD = "tram-line-vote"
WIDTHS = (375, 768, 1280)
TALLEST = 8000  # pixels of a picture; what is below is left out
PATIENCE_MS, SETTLED_MS, TURN_MS = 20_000, 1_000, 200
OUR_WORLD = 1
MARGINS = QMarginsF(45, 51, 45, 51)  # points; the engine prints with its own, whatever the page's styles say
HEIGHT = "document.documentElement.scrollHeight"
DARKEN = "document.documentElement.dataset.theme = 'dark'"
DRAW = "drawn = 0; requestAnimationFrame(() => requestAnimationFrame(() => drawn = innerHeight)); 0"


def main() -> int:
    """Make the pictures, and name each on standard output."""
    args = _parsed()
    args.to.mkdir(parents=True, exist_ok=True)
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    app = QApplication(["page_pictures"])
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_CACHE_HOME"] = home
        for theme, page in _pages(Path(home)):
            for picture in _pictures(theme, page, args.to):
                print(picture)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    del app
    return 0


def _parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Make pictures of pages.")
    parser.add_argument("--to", type=Path, default=Path("screenshots"), help="the folder for the pictures")
    return parser.parse_args()


def _pages(home: Path) -> Iterator[tuple[str, Path]]:
    library = create_library(home / "library")
    add_samples(library)
    for theme in NAMES:
        yield theme, _exported(library, theme, home / theme)
    library.close()


def _exported(library: Library, theme: str, folder: Path) -> Path:
    sites.save_site(library, replace(sites.site(library), theme=theme))
    request = exporting.ExportRequest(
        stories=(stories.find(library, LEAD).id,), folder=folder, format="html", force=True
    )
    for outcome in exporting.export(library, request):
        if isinstance(outcome, exporting.Failed):
            sys.exit(f"The sample page could not be made: {outcome.error}")
    return folder / f"{LEAD}.html"


def _pictures(theme: str, page: Path, folder: Path) -> Iterator[Path]:
    view = QWebEngineView()
    view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    view.settings().setAttribute(QWebEngineSettings.WebAttribute.ShowScrollBars, False)
    view.show()
    for width in WIDTHS:
        view.resize(width, 900)
        _load(view, page)
        for look in ("light", "dark"):
            if look == "dark":
                _ask(view, DARKEN)
            _draw(view, width, min(int(float(_ask(view, HEIGHT))), TALLEST))
            yield _saved(view.grab().toImage(), folder / f"page-{theme}-{width}-{look}.png")
    _load(view, page)
    yield _saved(_paper(view, folder), folder / f"page-{theme}-print.png")
    view.deleteLater()


def _draw(view: QWebEngineView, width: int, height: int) -> None:
    """Have the engine draw at a size: a busy machine takes its time, and what is not drawn yet is white."""
    view.resize(width, height)
    for _ in range(PATIENCE_MS // TURN_MS):
        _ask(view, DRAW)
        _wait(TURN_MS)
        if int(float(_ask(view, "drawn"))) == height:
            break
    _wait(SETTLED_MS)


def _load(view: QWebEngineView, page: Path) -> None:
    outcome = _answer(
        lambda tell: view.loadFinished.connect(tell), lambda: view.load(QUrl.fromLocalFile(str(page)))
    )
    if not outcome:
        sys.exit(f"{page} could not be shown.")
    _wait(SETTLED_MS)


def _ask(view: QWebEngineView, script: str) -> str:
    return str(_answer(lambda tell: view.page().runJavaScript(script, OUR_WORLD, tell)))


def _paper(view: QWebEngineView, folder: Path) -> QImage:
    """The first sheet of the page as it is printed."""
    sheet = folder / "page.pdf"
    a4 = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, MARGINS)
    _answer(
        lambda tell: view.page().pdfPrintingFinished.connect(tell),
        lambda: view.page().printToPdf(str(sheet), a4),
    )
    document = QPdfDocument()
    document.load(str(sheet))
    size = document.pagePointSize(0)
    image = document.render(0, QSize(round(size.width() * 1.5), round(size.height() * 1.5)))
    document.close()
    sheet.unlink()
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    return _laid(image, paper)


def _laid(image: QImage, paper: QImage) -> QImage:
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    return paper


def _saved(image: QImage, path: Path) -> Path:
    if image.isNull() or not image.save(str(path)):
        sys.exit(f"{path} could not be written; check that the folder can be written to.")
    return path


def _answer(
    listen: Callable[[Callable[..., None]], object], begin: Callable[[], object] = lambda: None
) -> object:
    """What comes back through a callback; None after a long silence."""
    answers: list[object] = []
    loop = QEventLoop()

    def tell(*values: object) -> None:
        answers.append(values[-1] if values else None)
        loop.quit()

    listen(tell)
    begin()
    if not answers:
        QTimer.singleShot(PATIENCE_MS, loop.quit)
        loop.exec()
    return answers[0] if answers else None


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main())
