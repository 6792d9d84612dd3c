"""Story, cards and site to the one finished page."""
