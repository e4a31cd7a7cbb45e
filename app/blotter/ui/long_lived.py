"""What lives as long as its document does is not looked through for garbage again and again.

Python looks through all objects from time to time, for those that only refer to one another. With a
document of 50,000 segments open that takes 50 ms, and may come while a page is turned.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_WHEN_HANDS_REST = 1000


class SettingAside(QTimer):
    """To be started when a document was opened: looks through everything once when hands rest.

    What is still there then is left out from then on; what was set aside before is looked through with it.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent, singleShot=True, interval=_WHEN_HANDS_REST)
        self.timeout.connect(_set_aside)


def _set_aside() -> None:
    gc.unfreeze()
    gc.collect()
    gc.freeze()
