"""The bridge tells of changes in the window's thread, whatever thread made them."""

import threading

from blotter.domain.codebook import Code
from blotter.project import codes
from blotter.project.project import Project
from blotter.ui.bridge import ProjectBridge


def test_a_change_made_here_is_told_at_once(study: Project, qapp: object) -> None:
    bridge, told = ProjectBridge(study), []
    bridge.changed.connect(told.append)
    study.apply(codes.add(study, "norms")[1])
    assert [changes.touches(Code) for changes in told] == [True]
    bridge.close()


def test_a_change_made_on_a_thread_is_told_in_the_window(study: Project, qtbot) -> None:
    bridge, threads = ProjectBridge(study), []
    bridge.changed.connect(lambda _: threads.append(threading.current_thread()))
    edit = codes.add(study, "norms")[1]
    worker = threading.Thread(target=study.apply, args=(edit,))
    with qtbot.waitSignal(bridge.changed):
        worker.start()
    worker.join()
    assert threads == [threading.main_thread()]
    bridge.close()


def test_nothing_is_told_after_close(study: Project, qtbot) -> None:
    bridge, told = ProjectBridge(study), []
    bridge.changed.connect(told.append)
    worker = threading.Thread(target=study.apply, args=(codes.add(study, "norms")[1],))
    worker.start()
    worker.join()
    bridge.close()
    bridge.close()
    study.apply(codes.add(study, "claims")[1])
    qtbot.wait(1)
    assert told == []
