"""Processes of their own: from the command to the first painted window, and the most memory they hold."""

import subprocess
import sys
import time
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.material import size_of, study

_WINDOW = """
import sys
from pathlib import Path
from blotter.settings import load_settings
from blotter.ui.application import application
from blotter.ui.main_window import MainWindow
app = application()
window = MainWindow(load_settings(), keep_state=False)
window.show()
app.processEvents()
window.grab()
"""
_BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow(); window.resize(1280, 800); window.show()
app.processEvents()
window.grab()
"""
_AT_WORK = """
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
window.open_project(Path(sys.argv[1]), "Ada")
project = window.work.desk.project
window.work.open_source(project.source("large.txt").id)
QTest.qWait(1000)
for _ in range(100):
    QTest.keyClick(window.work.page.view.page, Qt.Key.Key_PageDown)
    app.processEvents()
"""
_TELL_PAINTED = """
print("painted", flush=True)
import os; os._exit(0)
"""
_TELL_PEAK = """
import resource
try:
    status = open("/proc/self/status").read()
    print(int(status.split("VmHWM:")[1].split()[0]) / 1000, flush=True)
except FileNotFoundError:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6, flush=True)
import os; os._exit(0)
"""
_SIZE = 5


def figures() -> list[Figure]:
    """Start to first painted window, beside a bare window of Qt."""
    value, floor = (_start(program + _TELL_PAINTED) for program in (_WINDOW, _BARE))
    return [Figure("start: process start to first painted window", "welcome page", value, "s", 1.0, floor)]


def memory_figures() -> list[Figure]:
    """The peak after opening a large document and reading a hundred pages of it, beside a bare window."""
    value = _peak(_WINDOW + _AT_WORK + _TELL_PEAK, study(_SIZE))
    floor = _peak(_BARE + _TELL_PEAK)
    return [Figure("memory: peak after opening and 100 pages", size_of(_SIZE), value, "MB", 250, floor)]


def _start(program: str) -> float:
    taken = []
    for _ in range(5):
        begun = time.perf_counter()
        with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            taken.append(time.perf_counter() - begun)
    return sorted(taken)[2]


def _peak(program: str, *arguments: Path) -> float:
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)], stdout=subprocess.PIPE, check=True
    )
    return float(done.stdout)
