"""Claim lists checked against their expectations: cached, held against a baseline, in shards."""
