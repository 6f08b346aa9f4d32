"""Finds the passages that speak of a claim: dense and lexical halves, fused."""
