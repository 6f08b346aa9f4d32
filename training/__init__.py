"""Recipes that turn a data folder and a base model into the files of `factcheck/models/`."""
