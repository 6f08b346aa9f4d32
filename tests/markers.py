"""Reasons for which a test is left out."""

import pytest

from factcheck.models.catalogue import MODELS_FOLDER
from factcheck.verdict.calibrate import CALIBRATION_FILE

STANCE_MODEL = "stance-minilm-l6"
_FOLDER = MODELS_FOLDER / STANCE_MODEL

needs_stance_model = pytest.mark.skipif(
    not (_FOLDER / "model.onnx").is_file(),
    reason=f"the stance model is not in {_FOLDER}",
)
needs_default_models = pytest.mark.skipif(
    not (_FOLDER / "model.onnx").is_file() or not (_FOLDER / CALIBRATION_FILE).is_file(),
    reason=f"the stance model or its calibration is not in {_FOLDER}",
)
