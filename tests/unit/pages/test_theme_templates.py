import pytest
from jinja2 import UndefinedError
from jinja2.sandbox import SecurityError

from deskeditor.pages.theme_templates import FAILURES, Templates, environment


def printed(template, **values):
    return environment({"a": template}).get_template("a").render(values)


def flaw(sources, values=()):
    templates = Templates(sources, {})
    try:
        templates.made("a", dict(values))
    except FAILURES as error:
        return templates.flaw(error, "a")
    raise AssertionError("nothing failed")


def test_templates_run_in_a_sandbox():
    with pytest.raises(SecurityError):
        printed("{{ x.__class__.__mro__ }}", x="a")
    with pytest.raises(SecurityError):
        printed("{{ x.append(1) }}", x=[])
    with pytest.raises(UndefinedError):
        printed("{{ nothing }}")
    assert printed("{{ x }}", x="<b>") == "&lt;b&gt;"


def test_a_dictionary_s_value_comes_before_its_methods():
    template = "{{ x.items }} {% for k, v in y.items() %}{{ k }}{% endfor %}"
    assert printed(template, x={"items": "two"}, y={"a": 1}) == "two a"


def test_what_no_document_may_hold_is_dropped_from_every_value():
    assert printed("{{ x }}", x="a\0<b\ud800") == "a&lt;b"


@pytest.mark.parametrize(
    "template",
    [
        "{{ 'a' * 10 ** 9 }}",
        "{{ 10 ** 9 * 'a' }}",
        "{{ [1] * 10 ** 9 }}",
        "{{ 9 ** 999999999 }}",
        "{{ '%1000000000d' % 1 }}",
    ],
)
def test_an_operator_cannot_fill_the_memory(template):
    with pytest.raises(MemoryError):
        printed(template)


def test_small_sums_are_still_done():
    assert (
        printed("{{ 2 * 3 + 4 }} {{ 'ab' * 2 }} {{ 2 ** 8 }} {{ 7 % 4 }} {{ 'a' + 'b' }}")
        == "10 abab 256 3 ab"
    )


def test_settings_are_there_in_every_template_and_every_macro():
    templates = Templates(
        {
            "a": "{% from 'b' import m %}{{ m() }}{{ settings.x }}",
            "b": "{% macro m() %}{{ settings.x }}{% endmacro %}",
        },
        {"x": "<i>"},
    )
    assert templates.made("a", {}) == "&lt;i&gt;&lt;i&gt;"


@pytest.mark.parametrize(
    ("sources", "file", "line", "what"),
    [
        ({"a": "one\n{{ two }}"}, "a", 2, "'two' is undefined"),
        ({"a": "one\n\n{% if %}"}, "a", 3, "Expected an expression, got 'end of statement block'"),
        ({"a": "\n{% include 'b' %}", "b": "\n\n\n{{ x.y }}"}, "b", 4, "'x' is undefined"),
        ({"a": "{% include 'b' %}", "b": "\n{% else %}"}, "b", 2, "Encountered unknown tag 'else'"),
        ({"a": "{% include 'c' %}"}, "a", 1, "there is no template “c”"),
        ({"a": "\n{{ 1 / 0 }}"}, "a", 2, "division by zero"),
        ({"a": "\n{{ ''.__class__ }}"}, "a", 2, "access to attribute '__class__' of 'str' object is unsafe"),
        ({"a": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"}, "a", 1,
         "this calls itself without an end"),
        ({"a": "\n\n{{ 'a' * 10 ** 9 }}"}, "a", 3, "this needs more memory than a page may take"),
    ],
)  # fmt: skip
def test_a_failure_names_its_file_and_line(sources, file, line, what):
    found = flaw(sources)
    assert (found.file, found.line, found.what) == (file, line, what)
