#!/bin/sh
# 把生成好的网站传到网页服务器，整个换上。改下面四行。
# 用法：upload.sh            上传
#       upload.sh --compare  只核对：服务器上与本机不同的，列出来，退出码1
# 服务器上：releases/ 里一个版本一个文件夹，没有变化的文件是硬链接；current 指向现在的版本，网页服务器的网页文件夹写它。
# 两台机器都要有 rsync，本机要能用密钥 ssh 到服务器。
set -eu

OUTPUT=${OUTPUT:-/srv/portal/output}
SERVER=${SERVER:-gongkai@web.shili.example.gov.cn}
FOLDER=${FOLDER:-/srv/www/xxgk}
KEEP=${KEEP:-7}

SSH=${SSH:-ssh -o BatchMode=yes}
lock=$(dirname "$OUTPUT")/.gongkai/$(basename "$OUTPUT")/lock

if [ "${1:-}" = --compare ]; then
    found=$(flock "$lock" rsync --rsh "$SSH" -rcni --delete "$OUTPUT/" "$SERVER:$FOLDER/current/")
    [ -z "$found" ] && exit 0
    printf '服务器上与本机不同：\n%s\n' "$found"
    exit 1
fi

release=$(date +%Y%m%d-%H%M%S-%3N)
$SSH "$SERVER" "mkdir -p '$FOLDER/releases'"

# 拿着生成用的锁：上传期间不会换成另一个版本。时间比到纳秒，大小相同而内容改了的也会传。
flock "$lock" rsync --rsh "$SSH" -rlt --chmod=D755,F644 --delete --modify-window=-1 \
    --link-dest="$FOLDER/current/" "$OUTPUT/" "$SERVER:$FOLDER/incoming/"

# 换上是一步：给符号链接改名。旧版本留 KEEP 个。
$SSH "$SERVER" "set -eu
cd '$FOLDER'
mv -T incoming 'releases/$release'
ln -sfn 'releases/$release' next
mv -T next current
ls releases | sort -r | tail -n +$((KEEP + 1)) | while read -r old; do rm -rf \"releases/\$old\"; done"
echo "已换上 $SERVER:$FOLDER/releases/$release"
