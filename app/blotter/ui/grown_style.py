"""GrownStyle: Fusion with icons, trees and scroll bars as large as the interface's scale says."""

from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QWidget

from blotter.ui.scale import px

_FIELD_ICON = 16
_Metric = QStyle.PixelMetric
_GROWING = frozenset({
    _Metric.PM_SmallIconSize,
    _Metric.PM_ButtonIconSize,
    _Metric.PM_ToolBarIconSize,
    _Metric.PM_ListViewIconSize,
    _Metric.PM_LineEditIconMargin,
    _Metric.PM_TabBarIconSize,
    _Metric.PM_TreeViewIndentation,
    _Metric.PM_TextCursorWidth,
    _Metric.PM_ToolBarExtensionExtent,
})  # fmt: skip


class GrownStyle(QProxyStyle):
    """Worn only where the scale is not 100 %: being asked in Python has its price."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric is _Metric.PM_LineEditIconSize:
            return px(_FIELD_ICON)
        size = super().pixelMetric(metric, option, widget)
        return px(size) if metric in _GROWING else size
