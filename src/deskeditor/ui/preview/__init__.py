"""The preview: the page of the open story, live, behind walls."""
