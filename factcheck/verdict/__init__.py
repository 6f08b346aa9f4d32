"""From hits to verdicts: select sentences, compare, score, decide."""
