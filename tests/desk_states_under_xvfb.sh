#!/bin/sh
# Every state of the desk on a screen of its own, at both sizes, both scales, in both themes, to be looked at one by one.
#   tests/desk_states_under_xvfb.sh FOLDER
# Needs Debian's xvfb and openbox. About two minutes for each of the eight rounds.
set -eu
out=$(mkdir -p "$1" && cd "$1" && pwd)
cd "$(dirname "$0")/.."
display=:78
for size in 1366x768 1920x1080; do
    Xvfb $display -screen 0 "${size}x24" >/dev/null 2>&1 &
    server=$!
    sleep 1
    DISPLAY=$display openbox >/dev/null 2>&1 &
    manager=$!
    for scale in 1 1.5; do
        for look in light dark; do
            DISPLAY=$display QT_SCALE_FACTOR=$scale .venv/bin/python tests/desk_states.py \
                "$out/$size-$scale-$look" --theme $look --workspace "$out/workspace"
        done
    done
    kill $manager $server
    sleep 1
done
