#!/bin/sh
# 取回网站上现在公开着的站点地图，用来检查公开过的网址还在不在。给没有上次记录的机器（持续集成）用。
# 在网站文件夹里运行，网址取自 site.yaml 的“基准网址”：
#     options=$(sh tools/published.sh published)
#     gongkai build $options
# 网站还没有公开过（sitemap.xml 不存在）时什么也不输出；取不到时退出码不是0。
set -eu

folder=$1
base=$(sed -n "s/^基准网址:[[:space:]]*[\"']\{0,1\}\([^\"'#[:space:]]*\).*/\1/p" site.yaml)
base=${base%/}
index=$(mktemp)
trap 'rm -f "$index"' EXIT

status=$(curl --silent --show-error --location --max-time 60 \
    --output "$index" --write-out '%{http_code}' "$base/sitemap.xml")
case $status in
200) ;;
404) echo "$base 还没有公开过" >&2; exit 0 ;;
*) echo "取不到 $base/sitemap.xml：$status" >&2; exit 1 ;;
esac

rm -rf "$folder"
mkdir "$folder"
grep -o '<loc>[^<]*' "$index" | cut -c 6- | while read -r address; do
    curl --fail --silent --show-error --location --max-time 60 \
        --output "$folder/${address##*/}" "$address"
done
echo "--published $folder"
