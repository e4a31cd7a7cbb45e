"""From the command to the first painted window, whole process."""

import subprocess
import sys
import time

from benchmarks.figure import Figure

_WINDOW = """
import time, sys
from pathlib import Path
from blotter.settings import load_settings
from blotter.ui.application import application
from blotter.ui.main_window import MainWindow
app = application()
window = MainWindow(load_settings(), keep_state=False)
window.show()
app.processEvents()
window.grab()
print("painted", flush=True)
import os; os._exit(0)
"""
_BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow(); window.resize(1280, 800); window.show()
app.processEvents()
window.grab()
print("painted", flush=True)
import os; os._exit(0)
"""


def figures() -> list[Figure]:
    """Start to first painted window, beside a bare window of Qt."""
    value, floor = _median(_WINDOW), _median(_BARE)
    return [Figure("start: process start to first painted window", "welcome page", value, "s", 1.0, floor)]


def _median(program: str) -> float:
    taken = []
    for _ in range(5):
        begun = time.perf_counter()
        with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            taken.append(time.perf_counter() - begun)
    return sorted(taken)[2]
