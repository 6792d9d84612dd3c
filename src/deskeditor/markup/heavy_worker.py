"""The process that reads heavy blocks: answers each question on its input until that ends.

Questions and answers are pickles, one after the other; a question is what `heavy.Question` holds. Who asks
ends this process when it takes too long.
"""

import pickle
import sys
from typing import BinaryIO

from deskeditor.markup import weight
from deskeditor.markup.heavy import READY, Question
from deskeditor.markup.inline import Reader
from deskeditor.markup.template import Template, from_html


def answer(reader: Reader, question: Question) -> Template | str:
    """The block's template, or in plain words why there is none."""
    try:
        with weight.patience():
            html = reader.html(reader.built(question.piece), dict(question.links))
            return from_html(html, question.language, dict(question.abbreviations))
    except weight.TooHeavy as reason:
        return str(reason)
    except RecursionError:
        return "nested too deeply"


def work(questions: BinaryIO, answers: BinaryIO) -> None:
    """Answer until nothing is asked any more."""
    reader = Reader()
    said: object = READY
    while True:
        pickle.dump(said, answers)
        answers.flush()
        try:
            question = pickle.load(questions)  # noqa: S301  # our own parent asks
        except EOFError:
            return
        said = answer(reader, question)


if __name__ == "__main__":
    work(sys.stdin.buffer, sys.stdout.buffer)
