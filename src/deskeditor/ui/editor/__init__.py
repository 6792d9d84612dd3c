"""The editor: headline, standfirst and body of the open story."""
