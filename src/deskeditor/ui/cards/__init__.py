"""The related stories under the open story: which, in which order, in whose words."""
