"""What a document claims."""

from factcheck.claims.split import RuleSplitter

__all__ = ["RuleSplitter"]
