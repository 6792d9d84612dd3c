"""Which schemas have there been? Standard library only, so that a glance can tell whether it knows one."""

# The oldest first; the last is today's.
KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011", "0012")
CURRENT = KNOWN[-1]
