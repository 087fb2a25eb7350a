//! What the game says is set as a printer would set it: no straight apostrophe in a text of ours that is drawn.

use std::fs;
use std::path::Path;

use super::architecture::files;

/// What only a terminal shows, where a straight one is at home.
const TERMINAL: [&str; 3] = ["src/cli/", "src/analysis/", "src/build.rs"];

/// The texts between quotation marks in a source of Rust or RON, with the number of the line on which each begins; without comments.
fn literals(source: &str) -> Vec<(usize, String)> {
    let all: Vec<char> = source.chars().collect();
    let at = |i: usize| all.get(i).copied().unwrap_or('\0');
    let (mut found, mut line, mut i) = (Vec::new(), 1, 0);
    while i < all.len() {
        let begins = line;
        match at(i) {
            '/' if at(i + 1) == '/' => {
                while i < all.len() && at(i) != '\n' {
                    i += 1;
                }
                continue;
            }
            '\n' => line += 1,
            // A character, or the name of a lifetime.
            '\'' if at(i + 1) == '\\' => i += 2 + usize::from(at(i + 3) != '\''),
            '\'' if at(i + 2) == '\'' => i += 2,
            '"' => {
                let raw = i > 0 && (at(i - 1) == 'r' || at(i - 1) == '#');
                let hashes = all[..i].iter().rev().take_while(|c| **c == '#').count();
                let mut text = String::new();
                i += 1;
                while i < all.len() {
                    let closes = at(i) == '"' && (1..=hashes).all(|n| at(i + n) == '#');
                    if closes {
                        break;
                    }
                    if at(i) == '\\' && !raw {
                        i += 1;
                    }
                    line += usize::from(at(i) == '\n');
                    text.push(at(i));
                    i += 1;
                }
                found.push((begins, text));
            }
            _ => {}
        }
        i += 1;
    }
    found
}

/// Whether a straight apostrophe stands in a word, or at the end of one that owns something.
fn straight(text: &str) -> bool {
    let all: Vec<char> = text.chars().collect();
    all.windows(3).any(|three| {
        let letter = |c: char| c.is_alphanumeric() || c == '}' || c == '{';
        three[1] == '\''
            && letter(three[0])
            && (letter(three[2]) || (three[0] == 's' && three[2] == ' '))
    })
}

#[test]
fn apostrophes_of_what_is_drawn_are_typographic() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    files(&root.join("src"), &mut paths);
    paths.extend(
        [
            "src/host/page/src/words.ts",
            "assets/framework.ron",
            "assets/quiz.ron",
        ]
        .map(|name| root.join(name)),
    );
    let (mut looked_at, mut wrong) = (0, Vec::new());
    for path in &paths {
        let name = named(root, path);
        if TERMINAL.iter().any(|part| name.starts_with(part)) || name.contains("tests") {
            continue;
        }
        let text = fs::read_to_string(path).expect("the file can be read");
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        // The words of the pages are nothing but texts, some of them within others: every line of them counts.
        let said = if name.ends_with(".ts") {
            let lines = (1..).zip(text.lines().map(str::trim_start));
            let said = lines.filter(|(_, line)| !line.starts_with("//"));
            said.map(|(number, line)| (number, line.to_owned()))
                .collect()
        } else {
            literals(text)
        };
        for (line, said) in said {
            looked_at += 1;
            if straight(&said) {
                wrong.push(format!("{name}:{line}: {said}"));
            }
        }
    }
    assert!(
        looked_at > 5_000,
        "the search finds texts at all: {looked_at}"
    );
    assert!(
        wrong.is_empty(),
        "write ’ in place of ':\n{}",
        wrong.join("\n")
    );
}

fn named(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).expect("the file is in the project");
    inside.to_string_lossy().replace('\\', "/")
}

#[test]
fn the_search_tells_an_apostrophe_from_a_character() {
    let source = r##"
        let a = "the room's door"; // the room's
        let b = ('"', '\'', 'x'); let c: &'static str = "it’s"; let d = r#"a "teams' day""#;
    "##;
    let found: Vec<(usize, bool)> = literals(source)
        .into_iter()
        .map(|(line, text)| (line, straight(&text)))
        .collect();
    assert_eq!(found, [(2, true), (3, false), (3, true)]);
}
