#!/usr/bin/env bash
# NOT TRIED HERE: written from Apple's documentation, never run.
# Makes a .dmg with Two Hats.app. usage: packaging/macos/build.sh [--program FILE] [--out DIR]
# The app is signed for this machine only ("ad hoc"): who downloads it opens it by a right click, or by `xattr -d com.apple.quarantine`.
set -euo pipefail
root="$(cd "$(dirname "$0")/../.." && pwd)"
program=""
out="$PWD/dist"
while [ $# -gt 0 ]; do
    case "$1" in
        --program) program="$2"; shift 2 ;;
        --out) out="$2"; shift 2 ;;
        *) sed -n '3,4p' "$0" >&2; exit 2 ;;
    esac
done
if [ -z "$program" ]; then
    (cd "$root" && cargo build --locked --profile dist)
    program="${CARGO_TARGET_DIR:-$root/target}/dist/two-hats"
fi
mkdir -p "$out"
version="$(sed -n 's/^version = "\(.*\)"/\1/p' "$root/Cargo.toml" | sed -n 1p)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

app="$work/disk/Two Hats.app/Contents"
mkdir -p "$app/MacOS" "$app/Resources/licences"
cp "$program" "$app/MacOS/two-hats"
sed "s/@VERSION@/$version/" "$root/packaging/macos/Info.plist" >"$app/Info.plist"
cp "$root/LICENSE-MIT" "$root/LICENSE-APACHE" "$root/assets/CREDITS.md" "$root/docs/third-party-licences.txt" "$root"/assets/fonts/OFL-*.txt "$app/Resources/licences"
mkdir "$work/two-hats.iconset"
for size in 16 32 128 256 512; do
    sips -z $size $size "$root/assets/icons/mark.png" --out "$work/two-hats.iconset/icon_${size}x$size.png" >/dev/null
done
iconutil --convert icns --output "$app/Resources/two-hats.icns" "$work/two-hats.iconset"
codesign --force --sign - "$work/disk/Two Hats.app"
ln -s /Applications "$work/disk/Applications"

name="two-hats-$version-$(uname -m)-macos.dmg"
hdiutil create -quiet -ov -volname "Two Hats" -srcfolder "$work/disk" -format UDZO "$out/$name"
(cd "$out" && shasum -a 256 "$name" >SHA256SUMS-macos)
