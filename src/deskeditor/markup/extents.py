"""On which line does a block end that began on another?

Each function takes the lines of a text and the index of a block's first, and gives the index after its last.
"""

import re

from deskeditor.markup import shapes


def code(lines: list[str], at: int) -> int:
    """A block indented by four goes on over blank lines."""
    end = at + 1
    for ahead in range(at + 1, len(lines)):
        if not shapes.blank(lines[ahead]):
            if shapes.indent(lines[ahead]) < 4:
                break
            end = ahead + 1
    return end


def fence(lines: list[str], at: int, mark: str) -> int:
    """A fenced block runs to a line of at least as many of its marks, or to the end."""
    closing = re.compile(rf" {{0,3}}{re.escape(mark)}{re.escape(mark[0])}*[ \t]*$")
    for ahead in range(at + 1, len(lines)):
        if closing.match(lines[ahead]):
            return ahead + 1
    return len(lines)


def quote(lines: list[str], at: int) -> int:
    """A quotation takes in the lines right below it, as far as they begin nothing else."""
    for ahead in range(at + 1, len(lines)):
        line = lines[ahead]
        if shapes.blank(line) or (not shapes.QUOTE.match(line) and shapes.interrupts(line)):
            return ahead
    return len(lines)


def table(lines: list[str], at: int) -> int:
    """A table runs to the next blank line, or to what begins something else."""
    for ahead in range(at + 2, len(lines)):
        if shapes.blank(lines[ahead]) or shapes.interrupts(lines[ahead]):
            return ahead
    return len(lines)


def to_blank(lines: list[str], at: int) -> int:
    """The next blank line, or the end."""
    return next((ahead for ahead in range(at, len(lines)) if shapes.blank(lines[ahead])), len(lines))


def past_blanks(lines: list[str], at: int) -> int:
    """The next line that is not blank, or the end."""
    while at < len(lines) and shapes.blank(lines[at]):
        at += 1
    return at


def listing(lines: list[str], at: int) -> int:
    """A list goes on over blank lines with what is indented and with items of its own kind."""
    numbered = bool(shapes.matched(shapes.ITEM, lines[at])["number"])
    margin = shapes.indent(lines[at]) + 2
    end, after_blank = at + 1, False
    for ahead in range(at + 1, len(lines)):
        line = lines[ahead]
        if shapes.blank(line):
            after_blank = True
            continue
        if shapes.indent(line) < margin and _leaves_list(line, numbered, after_blank):
            break
        end, after_blank = ahead + 1, False
    return end


def _leaves_list(line: str, numbered: bool, after_blank: bool) -> bool:
    if shapes.RULE.match(line):
        return True
    item = shapes.ITEM.match(line)
    if item and not shapes.ABBREVIATION.match(line):
        return bool(item["number"]) != numbered
    return after_blank or shapes.interrupts(line)


def note(lines: list[str], at: int) -> int:
    """A footnote's text goes on over blank lines as long as it is indented."""
    end, after_blank = at + 1, False
    for ahead in range(at + 1, len(lines)):
        line = lines[ahead]
        if shapes.blank(line):
            after_blank = True
            continue
        if shapes.indent(line) < 2 and (after_blank or shapes.interrupts(line)):
            break
        end, after_blank = ahead + 1, False
    return end


def terms(lines: list[str], at: int) -> int:
    """A definition list goes on over blank lines to whatever is indented, or is a term or a meaning."""
    end, after_blank = at + 1, False
    for ahead in range(at + 1, len(lines)):
        line = lines[ahead]
        if shapes.blank(line):
            after_blank = True
            continue
        if after_blank and shapes.indent(line) < 2 and not _is_part_of_terms(lines, ahead):
            break
        end, after_blank = ahead + 1, False
    return end


def _is_part_of_terms(lines: list[str], at: int) -> bool:
    if shapes.MEANING.match(lines[at]):
        return True
    following = lines[at + 1] if at + 1 < len(lines) else ""
    return bool(shapes.MEANING.match(following)) and not shapes.interrupts(lines[at])
