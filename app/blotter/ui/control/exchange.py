"""Exchange: files into the project and out of it, and reports to look at."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
