"""The library area: the list of stories, its search, filters and order."""
