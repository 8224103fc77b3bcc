from __future__ import annotations

from PySide6.QtCore import QByteArray

from ui.pages.weights.draft import keep_draft, kept_draft
from ui.settings import Settings


def test_a_draft_is_kept_for_its_round_alone(tmp_path):
    settings = Settings(tmp_path)
    draft = {"method": "swing", "swings": {"A": 100.0}, "judgements": {"groups": []}}
    keep_draft(settings, "one", draft)
    settings.save()
    assert kept_draft(Settings(tmp_path), "one") == draft
    assert kept_draft(settings, "another") is None
    keep_draft(settings, "one", None)
    assert kept_draft(settings, "one") is None


def test_what_cannot_be_read_is_no_draft(tmp_path):
    settings = Settings(tmp_path)
    for kept in (b"{", b"[1]", b"\xff"):
        settings.keep_shape("weights draft one", QByteArray(kept))
        assert kept_draft(settings, "one") is None
