from __future__ import annotations

import pytest

from ui.models.case_record_links import link_in


@pytest.mark.parametrize("text", ["https://www.nice.org.uk/guidance/ng136", "http://intranet/papers?id=4"])
def test_a_page_of_the_web_is_a_link(text):
    assert link_in(f" {text} ") == text


def test_www_alone_is_taken_as_https():
    assert link_in("www.nice.org.uk/ng136") == "https://www.nice.org.uk/ng136"


@pytest.mark.parametrize(
    "text",
    [
        "", "Appendix 4", "file:///C:/tool.exe", "C:\\papers\\tool.exe", "\\\\share\\papers", "javascript:alert(1)",
        "https://", "https:// nice.org.uk", "https://x\\y",
    ],
)  # fmt: skip
def test_nothing_else_is_ever_handed_to_the_system(text):
    assert not link_in(text)
