#!/bin/sh
# Every state of the desk on a screen of its own: both sizes, both themes, at 100 %, at 150 % and with larger text alone.
#   tests/desk_states_under_xvfb.sh FOLDER [--only name,name]
# Needs Debian's xvfb and openbox. About two minutes for each of the twelve rounds.
set -eu
out=$(mkdir -p "$1" && cd "$1" && pwd)
shift
cd "$(dirname "$0")/.."
display=:78
server= manager=
trap 'kill $manager $server 2>/dev/null || true' EXIT
for size in 1366x768 1920x1080; do
    Xvfb $display -screen 0 "${size}x24" >/dev/null 2>&1 &
    server=$!
    sleep 1
    DISPLAY=$display openbox >/dev/null 2>&1 &
    manager=$!
    for look in light dark; do
        for scale in 1 1.5; do
            DISPLAY=$display QT_SCALE_FACTOR=$scale .venv/bin/python -m tests.desk_states \
                "$out/$size-$scale-$look" --theme $look --workspace "$out/workspace" "$@"
        done
        DISPLAY=$display .venv/bin/python -m tests.desk_states \
            "$out/$size-text-$look" --theme $look --text 150 --workspace "$out/workspace" "$@"
    done
    kill $manager $server
    wait $manager $server 2>/dev/null || true
    server= manager=
done
