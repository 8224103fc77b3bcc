"""The help that travels with the program."""

from __future__ import annotations

import re

import pytest

from ui.models.help_topics import TOPICS, topic
from ui.shell.rail import GROUPS


def test_every_screen_has_a_page() -> None:
    for _heading, entries in GROUPS:
        for key, title, _icon, _letter in entries:
            assert topic(key).title == title
    with pytest.raises(KeyError):
        topic("nowhere")


def test_pages_are_told_apart() -> None:
    assert len({each.key for each in TOPICS}) == len({each.title for each in TOPICS}) == len(TOPICS)


@pytest.mark.parametrize("each", TOPICS, ids=lambda each: each.key)
def test_a_page_is_a_few_plain_sentences(each: object) -> None:
    text = " ".join(each.paragraphs)
    assert 1 <= len(each.paragraphs) <= 5
    assert len(text.split()) <= 220
    assert not re.search(r"!|\b(alternative|attribute|utility|MCDA|swing|Monte Carlo|Pareto|invalid|failed|OK)\b", text)
    assert all(paragraph.endswith(".") for paragraph in each.paragraphs)


@pytest.mark.parametrize(
    "word",
    ["lens", "family", "anchor", "gate", "decision domain", "version", "recurrent", "releases cash", "payback",
     "net present cost", "equivalent annual cost", "optimism bias", "part-year effect", "interest", "lift"],
)  # fmt: skip
def test_the_words_on_screen_are_explained(word: str) -> None:
    assert any(word in paragraph.lower() for each in TOPICS for paragraph in each.paragraphs)
