//! What is declared and never used, or used and never changed. The place is always the declaration.

use std::collections::HashSet;

use super::texts::texts;
use crate::content::finding::{At, Finding};
use crate::content::story::{Story, short_name};
use crate::engine::{MemberIx, Op, Part, Tables, Test, ValueIx};

/// Adds the warnings.
pub(super) fn lint(story: &Story, findings: &mut Vec<Finding>) {
    let places = story.places();
    let set = |positions: &[u32]| positions.iter().copied().collect::<HashSet<u32>>();
    let raw = story.raw();
    let flags = At::ROOT.field("flags");
    let (read, written) = (set(&places.flags_read), set(&places.flags_set));
    for (i, flag) in (0..).zip(&raw.flags) {
        let name = format!("the flag \"{flag}\"");
        let at = flags.index(i as usize);
        used(
            &name,
            "flag",
            &at,
            read.contains(&i),
            written.contains(&i),
            findings,
        );
    }
    let variables = At::ROOT.field("variables");
    let (read, written) = (set(&places.variables_read), set(&places.variables_written));
    for (i, variable) in (0..).zip(&raw.variables) {
        let name = format!("the variable \"{}\"", variable.id);
        let at = variables.index(i as usize);
        used(
            &name,
            "variable",
            &at.field("id"),
            read.contains(&i),
            written.contains(&i),
            findings,
        );
    }
    let tables = story.scenario().tables();
    values(story, tables, findings);
    meters(story, tables, findings);
    members(story, tables, findings);
}

fn used(
    name: &str,
    kind: &str,
    at: &At<'_>,
    read: bool,
    written: bool,
    findings: &mut Vec<Finding>,
) {
    let flag = kind == "flag";
    let (code, message, help) = match (read, written) {
        (true, true) => return,
        (false, false) => (
            if flag {
                "flag-never-used"
            } else {
                "variable-never-used"
            },
            format!("nothing in this scenario uses {name}"),
            format!("take the {kind} out"),
        ),
        (false, true) => (
            if flag {
                "flag-never-read"
            } else {
                "variable-never-read"
            },
            format!("no condition asks for {name}"),
            format!("let a crisis, an outcome or an ending depend on it, or take the {kind} out"),
        ),
        (true, false) if flag => (
            "flag-never-set",
            format!("conditions ask for {name}, but nothing ever sets it"),
            "set it in the effects of a response or an outcome, with Flag(\"…\")".to_owned(),
        ),
        (true, false) => (
            "variable-never-written",
            format!("conditions ask for {name}, but nothing ever changes it"),
            "change it in the effects of a response or an outcome, with Variable(id: \"…\", by: 1)"
                .to_owned(),
        ),
    };
    findings.push(Finding::warning(code, at, message).help(help));
}

fn values(story: &Story, tables: &Tables, findings: &mut Vec<Finding>) {
    let at = At::ROOT.field("values");
    for (i, value) in story.raw().values.iter().enumerate() {
        let ix = ValueIx(i as u32);
        let touched =
            |op: &Op| matches!(op, Op::Honour(v) | Op::Breach(v) | Op::Repair(v) if *v == ix);
        if !tables.effects.iter().any(touched) {
            let at = at.index(i);
            findings.push(
                Finding::warning(
                    "value-never-tested",
                    &at.field("id"),
                    format!("no response honours, breaches or repairs the value \"{}\"", value.id),
                )
                .help("let a response cost or confirm it, with Honour, Breach or Repair, or take the value out"),
            );
        }
    }
}

fn meters(story: &Story, tables: &Tables, findings: &mut Vec<Finding>) {
    let at = At::ROOT.field("meters");
    for (i, meter) in story.raw().meters.iter().enumerate() {
        let slot = tables.layout.meter(i as u16);
        let changes = |op: &Op| matches!(op, Op::Add(s, _) | Op::Set(s, _) if *s == slot);
        if meter.drift == 0 && !tables.effects.iter().any(changes) {
            let at = at.index(i);
            findings.push(
                Finding::warning(
                    "meter-never-changes",
                    &at.field("id"),
                    format!("nothing ever changes the meter \"{}\"", meter.id),
                )
                .help(format!(
                    "change it in effects, with Meter(id: \"{}\", by: 5), or take the meter out",
                    meter.id
                )),
            );
        }
    }
}

/// The members whom an effect, a condition or a promise names.
fn named(tables: &Tables) -> HashSet<u32> {
    let layout = tables.layout;
    let member_of = |slot| match layout.part(slot) {
        Part::Member(MemberIx(member), _) => Some(member),
        Part::Core | Part::Meter(_) | Part::Variable(_) => None,
    };
    let effects = tables.effects.iter().filter_map(|op| match *op {
        Op::Member(MemberIx(member), ..) | Op::Leave(MemberIx(member)) => Some(member),
        _ => None,
    });
    let tests = tables.tests.iter().filter_map(|test| match *test {
        Test::AtLeast(slot, _) | Test::AtMost(slot, _) => member_of(slot),
        Test::Left(MemberIx(member)) => Some(member),
        _ => None,
    });
    let promises = tables.promises.iter().filter_map(|p| Some(p.to?.0));
    effects.chain(tests).chain(promises).collect()
}

fn members(story: &Story, tables: &Tables, findings: &mut Vec<Finding>) {
    let raw = story.raw();
    let named = named(tables);
    let speaking: HashSet<&str> = raw
        .crises
        .iter()
        .flat_map(|c| &c.responses)
        .flat_map(|r| &r.outcomes)
        .flat_map(|o| &o.says)
        .map(|line| &*line.who)
        .chain(raw.voices.iter().filter_map(|v| v.who.as_deref()))
        .collect();
    let team = At::ROOT.field("team");
    for (i, member) in raw.team.iter().enumerate() {
        let in_text = |text: &str| {
            text.contains(short_name(member))
                || text.match_indices('{').any(|(open, _)| {
                    text[open + 1..]
                        .strip_prefix(&*member.id)
                        .is_some_and(|rest| rest.starts_with(['}', '.']))
                })
        };
        if named.contains(&(i as u32)) || speaking.contains(&*member.id) || texts(raw).any(in_text)
        {
            continue;
        }
        let at = team.index(i);
        findings.push(
            Finding::warning(
                "member-never-mentioned",
                &at.field("id"),
                format!(
                    "no scene, response or effect mentions {}",
                    short_name(member)
                ),
            )
            .help(format!(
                "write {{{}}} in a text where they are, or take the member out",
                member.id
            )),
        );
    }
}
