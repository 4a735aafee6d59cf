"""The blocks of Python in the articles of the documentation."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ARTICLES = sorted(Path(__file__).parents[2].glob("*/*.docc/*.md"))
BLOCK = re.compile(r"(?:<!-- needs: ([\w ]+) -->\n)?```python\n(.*?)```", re.S)


def blocks():
    """Each article with the blocks that run here, and those that only compile, since they need a cluster."""
    for article in ARTICLES:
        found = BLOCK.findall(article.read_text())
        if found:
            yield pytest.param(
                "\n".join(code for needs, code in found if not needs),
                [code for needs, code in found if needs],
                id=article.stem,
            )


@pytest.mark.parametrize("script, others", list(blocks()))
def test_an_article_runs(script, others, sample_maps):
    for code in others:
        compile(code, "article", "exec")
    run = subprocess.run([sys.executable, "-W", "ignore", "-c", script], capture_output=True, text=True, cwd=sample_maps)
    assert run.returncode == 0, run.stderr
