//! The recipes of `CONTRIBUTING.md`, replayed: what was made by that page alone still goes onto this checkout.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A patch in `tests/recipes` that somebody made by following a recipe.
struct Recipe {
    /// What the patch is called.
    name: &'static str,
    /// The recipe, as its heading says it.
    heading: &'static str,
    /// What cargo is asked for, to see that it is built and does what its tests say.
    built: &'static [&'static str],
}

const RECIPES: [Recipe; 4] = [
    Recipe {
        name: "rule",
        heading: "Recipe 1: a rule of the game",
        built: &["test", "--no-default-features", "--test", "engine"],
    },
    Recipe {
        name: "screen",
        heading: "Recipe 2: a screen",
        built: &["test", "--test", "window", "values"],
    },
    Recipe {
        name: "lint",
        heading: "Recipe 3: a lint",
        built: &[
            "test",
            "--no-default-features",
            "--test",
            "content",
            "diagnostics",
        ],
    },
    Recipe {
        name: "bot",
        heading: "Recipe 4: a bot",
        built: &["test", "--no-default-features", "--lib", "bots"],
    },
];

/// Words of the standard library that this program uses nowhere else.
const STANDARD: [&str; 0] = [];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

impl Recipe {
    fn path(&self) -> PathBuf {
        root().join(format!("tests/recipes/{}.patch", self.name))
    }

    fn patch(&self) -> String {
        fs::read_to_string(self.path()).expect("the patch is there")
    }

    /// The files that the patch changes or makes, and what it adds to each.
    fn added(&self) -> Vec<(String, String)> {
        let mut files: Vec<(String, String)> = Vec::new();
        for line in self.patch().lines() {
            if let Some(file) = line.strip_prefix("+++ b/") {
                files.push((file.to_owned(), String::new()));
            } else if let (Some(added), Some((_, text))) =
                (line.strip_prefix('+'), files.last_mut())
            {
                text.push_str(added);
                text.push('\n');
            }
        }
        files
    }

    /// What to do about a recipe that was followed once and cannot be followed any more.
    fn to_do(&self, what: &str) -> String {
        format!(
            "{} (CONTRIBUTING.md): what was made by it no longer goes onto this checkout.\n{what}\n\
             Read the recipe: does the page still say what is so? Mend the page first. Then make the patch again, from the top of the checkout:\n    \
             git apply --reject tests/recipes/{}.patch    # mend what is rejected, as the page says\n    \
             git add --intent-to-add . && git diff -- . ':!tests/recipes' ':!CHANGELOG.md' > /tmp/{}.patch    # then put it in the place of the old one",
            self.heading, self.name, self.name
        )
    }
}

/// Runs git in a folder; says what it complained of.
fn git(folder: &Path, args: &[&str]) -> Result<Vec<u8>, String> {
    let out = Command::new("git")
        .current_dir(folder)
        // What lies around the folder is none of its business.
        .env("GIT_CEILING_DIRECTORIES", folder.parent().unwrap_or(folder))
        .args(args)
        .output()
        .map_err(|error| error.to_string())?;
    if out.status.success() {
        Ok(out.stdout)
    } else {
        Err(String::from_utf8_lossy(&out.stderr).into_owned())
    }
}

/// Copies a file of the checkout into a folder, if it is not there as it is; nothing if there is none.
fn copy(file: &str, to: &Path) {
    let Ok(bytes) = fs::read(root().join(file)) else {
        return;
    };
    let target = to.join(file);
    // An older time is kept where nothing has changed: cargo goes by it.
    if fs::read(&target).is_ok_and(|there| there == bytes) {
        return;
    }
    fs::create_dir_all(target.parent().expect("it is in a folder")).expect("a folder");
    fs::write(target, bytes).expect("room for a copy");
}

/// Takes away what is none of our files: what the recipe before made, or an older checkout had.
fn clear(folder: &Path, checkout: &Path, ours: &BTreeSet<&str>) {
    for entry in fs::read_dir(folder).expect("it was copied") {
        let path = entry.expect("it can be read").path();
        let name = path.strip_prefix(checkout).expect("it is in there");
        if path.is_dir() {
            clear(&path, checkout, ours);
        } else if !ours.contains(&*name.to_string_lossy().replace('\\', "/")) {
            fs::remove_file(&path).expect("a copy of ours");
        }
    }
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// A text of Rust without what is said in it: no remarks, and nothing between quotation marks.
fn code(text: &str) -> String {
    let mut code = String::new();
    for line in text.lines() {
        let line = line.split("//").next().unwrap_or_default();
        let plain: Vec<&str> = line.split('"').step_by(2).collect();
        code.push_str(&plain.join("\"\""));
        code.push('\n');
    }
    code
}

/// The names that code calls for: what is reached by a dot or a path, and every type.
fn called(code: &str) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    let mut before = "";
    let mut rest = code;
    while let Some(start) = rest.find(is_word) {
        let gap = &rest[..start];
        let end = rest[start..]
            .find(|c| !is_word(c))
            .map_or(rest.len(), |length| start + length);
        let name = &rest[start..end];
        let reached = gap.ends_with('.') || gap.ends_with("::");
        let is_type = name.starts_with(|c: char| c.is_ascii_uppercase());
        let is_new = ["fn", "mod", "struct", "enum", "trait", "const", "type"].contains(&before);
        let is_number = name.starts_with(|c: char| c.is_ascii_digit());
        if (reached || is_type) && !is_new && !is_number {
            names.insert(name);
        }
        before = name;
        rest = &rest[end..];
    }
    names
}

/// Words of every source of the checkout, what is said in them as well.
fn words(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("it is in the checkout") {
        let path = entry.expect("it can be read").path();
        if path.is_dir() {
            words(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).expect("it is text");
            let all = text.split(|c: char| !is_word(c));
            found.extend(all.filter(|word| !word.is_empty()).map(str::to_owned));
        }
    }
}

/// Names that a patch makes itself: after a word that makes something, or at the beginning of a line, as fields and variants stand.
fn made(code: &str) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    for line in code.lines() {
        let mut words = line.split(|c| !is_word(c)).filter(|word| !word.is_empty());
        while let Some(word) = words.next() {
            if ["fn", "mod", "struct", "enum", "trait", "const", "type"].contains(&word) {
                names.extend(words.next());
            }
        }
        let line = line.trim_start().trim_start_matches("pub ");
        let end = line.find(|c| !is_word(c)).unwrap_or(line.len());
        if matches!(line[end..].chars().next(), Some(',' | ':' | '(' | ' ')) {
            names.insert(&line[..end]);
        }
    }
    names
}

#[test]
fn the_search_for_names_finds_what_is_called_for_and_what_is_made() {
    let text = code(
        "let x = state.value(Slot::BACKLOG); // not.this\npub struct Mine;\nsay(\"or.that\");\n    Shown,",
    );
    let found: Vec<&str> = called(&text).into_iter().collect();
    assert_eq!(found, ["BACKLOG", "Shown", "Slot", "value"]);
    assert!(made(&text).contains("Mine") && made(&text).contains("Shown"));
    assert!(!made(&text).contains("value"));
}

#[test]
fn what_was_made_by_a_recipe_goes_onto_this_checkout() {
    let page = fs::read_to_string(root().join("CONTRIBUTING.md")).expect("the page is there");
    for recipe in RECIPES {
        assert!(
            page.contains(&format!("## {}\n", recipe.heading)),
            "CONTRIBUTING.md has no \"{}\"",
            recipe.heading
        );
        let folder = tempfile::tempdir().expect("a folder");
        let added = recipe.added();
        assert!(added.len() > 2, "{}: {} files", recipe.name, added.len());
        for (file, _) in &added {
            copy(file, folder.path());
        }
        let patch = recipe.path().display().to_string();
        if let Err(said) = git(folder.path(), &["apply", "-C1", &patch]) {
            panic!("{}", recipe.to_do(&said));
        }
        for (file, _) in &added {
            assert!(folder.path().join(file).is_file(), "{}", recipe.to_do(file));
        }
    }
}

#[test]
fn what_was_made_by_a_recipe_calls_for_nothing_that_is_gone() {
    let mut there = BTreeSet::new();
    for folder in ["src", "tests", "examples", "benches"] {
        words(&root().join(folder), &mut there);
    }
    for recipe in RECIPES {
        let added = recipe.added();
        let sources = added.iter().filter(|(file, _)| file.ends_with(".rs"));
        let codes: Vec<(&String, String)> =
            sources.map(|(file, text)| (file, code(text))).collect();
        let made: BTreeSet<&str> = codes.iter().flat_map(|(_, code)| made(code)).collect();
        let mut seen = 0;
        for (file, code) in &codes {
            for name in called(code) {
                seen += 1;
                let known = there.contains(name) || made.contains(name) || STANDARD.contains(&name);
                assert!(
                    known,
                    "{}",
                    recipe.to_do(&format!("{file} calls for `{name}`, which is gone."))
                );
            }
        }
        assert!(seen > 10, "{}: {seen} names", recipe.name);
    }
}

/// Builds what was made by each recipe in a copy of the checkout, and runs its tests. Dependencies are built once, into a folder beside ours.
#[test]
#[ignore = "builds the program anew for each recipe: a step of its own in .ci/long"]
fn what_was_made_by_a_recipe_is_built_and_passes() {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("recipes");
    let checkout = place.join("checkout");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let listed = git(
        root(),
        &[
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ],
    )
    .expect("this is a checkout");
    let listed = String::from_utf8(listed).expect("names are text");
    let ours: BTreeSet<&str> = listed.split('\0').filter(|file| !file.is_empty()).collect();
    for recipe in RECIPES {
        for file in &ours {
            copy(file, &checkout);
        }
        clear(&checkout, &checkout, &ours);
        let patch = recipe.path().display().to_string();
        if let Err(said) = git(&checkout, &["apply", "-C1", &patch]) {
            panic!("{}", recipe.to_do(&said));
        }
        let out = Command::new(&cargo)
            .current_dir(&checkout)
            .env("CARGO_TARGET_DIR", place.join("target"))
            .args(recipe.built)
            .args(["--offline", "--locked", "--quiet"])
            .output()
            .expect("cargo starts");
        let said = format!(
            "{}{}",
            String::from_utf8_lossy(&out.stdout),
            String::from_utf8_lossy(&out.stderr)
        );
        assert!(out.status.success(), "{}", recipe.to_do(&said));
    }
}
