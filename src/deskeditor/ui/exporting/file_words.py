"""How are files and sizes worded for somebody who is about to write them?"""

from collections.abc import Sequence


def size(count: int) -> str:
    """Bytes in words: `612 kB`, `1.4 MB`."""
    if count < 1000:
        return f"{count} bytes"
    for unit, step in (("kB", 1e3), ("MB", 1e6), ("GB", 1e9)):
        if count < step * 999.5 or unit == "GB":
            break
    amount = count / step
    return f"{amount:.1f} {unit}" if amount < 10 and unit != "kB" else f"{amount:.0f} {unit}"


def counted(count: int, noun: str) -> str:
    """A number and what it counts: `1 file`, `4 files`, `2 stories`."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{count:,} {noun if count == 1 else plural}"


def listed(names: Sequence[str]) -> str:
    """Names in a row: `“a.html” and “a.md”`."""
    quoted = [f"“{name}”" for name in names]
    return " and ".join(filter(None, (", ".join(quoted[:-1]), quoted[-1]))) if quoted else ""
