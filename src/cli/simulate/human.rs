//! Findings for people: a comparison, a table for each bot, and how fast it went. 80 columns.

use std::io::{self, Write};
use std::time::Duration;

use crate::analysis::simulation::Simulation;
use crate::analysis::simulation::summary::{BotSummary, Count, Rate, Summary};

const WIDTH: usize = 80;
/// Where the numbers of a table begin.
const INDENT: usize = 12;
/// A space that no line is broken at.
const GLUE: &str = "\u{a0}";

pub(super) fn write(
    to: &mut impl Write,
    summary: &Summary,
    simulation: &Simulation,
) -> io::Result<()> {
    let title = &simulation.story.raw().title;
    let title = format!(
        "{title} ({}), rulebook {}, seeds {}..{}",
        summary.scenario, summary.rulebook, summary.seeds.from, summary.seeds.to
    );
    writeln!(to, "{}", textwrap::fill(&title, WIDTH))?;
    if !summary.set.is_empty() {
        let set: Vec<String> = summary
            .set
            .iter()
            .map(|set| format!("{} = {}", set.name, set.value))
            .collect();
        writeln!(to, "{}", textwrap::fill(&set.join(", "), WIDTH))?;
    }
    if summary.players.len() > 1 {
        writeln!(to)?;
        compare(to, &summary.players)?;
    }
    for player in &summary.players {
        writeln!(to)?;
        table(to, player)?;
    }
    Ok(())
}

/// How fast it went.
pub(super) fn closing(
    to: &mut impl Write,
    summary: &Summary,
    took: Duration,
    threads: usize,
) -> io::Result<()> {
    let runs: u64 = summary.players.iter().map(|p| p.runs).sum();
    let seconds = took.as_secs_f64();
    writeln!(
        to,
        "\n{} playthroughs in {seconds:.2} s on {threads} thread{}: {} a second",
        grouped(runs),
        if threads == 1 { "" } else { "s" },
        grouped((runs as f64 / seconds.max(1e-9)) as u64),
    )
}

fn compare(to: &mut impl Write, players: &[BotSummary]) -> io::Result<()> {
    writeln!(
        to,
        "{:INDENT$}{:>6} {:>6}  {:>6} {:>6} {:>6}  {:>8}  0{:16}100",
        "player", "grade", "± 95%", "5 %", "median", "95 %", "collapse", ""
    )?;
    for player in players {
        let grade = &player.grade;
        writeln!(
            to,
            "{}{:>6.2} {:>6.2}  {:>6.2} {:>6.2} {:>6.2}  {:>8}  {}",
            label(&player.player),
            grade.mean,
            grade.ci95[1] - grade.mean,
            grade.q05,
            grade.median,
            grade.q95,
            percent(player.collapse.rate),
            blocks(&grade.histogram),
        )?;
    }
    Ok(())
}

fn table(to: &mut impl Write, player: &BotSummary) -> io::Result<()> {
    let grade = &player.grade;
    let runs = format!(" {} playthroughs", grouped(player.runs));
    let name = shortened(&player.player, WIDTH - runs.chars().count() - 3);
    let rule = WIDTH - name.chars().count() - runs.chars().count() - 1;
    writeln!(to, "{name} {}{runs}", "─".repeat(rule))?;
    line(
        to,
        "grade",
        &[
            format!("{:.2} ± {:.2}", grade.mean, grade.ci95[1] - grade.mean),
            format!("sd {:.2}", grade.sd),
            format!("median {:.2}", grade.median),
            format!("5 % {:.2}", grade.q05),
            format!("95 % {:.2}", grade.q95),
        ],
    )?;
    line(to, "", &[format!("0 {} 100", blocks(&grade.histogram))])?;
    if let Some(quality) = player.decision_quality {
        let shown = match quality.mean {
            Some(mean) => vec![
                format!("decision quality {mean:.1}"),
                format!("sd {:.1}", quality.sd),
            ],
            None => vec!["decision quality: nothing was at stake".to_owned()],
        };
        line(to, "decisions", &shown)?;
    }
    line(
        to,
        "collapse",
        &collapse(player.collapse, &player.collapsed),
    )?;
    let numbers = |all: &[crate::analysis::simulation::summary::Number]| -> Vec<String> {
        all.iter()
            .map(|n| format!("{} {:.1}", n.id, n.mean))
            .collect()
    };
    line(to, "meters", &numbers(&player.meters))?;
    line(to, "beneath", &numbers(&player.undercurrents))?;
    let hats = player.hats;
    let mut worn = vec![
        format!("lead {}", percent(hats.lead)),
        format!("manage {}", percent(hats.manage)),
        format!("both {}", percent(hats.both)),
        format!("wait {}", percent(hats.wait)),
    ];
    worn.extend(player.fit.map(|fit| format!("fit {fit:.3}")));
    line(to, "hats", &worn)?;
    line(
        to,
        "people",
        &[
            format!("{:.2} members left", player.members_left),
            format!("{:.2} promises kept", player.promises_kept),
            format!("{:.2} broken", player.promises_broken),
            format!("{:.2} turns", player.turns),
        ],
    )?;
    let endings: Vec<String> = player.endings.iter().map(shown).collect();
    line(to, "endings", &endings)
}

fn collapse(rate: Rate, meters: &[Count]) -> Vec<String> {
    let mut items = vec![format!(
        "{} ({} to {})",
        percent(rate.rate),
        percent(rate.ci95[0]),
        percent(rate.ci95[1])
    )];
    items.extend(meters.iter().map(shown));
    items
}

fn shown(count: &Count) -> String {
    format!("{} {}", count.id, percent(count.share))
}

/// A label and its items, broken between items only.
fn line(to: &mut impl Write, label: &str, items: &[String]) -> io::Result<()> {
    let items: Vec<String> = items.iter().map(|item| item.replace(' ', GLUE)).collect();
    let first = format!("  {label:width$}", width = INDENT - 2);
    let others = " ".repeat(INDENT);
    let options = textwrap::Options::new(WIDTH)
        .initial_indent(&first)
        .subsequent_indent(&others)
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    let text = textwrap::fill(&items.join("   "), options);
    writeln!(to, "{}", text.replace(GLUE, " "))
}

fn percent(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}

/// A histogram, one block an entry; nothing at all is a space, and little is never nothing.
fn blocks(histogram: &[u64]) -> String {
    const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let most = histogram.iter().copied().max().unwrap_or(0).max(1);
    let block = |&count: &u64| {
        let height = (u128::from(count) * 8).div_ceil(u128::from(most)) as usize;
        height
            .checked_sub(1)
            .and_then(|height| BLOCKS.get(height))
            .map_or(' ', |block| *block)
    };
    histogram.iter().map(block).collect()
}

fn label(name: &str) -> String {
    let name = shortened(name, INDENT - 1);
    format!("{name:INDENT$}")
}

/// A name that is too long keeps its end, where paths differ.
fn shortened(name: &str, most: usize) -> String {
    let count = name.chars().count();
    if count <= most {
        return name.to_owned();
    }
    let end: String = name.chars().skip(count - most.saturating_sub(1)).collect();
    format!("…{end}")
}

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_parts() {
        assert_eq!(grouped(1_234_567), "1,234,567");
        assert_eq!(grouped(999), "999");
        assert_eq!(shortened("scripted:/a/b.ron", 6), "…b.ron");
        assert_eq!(blocks(&[0, 1, 4, 8]), " ▁▄█");
        assert_eq!(blocks(&[0, 1, 100_000]), " ▁█");
    }

    #[test]
    fn long_lists_break_between_items() {
        let items: Vec<String> = (0..9).map(|n| format!("meter-{n} 50.{n}")).collect();
        let mut text = Vec::new();
        line(&mut text, "meters", &items).unwrap();
        let text = String::from_utf8(text).unwrap();
        assert!(text.lines().count() > 1);
        for line in text.lines() {
            assert!(line.len() <= WIDTH && line.trim_start().starts_with("meter"));
        }
        assert!(items.iter().all(|item| text.contains(item)));
    }
}
