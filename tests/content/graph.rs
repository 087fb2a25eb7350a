//! `two-hats graph` and `two-hats check --watch` as programs.

use std::io::{BufRead, BufReader};
use std::process::{Command, Output, Stdio};

fn two_hats(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_two-hats"))
        .args(arguments)
        .output()
        .expect("the program runs")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("the program writes UTF-8")
}

#[test]
fn stdout_holds_the_picture_and_nothing_else() {
    let output = two_hats(&["graph", "two-basements", "--runs", "30"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty());
    roxmltree::Document::parse(&stdout(&output)).expect("it is XML");
    let output = two_hats(&[
        "graph",
        "two-basements",
        "--runs",
        "30",
        "--format",
        "mermaid",
    ]);
    assert!(stdout(&output).starts_with("flowchart TD\n"));
}

#[test]
fn the_ending_of_the_file_says_how_it_is_drawn() {
    let folder = tempfile::tempdir().expect("there is room");
    for (name, beginning) in [
        ("a.svg", "<svg "),
        ("a.html", "<!DOCTYPE html>\n"),
        ("a.mmd", "flowchart TD\n"),
        ("a.md", "# Two Basements\n\n```mermaid\nflowchart TD\n"),
    ] {
        let file = folder.path().join(name);
        let path = file.to_str().expect("a plain path");
        let output = two_hats(&["graph", "two-basements", "--runs", "9", "-o", path]);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        assert!(output.stdout.is_empty());
        let text = std::fs::read_to_string(&file).expect("it was written");
        assert!(text.starts_with(beginning), "{name}");
    }
}

#[test]
fn what_cannot_be_drawn_is_told_with_a_way_out() {
    for (arguments, what, help) in [
        (
            &["graph", "no-such"][..],
            "there is no scenario \"no-such\"",
            "two-basements",
        ),
        (&["graph", "two-basements", "-o", "a.png"], "ending", ".svg"),
        (
            &["graph", "two-basements", "-o", "/no/such/a.svg"],
            "the folder for this file does not exist",
            "make the folder",
        ),
        (
            &["graph", "two-basements", "--runs", "0"],
            "--runs",
            "from 1 to 1000000",
        ),
    ] {
        let output = two_hats(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty());
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(error.contains(what) && error.contains(help), "{error}");
    }
}

#[test]
fn the_same_seed_draws_the_same_picture() {
    let draw = |seed| {
        stdout(&two_hats(&[
            "graph",
            "second-kettle",
            "--runs",
            "40",
            "--seed",
            seed,
        ]))
    };
    assert_eq!(draw("1"), draw("1"));
    assert_ne!(draw("1"), draw("2"));
}

#[test]
fn watching_checks_again_after_a_save() {
    let folder = tempfile::tempdir().expect("there is room");
    let file = folder.path().join("scenario.ron");
    std::fs::write(&file, "(").expect("it can be written");
    let mut child = Command::new(env!("CARGO_BIN_EXE_two-hats"))
        .args(["check", "--watch"])
        .arg(&file)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program runs");
    let out = child.stdout.take().expect("it is piped");
    let mut lines = BufReader::new(out).lines().map_while(Result::ok);
    let mut next = || lines.find(|line| line.starts_with("checked at"));
    assert!(next().is_some(), "checked once");
    let whole = include_str!("../../scenarios/two-basements/scenario.ron");
    std::fs::write(&file, whole).expect("it can be written");
    assert!(next().is_some(), "checked again");
    #[cfg(unix)]
    {
        let pid = child.id().to_string();
        let sent = Command::new("kill").args(["-INT", &pid]).status();
        assert!(sent.expect("kill is there").success());
        assert_eq!(child.wait().expect("it ends").code(), Some(0));
    }
    #[cfg(not(unix))]
    child.kill().expect("it ends");
}

#[test]
fn what_is_built_in_cannot_be_watched() {
    let output = two_hats(&["check", "--watch", "two-basements"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("nothing to watch"));
}

#[test]
fn no_title_breaks_out_of_a_page_of_markdown() {
    let folder = tempfile::tempdir().expect("there is room");
    let small = std::fs::read_to_string("tests/fixtures/small/scenario.ron").expect("it is there");
    let title = r#"title: "The Small Bakery""#;
    assert!(small.contains(title));
    let bad = r#"title: "A\n```\n</pre><script>alert(1)</script> ~~~ %%{{init: x}}%% $$x$$ <!-- [a](b) \u{202e}""#;
    let crisis = r#"title: "The oven""#;
    assert!(small.contains(crisis));
    let text = small.replace(title, bad).replace(crisis, bad);
    std::fs::write(folder.path().join("scenario.ron"), text).expect("it is new");
    let file = folder.path().join("a.md");
    let args = [folder.path(), &file].map(|p| p.to_str().expect("a plain path").to_owned());
    let output = two_hats(&["graph", &args[0], "--runs", "9", "-o", &args[1]]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let page = std::fs::read_to_string(&file).expect("it was written");
    let lines: Vec<&str> = page.lines().collect();
    assert!(
        lines[0].starts_with("# A \\`\\`\\` \\</pre\\>\\<script\\>"),
        "{}",
        lines[0]
    );
    assert_eq!(lines[1..3], ["", "```mermaid"]);
    let fences = |l: &&&str| l.trim_start().starts_with("```") || l.trim_start().starts_with("~~~");
    assert_eq!(
        lines.iter().filter(fences).count(),
        2,
        "it begins once and ends once"
    );
    assert_eq!(lines.last(), Some(&"```"));
    for bad in ["<script", "%%{", "$$", "<!--", "\u{202e}"] {
        assert!(!lines[2..].iter().any(|l| l.contains(bad)), "{bad}");
    }
}
