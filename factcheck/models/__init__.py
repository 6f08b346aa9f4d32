"""Bundled models: the catalogue of what ships, and the runtime that runs it."""
