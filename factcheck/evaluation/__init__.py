"""Measures the product on labelled data: pairs with gold evidence, retrieval, the whole pipeline.

>>> from pathlib import Path
>>> from factcheck.evaluation.datasets import read_dataset
>>> from factcheck.evaluation.run import evaluate, open_tools
>>> dataset = read_dataset("healthver", data=Path("data"))
>>> result = evaluate(dataset, open_tools(preset="fast"), limit=200)
>>> result.metrics["macro_f1"]
0.52
"""
