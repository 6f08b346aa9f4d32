"""Documents become passages, and passages have a store."""
