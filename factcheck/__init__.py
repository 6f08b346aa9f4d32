"""Check the claims of an article against your own reference corpus, on your own machine."""

__version__ = "0.1.0"
