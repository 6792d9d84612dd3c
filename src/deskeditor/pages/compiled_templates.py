"""Where are our own templates kept as they were compiled, so that no other start compiles them again?

A file for each in the user's cache folder, as Python keeps its own modules. What anybody else's themes bring
is never kept: it is compiled by the process that runs it.
"""

import hashlib
import os
from contextlib import suppress
from functools import cache
from pathlib import Path

import jinja2.compiler
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

import deskeditor
from deskeditor import user_dirs
from deskeditor.pages import theme_templates

_FOLDER = "templates"
_MOST = 100  # files; beyond that they are of older versions, and all go
_SUM = hashlib.sha256().digest_size


class CompiledTemplates(BytecodeCache):
    """Keeps what was compiled where it can, and goes without where it cannot."""

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """What is known of a template; its text and all that compiles it are part of the key."""
        said = "\0".join((*_makers(), name, filename or "", source))
        key = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()
        bucket = Bucket(environment, key, key)
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket from its file, if that is there and whole."""
        with suppress(OSError):
            kept = (_folder() / bucket.key).read_bytes()
            if hashlib.sha256(kept[_SUM:]).digest() == kept[:_SUM]:  # half a file could end the process
                bucket.bytecode_from_string(kept[_SUM:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Put the bucket into its file, in one go."""
        content = bucket.bytecode_to_string()
        folder = _folder()
        with suppress(OSError):  # then it is compiled again the next time
            folder.mkdir(parents=True, exist_ok=True)
            _sweep(folder)
            draft = folder / f"{bucket.key}.{os.getpid()}"
            draft.write_bytes(hashlib.sha256(content).digest() + content)
            draft.replace(folder / bucket.key)


def _folder() -> Path:
    return user_dirs.cache() / _FOLDER


def _sweep(folder: Path) -> None:
    found = list(folder.iterdir())
    for path in found if len(found) >= _MOST else ():
        path.unlink(missing_ok=True)


@cache
def _makers() -> tuple[str, ...]:
    """What changes whenever something else compiles the templates: Jinja, or how we have it do so."""
    return deskeditor.__version__, *(_stamp(one.__file__) for one in (jinja2.compiler, theme_templates))


def _stamp(file: str | None) -> str:
    try:
        seen = os.stat(file or "")  # noqa: PTH116  # nothing else of the path is wanted
    except OSError:  # in a program that is built whole the version says it all
        return ""
    return f"{seen.st_mtime_ns} {seen.st_size}"
