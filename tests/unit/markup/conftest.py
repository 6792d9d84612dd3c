"""What the tests of markup share: a browser's way of reading HTML."""

import re
from xml.etree.ElementTree import Element

import html5lib
import pytest


def _body(html: str) -> Element:
    page = html5lib.parse(f"<!DOCTYPE html><body><main>{html}</main>", namespaceHTMLElements=False)
    return page.find("body/main")


def _has_bare_text(html: str) -> bool:
    body = _body(html)
    return bool((body.text or "").strip() or any((child.tail or "").strip() for child in body))


def _dangers(html: str) -> list[str]:
    """What could run, load or post something: forbidden elements, handlers, addresses."""
    found = []
    for element in _body(html).iter():
        if element.tag in (
            "script",
            "style",
            "iframe",
            "object",
            "embed",
            "form",
            "base",
            "meta",
            "link",
            "svg",
        ):
            found.append(element.tag)
        for name, value in element.attrib.items():
            address = re.sub(r"[\x00-\x20]", "", value).lower()
            if name.startswith("on") or name in ("style", "srcset", "formaction", "action", "background"):
                found.append(name)
            if name in ("href", "src") and address.startswith(
                ("javascript:", "vbscript:", "data:text", "file:")
            ):
                found.append(value)
    return found


@pytest.fixture
def body():
    """A function: HTML to the `main` element that a browser would make of it."""
    return _body


@pytest.fixture
def has_bare_text():
    return _has_bare_text


@pytest.fixture
def dangers():
    return _dangers
