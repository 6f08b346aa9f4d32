"""Measures the product on labelled data: pairs with gold evidence, retrieval, the whole pipeline.

    >>> from factcheck.evaluation.datasets import read_dataset
    >>> from factcheck.evaluation.run import evaluate, open_tools
    >>> dataset = read_dataset("pairs.csv", data=None)
    >>> result = evaluate(dataset, open_tools(preset="fast"), limit=200)
    >>> result.metrics["accuracy"]
    1.0

`read_dataset` finds public data sets by name, too; docs/benchmarks.md says which formats it reads.
"""
