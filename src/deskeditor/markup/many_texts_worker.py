"""In which process are many texts looked through by a regular expression?"""

import sys
from typing import Any

from deskeditor.markup.many_texts import Here, framed, unframed


def main() -> int:
    """Answer until the input ends."""
    while True:
        try:
            asked: Any = unframed(sys.stdin.buffer)
        except EOFError:
            return 0
        query, replacement, texts = asked
        sys.stdout.buffer.write(framed(Here(query, replacement).spots(texts)))
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main())
