"""How do a theme's templates turn plain values into HTML? In a sandbox, whoever wrote them.

This module is all that runs in the process for other people's themes, so it knows little else.
"""

from collections.abc import Mapping
from types import TracebackType
from typing import Any

from jinja2 import (
    BytecodeCache,
    FunctionLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from deskeditor.pages.characters import printable
from deskeditor.pages.theme_flaw import Flaw

# What a template can raise when it is run: the sandbox's own, and Python's for what it asks of values.
FAILURES = (
    TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError,
    MemoryError, RuntimeError,
)  # fmt: skip

_LARGEST = 1_000_000  # characters, items or digits that one operator may make


class Templates:
    """The templates of one theme by their names, as `parts/byline.html.j2`; compiled when first asked for."""

    def __init__(
        self, sources: Mapping[str, str], settings: Mapping[str, Any], kept: BytecodeCache | None = None
    ) -> None:
        self._sources = sources
        self._environment = environment(sources)
        self._environment.bytecode_cache = kept
        self._environment.globals["settings"] = dict(settings)
        self._known: dict[str, Template] = {}

    def made(self, name: str, values: Mapping[str, Any]) -> str:
        """What a template prints; raises one of `FAILURES`."""
        return self._template(name).render(values)

    def _template(self, name: str) -> Template:
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = self._environment.get_template(name)
            known.globals = dict(known.globals)  # they stay as they are: one look-up less for each value
        return known

    def compile(self) -> None:
        """Compile them all; raises one of `FAILURES`."""
        for name in self._sources:
            self._environment.get_template(name)

    def flaw(self, error: BaseException, name: str = "") -> Flaw:
        """Where in the templates an error of `made` or `compile` came from; `name` where it does not say."""
        if isinstance(error, TemplateSyntaxError):
            return Flaw(error.name or name, error.lineno, _words(error))
        file, line = self._place(error.__traceback__) or (name, 0)
        return Flaw(file, line, _words(error))

    def _place(self, trace: TracebackType | None) -> tuple[str, int] | None:
        place = None
        while trace is not None:
            file = trace.tb_frame.f_code.co_filename
            place = (file, trace.tb_lineno) if file in self._sources else place
            trace = trace.tb_next
        return place


def _words(error: BaseException) -> str:
    if isinstance(error, MemoryError):
        return "this needs more memory than a page may take"
    if isinstance(error, RecursionError):
        return "this calls itself without an end"
    if isinstance(error, TemplateNotFound):
        return f"there is no template “{error.message}”"
    text = str(error) or type(error).__name__
    return text.splitlines()[0][:300].rstrip(".")


class _Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox, quicker for what templates are given: plain dictionaries; and with bounds on operators."""

    intercepted_binops = frozenset(["*", "**", "%", "+"])

    def getattr(self, obj: object, attribute: str) -> object:
        """`obj.attribute`; of a dictionary its value, before any method of that name is thought of."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """The operator's result, unless that would fill the memory."""
        if _size(operator, left, right) > _LARGEST:
            raise MemoryError
        return super().call_binop(context, operator, left, right)


def _size(operator: str, left: Any, right: Any) -> float:
    """How large the result of an operator may become, roughly, and never too small by far."""
    if operator == "**" and isinstance(left, int) and isinstance(right, int):
        return abs(right) * max(1, abs(left)).bit_length()
    if operator == "%" and isinstance(left, str):
        return _LARGEST + 1  # a width in the pattern may be anything
    if operator == "*":
        count, items = (left, right) if isinstance(left, int) else (right, left)
        return count * len(items) if isinstance(count, int) and hasattr(items, "__len__") else 0
    sized = hasattr(left, "__len__") and hasattr(right, "__len__")
    return len(left) + len(right) if sized else 0


def environment(sources: Mapping[str, str]) -> ImmutableSandboxedEnvironment:
    """A sandbox in which templates find each other by name, and nothing else of this machine."""
    sandbox = _Sandbox(
        loader=FunctionLoader(lambda name: (sources[name], name, None) if name in sources else None),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    sandbox.globals.clear()  # a page needs no range, no cycler and no lorem ipsum
    return sandbox


def _printable(value: object) -> object:
    """A plain text for a template's output; markup is the theme's own and stays as it is."""
    return printable(value) if type(value) is str else value


def marked(text: str) -> Markup:
    """Text that a template prints as it is."""
    return Markup(text)  # noqa: S704  # ours: slots, and parts that are made already
