#!/bin/sh
# The real program in a real window, with real key presses and clicks; a picture of each step to look at.
#   tests/smoke_under_xvfb.sh FOLDER [WIDTHxHEIGHT] [SCALE]
# Needs Debian's xvfb, xdotool, imagemagick and openbox. Exit code 0 when the program answered every step and ended by itself.
set -eu
out=$(mkdir -p "$1" && cd "$1" && pwd)
size=${2:-1366x768}
scale=${3:-1}
cd "$(dirname "$0")/.."
export HOME="$out/home" XDG_CONFIG_HOME="$out/home/config" QT_SCALE_FACTOR="$scale"
mkdir -p "$XDG_CONFIG_HOME"

display=:77
Xvfb $display -screen 0 "${size}x24" >/dev/null 2>&1 &
server=$!
export DISPLAY=$display
trap 'kill $program $manager $server 2>/dev/null || true' EXIT
sleep 1
openbox >/dev/null 2>&1 &
manager=$!
.venv/bin/mingjuan --example "$out/示例评查库" 2>"$out/stderr.txt" &
program=$!

step=0
look() { # a picture of the screen, named after the step
    step=$((step + 1))
    sleep "${2:-1}"
    kill -0 $program 2>/dev/null || { echo "程序在“$1”之前退出了" >&2; exit 1; }
    import -window root "$out/$(printf %02d $step)-$1.png"
}
keys() { xdotool key --clearmodifiers "$@"; }

window=$(xdotool search --sync --onlyvisible --name 明卷 | tail -1)
xdotool windowactivate --sync "$window"
keys super+Up 2>/dev/null || true
xdotool windowmove "$window" 0 0 windowsize "$window" "${size%x*}" "$((${size#*x} - 24))"
look 导入示例 2
look 案卷 25
xdotool mousemove 300 250 click 1
keys Home Return
look 打开案卷 4
xdotool type 沈知远 2>/dev/null || true
look 评查人 1
keys Return
look 评查台 4
keys Next Next
look 翻页 1
keys Tab
look 下一项 1
keys question
look 快捷键 1
keys Escape
keys ctrl+3
look 统计 4
keys ctrl+4
look 简报 8
keys ctrl+1
look 回到案卷 2
keys ctrl+q
sleep 4
if kill -0 $program 2>/dev/null; then
    echo "程序没有退出" >&2
    exit 1
fi
if grep -q Traceback "$out/stderr.txt"; then
    cat "$out/stderr.txt" >&2
    exit 1
fi
