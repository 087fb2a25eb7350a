//! Every relative link of the pages leads to a file, every anchor to a heading, and what engineers are told of is there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What a page can be linked to by: each heading in the form of GitHub and mdBook, numbered from the second time on.
fn anchors(text: &str) -> Vec<String> {
    let mut slugs: Vec<String> = Vec::new();
    let mut found = Vec::new();
    for heading in prose(text).filter(|line| line.starts_with('#')) {
        let slug: String = heading
            .trim_start_matches('#')
            .trim()
            .to_lowercase()
            .chars()
            .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'))
            .map(|c| if c == ' ' { '-' } else { c })
            .collect();
        found.push(match slugs.iter().filter(|known| **known == slug).count() {
            0 => slug.clone(),
            before => format!("{slug}-{before}"),
        });
        slugs.push(slug);
    }
    found
}

/// The lines that are not code.
fn prose(text: &str) -> impl Iterator<Item = &str> {
    let mut code = false;
    text.lines().filter(move |line| {
        let fence = line.trim_start().starts_with("```");
        code ^= fence;
        !code && !fence
    })
}

/// The targets of `[…](target)` on the lines that are not code.
fn links(text: &str) -> Vec<String> {
    prose(text)
        .flat_map(|line| line.split("](").skip(1))
        .filter_map(|rest| rest.split_once(')'))
        .map(|(target, _)| target.to_owned())
        .filter(|target| !target.contains("://") && !target.starts_with("mailto:"))
        .collect()
}

/// The pages: those at the top of the repository, those of `docs`, and the few beside what they describe.
fn pages() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found: Vec<PathBuf> = ["", "docs", "findings", "assets", "packaging"]
        .iter()
        .filter_map(|folder| fs::read_dir(root.join(folder)).ok())
        .flatten()
        .map(|entry| entry.expect("the repository can be read").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .collect();
    found.sort();
    found
}

#[test]
fn every_link_leads_somewhere() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for page in pages() {
        let text = fs::read_to_string(&page).expect("a page is text");
        for link in links(&text) {
            seen += 1;
            let (file, anchor) = link.split_once('#').unwrap_or((&link, ""));
            let target = if file.is_empty() {
                page.clone()
            } else {
                page.with_file_name(file)
            };
            if !target.exists() {
                wrong.push(format!("{}: {link}: no such file", page.display()));
            } else if !anchor.is_empty() {
                let there = fs::read_to_string(&target).unwrap_or_default();
                if !anchors(&there).iter().any(|known| known == anchor) {
                    wrong.push(format!("{}: {link}: no such heading", page.display()));
                }
            }
        }
    }
    assert!(seen > 50, "only {seen} links were found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The site leaves no page out.
#[test]
fn every_page_stands_in_the_summary() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let summary = fs::read_to_string(docs.join("SUMMARY.md")).expect("docs/SUMMARY.md is text");
    let listed = links(&summary);
    for page in pages().iter().filter(|page| page.parent() == Some(&docs)) {
        let name = page.file_name().and_then(|name| name.to_str());
        let name = name.expect("a page has a name");
        assert!(
            name == "SUMMARY.md" || listed.iter().any(|link| link == name),
            "docs/{name} is not in docs/SUMMARY.md"
        );
    }
}

/// The names of the commands, as the program lists them.
fn commands() -> Vec<String> {
    let help = Command::new(env!("CARGO_BIN_EXE_two-hats"))
        .arg("--help")
        .output()
        .expect("the program starts");
    let help = String::from_utf8(help.stdout).expect("help is text");
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let names: Vec<String> = listed
        .take_while(|line| !line.is_empty())
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| Some(line.split_whitespace().next()?.to_owned()))
        .filter(|name| name != "help")
        .collect();
    assert!(names.len() > 15, "{names:?}");
    names
}

#[test]
fn every_command_has_a_line_and_a_manual_page() {
    let page = fs::read_to_string("docs/commands.md").expect("the page is there");
    for name in commands() {
        assert!(page.contains(&format!("`two-hats {name}")), "{name}");
        let manual = Command::new(env!("CARGO_BIN_EXE_two-hats"))
            .args(["man", &name])
            .output()
            .expect("the program starts");
        assert!(manual.status.success(), "{name}");
        let manual = String::from_utf8(manual.stdout).expect("a page is text");
        assert!(manual.contains(&format!(".TH two-hats-{name} ")), "{name}");
    }
    let unknown = Command::new(env!("CARGO_BIN_EXE_two-hats"))
        .args(["man", "plya"])
        .output()
        .expect("the program starts");
    assert_eq!(unknown.status.code(), Some(2));
    let said = String::from_utf8_lossy(&unknown.stderr).into_owned();
    assert!(
        said.contains("\"plya\"") && said.contains("play, "),
        "{said}"
    );
}

#[test]
fn the_version_says_what_a_report_needs() {
    let asked = |flag: &str| {
        let run = Command::new(env!("CARGO_BIN_EXE_two-hats"))
            .arg(flag)
            .output()
            .expect("the program starts");
        assert!(run.status.success(), "{flag}");
        String::from_utf8(run.stdout).expect("it is text")
    };
    let short = format!("two-hats {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(asked("-V"), short);
    let long = asked("--version");
    let lines: Vec<&str> = long.lines().collect();
    assert!(lines[0].starts_with(short.trim_end()), "{long}");
    let head = Command::new("git")
        .args(["log", "-1", "--format=%h"])
        .output()
        .ok()
        .filter(|run| run.status.success());
    if let Some(head) = head {
        let head = String::from_utf8_lossy(&head.stdout).trim().to_owned();
        assert!(lines[0].contains(&head), "{long}: {head}");
    }
    let features = lines[1]
        .strip_prefix("features: ")
        .expect("features stand second");
    for (name, built) in [
        ("app", cfg!(feature = "app")),
        ("host", cfg!(feature = "host")),
        ("parquet", cfg!(feature = "parquet")),
    ] {
        let told = features.split(", ").any(|one| one == name);
        assert_eq!(told, built, "{name} in {features}");
    }
    assert!(lines[2].starts_with("drivers: "), "{long}");
}

/// What stands between backticks on a page.
fn quoted(page: &str) -> Vec<String> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(page));
    let text = text.expect("the page is there");
    let lines = text.lines().map(|line| line.split('`').skip(1).step_by(2));
    lines.flatten().map(str::to_owned).collect()
}

#[test]
fn every_path_that_engineers_are_told_of_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let is_path = |text: &String| {
        let plain = |c: char| c.is_ascii_alphanumeric() || "/._-".contains(c);
        text.contains('/')
            && text.chars().all(plain)
            && !["NAME", "your"].iter().any(|gap| text.contains(gap))
    };
    let bases = [root.to_owned(), root.join("src"), root.join("src/app")];
    for page in ["CONTRIBUTING.md", "docs/architecture.md"] {
        let paths: Vec<String> = quoted(page).into_iter().filter(is_path).collect();
        assert!(paths.len() > 10, "{page}: {paths:?}");
        for path in paths {
            let there = bases.iter().any(|base| base.join(&path).exists());
            assert!(there, "{page} names {path}, which is not there");
        }
    }
}

#[test]
fn every_target_of_tests_stands_in_the_pyramid() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let named = quoted("docs/testing.md");
    let stands = |name: &str| named.iter().any(|known| known == name);
    let mut files = 0;
    for entry in fs::read_dir(&tests).expect("it can be read") {
        let path = entry.expect("it can be read").path();
        let is_target =
            path.extension().is_some_and(|ending| ending == "rs") || path.join("main.rs").exists();
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        assert!(
            !is_target || stands(&name),
            "{name} has no floor on docs/testing.md"
        );
        // Those of the window and of the host are named after pages and troubles, and are many.
        if !is_target || ["window", "host"].contains(&&*name) {
            continue;
        }
        let floor = fs::read_to_string(path.join("main.rs")).unwrap_or_default();
        for part in floor.lines().filter_map(|line| line.strip_prefix("mod ")) {
            let part = part.trim_end_matches(';');
            files += 1;
            assert!(
                stands(part) || ["support", "circles"].contains(&part),
                "tests/{name} has {part}, which docs/testing.md does not name"
            );
        }
    }
    assert!(files > 25, "{files}");
}
