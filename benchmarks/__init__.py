"""Measures factcheck against a plain script that does the same job; see docs/performance.md."""
