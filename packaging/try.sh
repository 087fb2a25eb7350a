#!/usr/bin/env bash
# Installs the Debian package in a bare Debian of its own, plays, removes it, and shows that nothing is left but what was made.
# Then starts the AppImage there, if one is named.
# usage: packaging/try.sh PACKAGE.deb [IMAGE.AppImage]   (as root; needs debootstrap and a mirror of Debian)
# TWO_HATS_DEBIAN names a folder with a bare Debian to copy instead of fetching one; TWO_HATS_PICTURES a folder for the windows' first pictures.
set -euo pipefail
if [ $# -lt 1 ] || [ $# -gt 2 ] || [ "$(id -u)" != 0 ]; then
    sed -n '2,5p' "$0" >&2
    exit 2
fi
package="$(realpath "$1")"
image=""
[ $# = 1 ] || image="$(realpath "$2")"
. /etc/os-release
work="$(mktemp -d)"
root="$work/debian"
finish() {
    for place in dev/shm proc; do
        mountpoint -q "$root/$place" && umount "$root/$place"
    done
    rm -rf "$work"
}
trap finish EXIT
fail() { echo "packaging/try.sh: $*" >&2; exit 1; }
inside() { env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive chroot "$root" "$@"; }
# As somebody who is not root.
guest() { inside runuser -u guest -- env HOME=/home/guest "$@"; }

echo "== a bare Debian ($VERSION_CODENAME)"
if [ -n "${TWO_HATS_DEBIAN:-}" ]; then
    cp -a "$TWO_HATS_DEBIAN" "$root"
else
    command -v debootstrap >/dev/null || fail "debootstrap is missing (apt-get install debootstrap)"
    mirror="$(apt-get indextargets --format '$(REPO_URI)' "Codename: $VERSION_CODENAME" | sed -n 1p)"
    debootstrap --variant=minbase "$VERSION_CODENAME" "$root" "$mirror" >"$work/log" 2>&1 || { tail "$work/log" >&2; fail "debootstrap failed"; }
fi
mount -t proc proc "$root/proc"
mkdir -p "$root/dev/shm"
mount -t tmpfs tmpfs "$root/dev/shm"
cp /etc/resolv.conf "$root/etc/resolv.conf"
cp "$package" "$root/two-hats.deb"
inside useradd --create-home guest

# What the package asks for first, so that what is left over can only be its own; and what reads types of files.
window="$(dpkg-deb --field "$package" Recommends)"
wanted=(shared-mime-info desktop-file-utils man-db)
[ -z "$window" ] || wanted+=(xvfb netpbm)
mapfile -t -O "${#wanted[@]}" wanted < <(dpkg-deb --field "$package" Depends Recommends | sed 's/^[A-Za-z-]*: //' | tr ',' '\n' | sed 's/([^)]*)//; s/|.*//; s/ //g' | sort -u)
inside apt-get update -qq
inside apt-get install -y -qq --no-install-recommends "${wanted[@]}" >"$work/log" 2>&1 || { tail "$work/log" >&2; fail "what the package asks for cannot be installed"; }

# Without what apt, dpkg and the manual's index write about themselves.
files() {
    inside find / -xdev -not -path '/proc/*' -not -path '/var/lib/apt/*' -not -path '/var/lib/dpkg/*' -not -path '/var/log/*' \
        -not -path '/var/cache/*' -not -path '/tmp/*' -not -path '/home/guest/*' | sort
}
files >"$work/before"

echo "== installed with apt"
inside apt-get install -y -qq --no-install-recommends /two-hats.deb >"$work/log" 2>&1 || { tail "$work/log" >&2; fail "the package cannot be installed"; }
inside dpkg --verify two-hats
inside grep -q 'application/x-two-hats-save:\*.twohats' /usr/share/mime/globs2 || fail "saves have no type"
inside grep -q 'x-two-hats-save=two-hats-save.desktop' /usr/share/applications/mimeinfo.cache || fail "saves are opened by nothing"
# A bare root throws manual pages away when they are installed: that it is in the package is all that can be said.
dpkg-deb --contents "$package" >"$work/contents"
grep -q 'usr/share/man/man1/two-hats.1.gz' "$work/contents" || fail "there is no manual page"

# A game of two crises, its proof and its debrief, by the program that is named.
plays() {
    guest "$1" --version
    guest "$1" check
    guest sh -c "cd && printf '1\n1\n\n' | $1 play two-basements --text --crises 2 --seed 7 --save $2.twohats" >"$work/game"
    tail -n 5 "$work/game"
    guest sh -c "cd && $1 replay $2.twohats && $1 debrief $2.twohats -o $2.html"
    inside grep -q '</html>' "/home/guest/$2.html" || fail "the debrief is not whole"
    guest sh -c "$1 </dev/null" >"$work/bare" 2>&1 || true
    grep -q . "$work/bare" || fail "without a display the program says nothing"
}

# What the window shows first.
shows() {
    mkdir -p "$root/tmp/screen" && chmod 1777 "$root/tmp" "$root/tmp/screen"
    guest sh -c "Xvfb :7 -screen 0 1280x800x24 -fbdir /tmp/screen -nolisten tcp >/dev/null 2>&1 & screen=\$!
        sleep 3; cd; DISPLAY=:7 $1 >window.log 2>&1 & game=\$!
        colours=0; tries=0
        while [ \"\$colours\" -lt 16 ] && [ \"\$tries\" -lt 60 ]; do
            sleep 2; tries=\$((tries + 1))
            colours=\$(xwdtopnm -quiet /tmp/screen/Xvfb_screen0 2>/dev/null | ppmhist -noheader 2>/dev/null | wc -l)
        done
        sleep 5; xwdtopnm -quiet /tmp/screen/Xvfb_screen0 2>/dev/null | pnmtopng -quiet 2>/dev/null >$2.png
        kill \"\$game\"; sleep 2; kill \"\$screen\"; sleep 1
        echo \"\$colours colours after \$((tries * 2)) s at most\"; [ \"\$colours\" -ge 16 ]" ||
        { cat "$root/home/guest/window.log" >&2; fail "the window stays empty"; }
    [ -z "${TWO_HATS_PICTURES:-}" ] || cp "$root/home/guest/$2.png" "$TWO_HATS_PICTURES"
}

echo "== started"
plays two-hats game
if [ -n "$window" ]; then
    echo "== a window's first picture"
    shows two-hats first
fi

echo "== removed"
inside apt-get purge -y -qq two-hats >"$work/log" 2>&1 || { tail "$work/log" >&2; fail "the package cannot be removed"; }
files >"$work/after"
diff "$work/before" "$work/after" || fail "something is left, or something of others is gone"
echo "nothing of it is left; what the player made, beside caches of the libraries for letters and graphics (~/.cache):"
inside find /home/guest -newer /two-hats.deb -type f -not -name 'window.log' -not -name '*.png' -not -path '/home/guest/.cache/*'

if [ -n "$image" ]; then
    echo "== the AppImage, where FUSE is missing"
    install -m 755 "$image" "$root/home/guest/two-hats.AppImage"
    inside chown -R guest: /home/guest
    # Unpacks itself for as long as it runs.
    one="env APPIMAGE_EXTRACT_AND_RUN=1 /home/guest/two-hats.AppImage"
    printf '#!/bin/sh\nexec %s "$@"\n' "$one" >"$root/usr/local/bin/image"
    chmod 755 "$root/usr/local/bin/image"
    plays image image
    [ -z "$window" ] || shows image image
    files >"$work/after"
    diff "$work/before" <(grep -v '^/usr/local/bin/image$' "$work/after") || fail "the AppImage left something"
fi
