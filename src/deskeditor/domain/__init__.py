"""What a newsroom's things are: stories, cards, assets, sites. Standard library only."""
