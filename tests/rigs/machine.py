"""How long has the machine let a program wait for a processor? Then it is not the program that is slow."""

from pathlib import Path

_NANO = 1e-9


def held_up(process: int) -> float:
    """Seconds, over the threads that bear the program's own name; 0.0 where the system does not say.

    The engine's threads have names of their own.
    """
    tasks = Path(f"/proc/{process}/task")
    try:
        name = (tasks / str(process) / "comm").read_text()
        own = [one for one in tasks.iterdir() if (one / "comm").read_text() == name]
        return sum(int((one / "schedstat").read_text().split()[1]) for one in own) * _NANO
    except (OSError, IndexError):  # another system, or a thread that has just ended
        return 0.0
