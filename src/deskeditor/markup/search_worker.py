"""In which process is a text looked through?

`python -m deskeditor.markup.search_worker` reads questions from its input and answers each. A regular
expression that runs for ever is ended by ending the process: Python cannot interrupt one.
"""

import sys
from typing import BinaryIO

from deskeditor.markup.search_question import HEAD, READY, Answer, Question, answer, framed, unframed


def main() -> int:
    """Answer until the input ends."""
    text = ""
    _say(READY)
    while question := _read(sys.stdin.buffer):
        text = text if question.text is None else question.text
        _say(answer(question, text))
    return 0


def _say(said: Answer) -> None:
    sys.stdout.buffer.write(framed(said))
    sys.stdout.buffer.flush()


def _read(source: BinaryIO) -> Question | None:
    head = source.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    asked = unframed(source.read(HEAD.unpack(head)[0]))
    return asked if isinstance(asked, Question) else None


if __name__ == "__main__":
    sys.exit(main())
