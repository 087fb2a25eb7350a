#!/usr/bin/env bash
# Makes what people install on Linux: an archive, a Debian package and an AppImage, with their checksums.
# usage: packaging/build.sh [--program FILE] [--out DIR]
# Without --program the program is built with the profile `dist`, which takes long.
set -euo pipefail

root="$(cd "$(dirname "$0")/.." && pwd)"
program=""
out="$PWD/dist"
while [ $# -gt 0 ]; do
    case "$1" in
        --program) program="$(realpath "$2")"; shift 2 ;;
        --out) out="$2"; shift 2 ;;
        *) sed -n '2,4p' "$0" >&2; exit 2 ;;
    esac
done
for tool in cargo dpkg-deb dpkg-shlibdeps gzip mksquashfs tar sha256sum; do
    command -v "$tool" >/dev/null || { echo "packaging/build.sh: $tool is missing (on Debian: apt-get install dpkg-dev squashfs-tools)" >&2; exit 1; }
done
if [ -z "$program" ]; then
    (cd "$root" && cargo build --locked --profile dist)
    program="${CARGO_TARGET_DIR:-$root/target}/dist/two-hats"
fi
[ -x "$program" ] || { echo "packaging/build.sh: $program is no program" >&2; exit 1; }
mkdir -p "$out"
out="$(cd "$out" && pwd)"

# All times are that of the commit, all owners root, all names sorted: the same program gives the same bytes.
SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct 2>/dev/null || echo 0)}"
export SOURCE_DATE_EPOCH LC_ALL=C TZ=UTC DPKG_DEB_THREADS_MAX=1
umask 022

maintainer="The Two Hats authors <two-hats@localhost>"
version="$(sed -n 's/^version = "\(.*\)"/\1/p' "$root/Cargo.toml" | sed -n 1p)"
said="$("$program" --version | sed -n 1p)"
case "$said" in
    "two-hats $version"*) ;;
    *) echo "packaging/build.sh: the program says '$said', and Cargo.toml has $version: build it again" >&2; exit 1 ;;
esac
machine="$(uname -m)"
architecture="$(dpkg --print-architecture)"

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# `share`, as it lies in the archive and under /usr.
share="$work/share"
install -D -m 644 "$root/packaging/linux/two-hats.desktop" "$share/applications/two-hats.desktop"
install -D -m 644 "$root/packaging/linux/two-hats-save.desktop" "$share/applications/two-hats-save.desktop"
install -D -m 644 "$root/packaging/linux/two-hats.xml" "$share/mime/packages/two-hats.xml"
install -D -m 644 "$root/assets/icons/mark.svg" "$share/icons/hicolor/scalable/apps/two-hats.svg"
install -D -m 644 "$root/assets/icons/mark.png" "$share/icons/hicolor/512x512/apps/two-hats.png"
install -d "$share/man/man1" "$share/bash-completion/completions" "$share/zsh/vendor-completions" "$share/fish/vendor_completions.d"
"$program" man | gzip -9n >"$share/man/man1/two-hats.1.gz"
# Each command has a page, as its list names them: "  play   Play a scenario".
for command in $("$program" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z-]*\)  .*/\1/p'); do
    [ "$command" = help ] || "$program" man "$command" | gzip -9n >"$share/man/man1/two-hats-$command.1.gz"
done
"$program" completions bash >"$share/bash-completion/completions/two-hats"
"$program" completions zsh >"$share/zsh/vendor-completions/_two-hats"
"$program" completions fish >"$share/fish/vendor_completions.d/two-hats.fish"
doc="$share/doc/two-hats"
install -d "$doc"
install -m 644 "$root/README.md" "$root/LICENSE-MIT" "$root/LICENSE-APACHE" "$root/assets/CREDITS.md" \
    "$root"/assets/fonts/OFL-*.txt "$root/packaging/linux/copyright" "$doc"
gzip -9n <"$root/CHANGELOG.md" >"$doc/CHANGELOG.md.gz"
gzip -9n <"$root/docs/third-party-licences.txt" >"$doc/third-party-licences.txt.gz"

echo "== archive"
name="two-hats-$version-$machine-linux"
install -D -m 755 "$program" "$work/archive/$name/two-hats"
cp -R "$share" "$work/archive/$name/share"
install -m 644 "$root/packaging/linux/FIRST.txt" "$root/LICENSE-MIT" "$root/LICENSE-APACHE" "$work/archive/$name"
tar --create --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" \
    --directory "$work/archive" "$name" | gzip -9n >"$out/$name.tar.gz"

echo "== Debian package"
tree="$work/tree"
install -D -m 755 "$program" "$tree/usr/bin/two-hats"
cp -R "$share" "$tree/usr/share"
printf 'two-hats (%s) unstable; urgency=medium\n\n  * What changed: CHANGELOG.md.gz, beside this file.\n\n -- %s  %s\n' \
    "$version" "$maintainer" "$(date -R -d "@$SOURCE_DATE_EPOCH")" | gzip -9n >"$tree/usr/share/doc/two-hats/changelog.gz"
# Which libraries it is linked with, from the program itself.
mkdir -p "$work/source/debian"
printf 'Source: two-hats\n\nPackage: two-hats\nArchitecture: any\n' >"$work/source/debian/control"
depends="$(cd "$work/source" && dpkg-shlibdeps -O "$tree/usr/bin/two-hats" 2>/dev/null | sed -n 's/^shlibs:Depends=//p')"
[ -n "$depends" ] || { echo "packaging/build.sh: dpkg-shlibdeps names no library that $program is linked with" >&2; exit 1; }
# Those that the window opens when it starts; without them the program plays in the terminal.
recommends=""
if grep -qa 'libxkbcommon' "$program"; then
    recommends="libx11-6, libx11-xcb1, libxcb1, libxcursor1, libxi6, libxkbcommon0, libxkbcommon-x11-0, libvulkan1, mesa-vulkan-drivers, libegl1, libgl1-mesa-dri"
fi
install -d "$tree/DEBIAN"
{
    echo "Package: two-hats"
    echo "Version: $version"
    echo "Architecture: $architecture"
    echo "Maintainer: $maintainer"
    echo "Section: education"
    echo "Priority: optional"
    echo "Installed-Size: $(du -k -s --apparent-size "$tree/usr" | cut -f 1)"
    echo "Depends: $depends"
    [ -z "$recommends" ] || echo "Recommends: $recommends"
    echo "Description: crisis simulator about leading and managing a team"
    echo " A team is in trouble, and you answer one crisis at a time as its leader, as its"
    echo " manager, or as both, and see what that does to morale, stability and results."
    echo " For training sessions and for playing alone; everything works offline."
} >"$tree/DEBIAN/control"
(cd "$tree" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$tree/DEBIAN/md5sums"
dpkg-deb --root-owner-group -Zxz --build "$tree" "$out/two-hats_${version}_$architecture.deb" >/dev/null

made=("$name.tar.gz" "two-hats_${version}_$architecture.deb")

if [ "$machine" = x86_64 ]; then
    echo "== AppImage"
    # What mounts the image and starts what is in it: AppImageKit's runtime, as the crate `appimage` has it. Its sum is what holds it.
    mkdir -p "$work/runtime"
    printf '[package]\nname = "runtime"\nversion = "0.0.0"\nedition = "2021"\n[lib]\npath = "lib.rs"\n[dependencies]\nappimage = "=0.4.0"\n[workspace]\n' >"$work/runtime/Cargo.toml"
    touch "$work/runtime/lib.rs"
    cargo fetch --quiet --manifest-path "$work/runtime/Cargo.toml"
    runtime="$(find "${CARGO_HOME:-$HOME/.cargo}/registry/src" -path '*/appimage-0.4.0/assets/runtime-x86_64' | sed -n 1p)"
    echo "328e0d745c5c6817048c27bc3e8314871703f8f47ffa81a37cb06cd95a94b323  $runtime" | sha256sum --check --quiet
    image="$work/image"
    install -D -m 755 "$program" "$image/usr/bin/two-hats"
    cp -R "$share" "$image/usr/share"
    ln -s usr/bin/two-hats "$image/AppRun"
    cp "$share/applications/two-hats.desktop" "$image"
    cp "$root/assets/icons/mark.png" "$image/two-hats.png"
    ln -s two-hats.png "$image/.DirIcon"
    # Times, owners and order of the files are those of all packages; mksquashfs takes its own time from SOURCE_DATE_EPOCH.
    find "$image" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
    mksquashfs "$image" "$work/image.squashfs" -root-owned -noappend -no-xattrs -comp xz -processors 1 -quiet -no-progress
    made+=("two-hats-$version-$machine.AppImage")
    cat "$runtime" "$work/image.squashfs" >"$out/${made[2]}"
    chmod 755 "$out/${made[2]}"
fi

(cd "$out" && sha256sum "${made[@]}" >SHA256SUMS && cat SHA256SUMS)
