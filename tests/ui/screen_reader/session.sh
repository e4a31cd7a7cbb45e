#!/bin/sh
# Starts a screen, an accessibility bus and the window on a project; then asks what a screen reader would ask.
# session.sh PYTHON LAUNCHER PROBE PROJECT OFFSET
python=$1 launcher=$2 probe=$3 project=$4
numbers=$(mktemp)
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>"$numbers" >/dev/null 2>&1 &
screen=$!
while [ ! -s "$numbers" ]; do sleep 0.1; done
DISPLAY=:$(cat "$numbers")
QT_QPA_PLATFORM=xcb QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1
export DISPLAY QT_QPA_PLATFORM QT_LINUX_ACCESSIBILITY_ALWAYS_ON
"$launcher" >/dev/null 2>&1 &
bus=$!
"$python" "$probe" "$project" "$5"
status=$?
kill "$bus" "$screen"
rm -f "$numbers"
exit $status
