#!/bin/sh
# 该不该生成。退出码：0 该，1 不到时候，255 记不下。
# 该：今天（北京时间）还没有生成过；或者到了 next-build.json 写的时刻，那以后还没有生成过。
# 生成失败也算生成过，免得内容有错误时每5分钟报一次。
# 用法：due.sh 输出文件夹

output=$1
work=$(dirname "$output")/.gongkai/$(basename "$output")
stamp=$work/tried

# 北京时间，不需要时区数据
TZ=CST-8
export TZ

due() {
    mkdir -p "$work" && touch "$stamp" || exit 255
    exit 0
}

[ -e "$stamp" ] || due
[ "$(date -r "$stamp" +%F)" = "$(date +%F)" ] || due
[ -e "$work/next-build.json" ] || exit 1
at=$(sed -n 's/.*"at": *"\([^"]*\)".*/\1/p' "$work/next-build.json")
[ -n "$at" ] || exit 1
at=$(date -d "$at" +%s) || exit 1
[ "$at" -le "$(date +%s)" ] && [ "$(date -r "$stamp" +%s)" -lt "$at" ] && due
exit 1
