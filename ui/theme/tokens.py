"""The colours: one table for each look, with the same names in all of them.

A token `x_soft` is the fill behind text in colour `x`; `on_x` is for text on a fill of colour `x`. The contrast that
each pair must reach is tested, so a new colour is tried out there first.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

TONES: Final = ("plain", "info", "good", "caution", "problem")

LIGHT: Final[Mapping[str, str]] = MappingProxyType({
    # Grounds
    "bg": "#F2F5F8", "surface": "#FFFFFF", "rail": "#F8FAFC", "field": "#FFFFFF",
    "hover": "#EDF2F7", "pressed": "#E0E8F0", "selected": "#E5F0FA", "track": "#E4EAF0",
    "tip": "#14202B", "on_tip": "#FFFFFF", "line_bar": "#14202B", "on_line_bar": "#FFFFFF",
    # Text and lines
    "text": "#14202B", "text2": "#425563", "text3": "#5A6A77", "disabled": "#7C8B97",
    "edge": "#768692", "divider": "#D3DCE4", "row_line": "#E6ECF1", "grid_line": "#E9EEF2",
    "focus": "#14202B", "focus_glow": "#FFEB3B", "mark": "#FFEB3B", "on_mark": "#14202B",
    # Meanings
    "accent": "#005EB8", "on_accent": "#FFFFFF", "accent_soft": "#E5F0FA", "accent_hover": "#00509C",
    "accent_pressed": "#003F7D", "accent_mid": "#5598D6",
    "info": "#005EB8", "info_soft": "#E5F0FA",
    "good": "#00703C", "good_soft": "#E3F3EA", "on_good": "#FFFFFF",
    "caution": "#8A5200", "caution_soft": "#FFF3D6", "on_caution": "#FFFFFF",
    "problem": "#B3161B", "problem_soft": "#FDE9E8", "on_problem": "#FFFFFF",
    # Guiding policies and families of commissioning criteria
    "p1": "#00459C", "on_p1": "#FFFFFF", "p2": "#14A08C", "on_p2": "#06231F", "p3": "#8A1B52", "on_p3": "#FFFFFF",
    "p4": "#DD7413", "on_p4": "#241000", "p5": "#9A7BD9", "on_p5": "#1A0F33",
    "g1": "#36454F", "on_g1": "#FFFFFF", "g2": "#60717F", "on_g2": "#FFFFFF", "g3": "#86949F", "on_g3": "#10181F",
    # From seldom to often
    "seq0": "#E2EEF9", "on_seq0": "#14202B", "seq1": "#C3DAF0", "on_seq1": "#14202B",
    "seq2": "#9FC1E4", "on_seq2": "#14202B", "seq3": "#78A4D4", "on_seq3": "#14202B",
    "seq4": "#3F74B4", "on_seq4": "#FFFFFF", "seq5": "#1D5091", "on_seq5": "#FFFFFF",
    "seq6": "#00306E", "on_seq6": "#FFFFFF",
    # Domains of a decision, from dark to light
    "d1": "#2D2373", "on_d1": "#FFFFFF", "d2": "#04457D", "on_d2": "#FFFFFF", "d3": "#0A6168", "on_d3": "#FFFFFF",
    "d4": "#307A4F", "on_d4": "#FFFFFF", "d5": "#78853B", "on_d5": "#05090E", "d6": "#B98A2E", "on_d6": "#05090E",
})  # fmt: skip

DARK: Final[Mapping[str, str]] = MappingProxyType({
    # Grounds
    "bg": "#0F1720", "surface": "#16202B", "rail": "#1A2632", "field": "#16202B",
    "hover": "#22303D", "pressed": "#2B3B4A", "selected": "#12314F", "track": "#2C3B49",
    "tip": "#F2F6FA", "on_tip": "#14202B", "line_bar": "#FFFFFF", "on_line_bar": "#0B1724",
    # Text and lines
    "text": "#F2F6FA", "text2": "#C3CFDA", "text3": "#9DAEBD", "disabled": "#7C8C9B",
    "edge": "#8597A8", "divider": "#2C3B49", "row_line": "#22303D", "grid_line": "#22303D",
    "focus": "#0B1724", "focus_glow": "#FFEB3B", "mark": "#FFEB3B", "on_mark": "#14202B",
    # Meanings
    "accent": "#6CB4F5", "on_accent": "#0B1724", "accent_soft": "#12314F", "accent_hover": "#8CC5F8",
    "accent_pressed": "#A9D4FA", "accent_mid": "#3F7FBF",
    "info": "#6CB4F5", "info_soft": "#12314F",
    "good": "#5FD39A", "good_soft": "#10342A", "on_good": "#0B1724",
    "caution": "#FFC45C", "caution_soft": "#3A2C0C", "on_caution": "#0B1724",
    "problem": "#FF8F87", "problem_soft": "#3F1A1C", "on_problem": "#0B1724",
    # Guiding policies and families of commissioning criteria
    "p1": "#4C90E2", "on_p1": "#05090E", "p2": "#5FE0BE", "on_p2": "#06231F", "p3": "#DE5F93", "on_p3": "#05090E",
    "p4": "#F7B75E", "on_p4": "#241000", "p5": "#CDA6FF", "on_p5": "#1A0F33",
    "g1": "#C3CFDA", "on_g1": "#0B1724", "g2": "#93A4B4", "on_g2": "#0B1724", "g3": "#71808F", "on_g3": "#05090E",
    # From seldom to often
    "seq0": "#1B2E42", "on_seq0": "#F2F6FA", "seq1": "#1F4468", "on_seq1": "#F2F6FA",
    "seq2": "#265C8F", "on_seq2": "#F2F6FA", "seq3": "#4C8CC8", "on_seq3": "#05090E",
    "seq4": "#78AEE2", "on_seq4": "#05090E", "seq5": "#A8CFF4", "on_seq5": "#05090E",
    "seq6": "#DCEDFC", "on_seq6": "#05090E",
    # Domains of a decision, from dark to light
    "d1": "#6765C1", "on_d1": "#FFFFFF", "d2": "#468AD2", "on_d2": "#05090E", "d3": "#3CADB8", "on_d3": "#05090E",
    "d4": "#65CA8C", "on_d4": "#05090E", "d5": "#C5D871", "on_d5": "#05090E", "d6": "#FEE5BC", "on_d6": "#05090E",
})  # fmt: skip

CONTRAST: Final[Mapping[str, str]] = MappingProxyType({
    # Grounds
    "bg": "#000000", "surface": "#000000", "rail": "#000000", "field": "#000000",
    "hover": "#1F1F1F", "pressed": "#333333", "selected": "#060F6C", "track": "#333333",
    "tip": "#FFFFFF", "on_tip": "#000000", "line_bar": "#FFFFFF", "on_line_bar": "#000000",
    # Text and lines
    "text": "#FFFFFF", "text2": "#FFFFFF", "text3": "#FFFFFF", "disabled": "#A6A6A6",
    "edge": "#FFFFFF", "divider": "#FFFFFF", "row_line": "#8A8A8A", "grid_line": "#8A8A8A",
    "focus": "#000000", "focus_glow": "#FFEB3B", "mark": "#FFEB3B", "on_mark": "#000000",
    # Meanings
    "accent": "#00E5FF", "on_accent": "#000000", "accent_soft": "#000000", "accent_hover": "#7DF1FF",
    "accent_pressed": "#B8F7FF", "accent_mid": "#00A3B8",
    "info": "#00E5FF", "info_soft": "#000000",
    "good": "#5CFF9D", "good_soft": "#000000", "on_good": "#000000",
    "caution": "#FFD23F", "caution_soft": "#000000", "on_caution": "#000000",
    "problem": "#FF8A80", "problem_soft": "#000000", "on_problem": "#000000",
    # Guiding policies and families of commissioning criteria
    "p1": "#5AA9FF", "on_p1": "#000000", "p2": "#3DE8C4", "on_p2": "#000000", "p3": "#FF7AB0", "on_p3": "#000000",
    "p4": "#FFC24D", "on_p4": "#000000", "p5": "#D3B0FF", "on_p5": "#000000",
    "g1": "#F5F5F5", "on_g1": "#000000", "g2": "#C4C4C4", "on_g2": "#000000", "g3": "#999999", "on_g3": "#000000",
    # From seldom to often
    "seq0": "#17303D", "on_seq0": "#FFFFFF", "seq1": "#134052", "on_seq1": "#FFFFFF",
    "seq2": "#0E5068", "on_seq2": "#FFFFFF", "seq3": "#00A8BE", "on_seq3": "#000000",
    "seq4": "#00C8DF", "on_seq4": "#000000", "seq5": "#7DF1FF", "on_seq5": "#000000",
    "seq6": "#FFFFFF", "on_seq6": "#000000",
    # Domains of a decision, from dark to light
    "d1": "#9494F5", "on_d1": "#000000", "d2": "#71B4FD", "on_d2": "#000000", "d3": "#56D2DF", "on_d3": "#000000",
    "d4": "#72EAA2", "on_d4": "#000000", "d5": "#D8EF74", "on_d5": "#000000", "d6": "#FEF4E3", "on_d6": "#000000",
})  # fmt: skip

TABLES: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType({"light": LIGHT, "dark": DARK, "contrast": CONTRAST})
