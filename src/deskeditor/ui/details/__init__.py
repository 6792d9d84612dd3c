"""The details area: every field of a story other than its headline, standfirst and body."""
