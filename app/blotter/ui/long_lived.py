"""What lives as long as its document does is not looked through for garbage again and again.

Python looks through all objects from time to time, for those that only refer to one another. With a
document of 50,000 segments open that takes 50 ms, and may come while a page is turned.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_WHEN_HANDS_REST = 1000


def set_aside_soon(context: QObject) -> None:
    """Look through everything once in a second's time, and not again at what is still there then.

    What was set aside before is looked through with it. Nothing is done if the context is gone by then.
    """
    QTimer.singleShot(_WHEN_HANDS_REST, context, _set_aside)


def _set_aside() -> None:
    gc.unfreeze()
    gc.collect()
    gc.freeze()
