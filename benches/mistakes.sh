#!/usr/bin/env bash
# mistakes.sh [PROGRAM]: how long `check` takes for 1 MB of one mistake, over and over, in seconds of processor time; the longest first.
# Every file of a megabyte should be through in 2 s. Each mistake stands alone, on one line, on lines of its own, and within a scenario.
set -euo pipefail
program=${1:-target/release/two-hats}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mistakes=(')' '(' ']' '[' '}' '{' ',' ':' '"' "'" '#' '/*' '*/' '//' ';' '=' '==' '-' '+' '.' '\\' '?' '!' '“' '”' '‘'
    'a' 'a:' 'a: ' 'a,' 'a b ' '"a"' '"a" ' '"a",' 'id: "a",' 'id: id ' '1' '1 ' '1.5,' '-1,' '0x' '1e5,' '99999999999999999999,' 'true,' 'null,' 'None,'
    'Some(' 'Some(1),' 'Lead,' 'lead ' 'Lead: ' '()' '(),' '[],' '[[],],' '{},' '(a: 1),' '(a: (b: ' '(id: "x"),' '(text: "' '[(' 'crises: [' 'r#"' 'r"' 'b"a"'
    '\n' '\t\n' $'\u00a0' $'\u200b' $'\ufeff' 'é' 'ж:' '日本,' '\u{41}' '"\q",' '"\u{110000}",' '<' '<b>' '&amp;' '@' '$' '%' '^' '~' '|' '`')

# repeated TEXT BETWEEN: a megabyte of it
repeated() { yes "$1$2" 2>/dev/null | { [ -n "$2" ] && cat || tr -d '\n'; } | head -c 1000000 || true; }

for mistake in "${mistakes[@]}"; do
    for way in line lines within; do
        file="$work/scenario.ron"
        case $way in
            line) repeated "$mistake" '' ;;
            lines) repeated "$mistake" ' ' ;;
            within) printf '(format: 1, id: "x", title: "X", crises: ['; repeated "$mistake" ''; printf '])\n' ;;
        esac > "$file"
        TIMEFORMAT='%U %S'
        took=$({ time timeout 60 "$program" check "$file" > "$work/said" 2>&1; } 2>&1 || true)
        printf '%s\t%s\t%s\t%s bytes said\n' "$(awk '{ printf "%.2f", $1 + $2 }' <<< "$took")" "$way" "$mistake" "$(wc -c < "$work/said")"
    done
done | sort -rn | { head -n "${ROWS:-8}"; cat > /dev/null; }
