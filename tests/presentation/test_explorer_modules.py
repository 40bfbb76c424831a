"""Run the tests of the page's own modules with node, where there is one."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

TESTS = Path(__file__).with_name("explorer_modules.test.mjs")


def test_the_modules_of_the_page_pass_their_own_tests() -> None:
    node = shutil.which("node")
    if node is None or _major(node) < 20:
        pytest.skip("left out: tests of the page's modules (no node 20 or newer)")
    run = subprocess.run(
        [node, "--test", "--test-reporter=tap", str(TESTS)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    written = len(re.findall(r"^test\(", TESTS.read_text(encoding="utf-8"), re.M))
    assert re.search(rf"^# pass {written}$", run.stdout, re.M), run.stdout


def _major(node: str) -> int:
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    return int(told.strip().removeprefix("v").partition(".")[0])
