import os

import psutil
import pytest

from deskeditor.pages import theme_process
from deskeditor.pages.theme_flaw import Flaw
from deskeditor.pages.theme_process import TemplateProcess

LOOP = (
    "{% for a in s %}{% for b in s %}{% for c in s %}{% for d in s %}"
    "{% endfor %}{% endfor %}{% endfor %}{% endfor %}"
)
ENDLESS = "{% set s = 'x' * 3000 %}" + LOOP


@pytest.fixture
def begin():
    begun = []

    def make(settings=None, **templates):
        begun.append(TemplateProcess(templates, settings or {}))
        return begun[-1]

    yield make
    for process in begun:
        process.close()


def worker(process):
    return psutil.Process(process._worker.process.pid)


def test_pages_are_made_in_one_process_after_another(begin):
    process = begin(a="{{ x }} {{ settings.y }}", settings={"y": "<i>"})
    assert process.made({"a": {"x": "<b>"}}) == {"a": "&lt;b&gt; &lt;i&gt;"}
    first = worker(process).pid
    assert first != os.getpid()
    assert process.made({"a": {"x": "\ud800é\0"}}) == {"a": "é &lt;i&gt;"}
    assert worker(process).pid == first


def test_a_loop_without_an_end_is_stopped_in_time(begin, monkeypatch):
    monkeypatch.setattr(theme_process, "PAGE_SECONDS", 0.5)
    process = begin(a=ENDLESS)
    with pytest.raises(Flaw, match=r"took longer than 0\.5 seconds"):
        process.made({"a": {}})
    with pytest.raises(Flaw) as caught:
        process.made({"a": {}})
    assert caught.value.file == "a"


def test_after_a_stop_it_is_not_tried_again_at_once(begin, monkeypatch):
    monkeypatch.setattr(theme_process, "PAGE_SECONDS", 0.3)
    process = begin(a=ENDLESS, b="fine")
    with pytest.raises(Flaw):
        process.made({"a": {}})
    with pytest.raises(Flaw, match="took longer"):
        process.made({"b": {}})
    assert process._worker.process is None
    process.rest_is_over()
    assert process.made({"b": {}}) == {"b": "fine"}


@pytest.mark.parametrize(
    "bomb",
    [
        "{{ 'a'.ljust(10 ** 9) }}",
        "{{ 'a'.center(10 ** 9) }}",
        "{{ ('a' * 10 ** 6).replace('a', 'b' * 10 ** 6) }}",
        "{{ '{:1000000000}'.format(1) }}",
        "{{ 'a'|center(10 ** 9) }}",
        "{{ '%1000000000d'|format(1) }}",
    ],
)
def test_the_memory_has_an_end(begin, bomb):
    process = begin(a="\n" + bomb)
    with pytest.raises(Flaw) as caught:
        process.made({"a": {}})
    assert (caught.value.file, caught.value.line) == ("a", 2)
    assert caught.value.what == "this needs more memory than a page may take"
    assert worker(process).memory_info().rss < 300_000_000


def test_a_text_that_grows_ends_too(begin):
    doubled = "{% set x = x ~ x %}" * 40
    process = begin(a="{% set x = 'aaaaaaaa' %}" + doubled + "{{ x }}")
    with pytest.raises(Flaw):
        process.made({"a": {}})


def test_a_page_that_is_too_long_is_refused(begin):
    process = begin(a="{{ 'a' * 10 ** 6 }}" * 3)
    with pytest.raises(Flaw, match="prints more than 2,000,000 characters"):
        process.made({"a": {}})


def test_a_fault_leaves_the_process_standing(begin):
    process = begin(a="{{ x }}")
    with pytest.raises(Flaw) as caught:
        process.made({"a": {}})
    assert (caught.value.file, caught.value.line, caught.value.what) == ("a", 1, "'x' is undefined")
    first = worker(process).pid
    assert process.made({"a": {"x": "fine"}}) == {"a": "fine"}
    assert worker(process).pid == first


def test_a_template_that_cannot_be_read_is_named_before_any_page(begin):
    process = begin(a="fine", b="\n{% if %}")
    with pytest.raises(Flaw) as caught:
        process.made({"a": {}})
    assert (caught.value.file, caught.value.line) == ("b", 2)
    with pytest.raises(Flaw) as again:
        process.made({"a": {}})
    assert again.value == caught.value
    assert process._worker.process is None


def test_a_process_that_was_ended_from_outside_is_begun_again(begin, monkeypatch):
    process = begin(a="fine")
    process.made({"a": {}})
    worker(process).kill()
    with pytest.raises(Flaw):
        process.made({"a": {}})
    process.rest_is_over()
    assert process.made({"a": {}}) == {"a": "fine"}


def test_the_process_ends_with_what_began_it():
    process = TemplateProcess({"a": "fine"}, {})
    process.made({"a": {}})
    child = worker(process)
    del process
    assert not psutil.pid_exists(child.pid)


def test_templates_see_no_file_of_this_machine(begin):
    process = begin(a="{% include '/etc/passwd' %}")
    with pytest.raises(Flaw, match="there is no template"):
        process.made({"a": {}})
