"""Cases: everything that the panel is asked to fund or stop, as a grid to type into and as whole records."""

from __future__ import annotations

from ui.pages.cases.page import CasesPage

__all__ = ("CasesPage",)
