//! `two-hats replay`.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use serde_json::{Value, json};

use super::CliError;
use super::load::whole;
use super::print::{json as print_json, print};
use super::saves::Format;
use crate::session::{CheckedPlan, PlanChange, Record, Verified, read, verify};

/// Arguments of `two-hats replay`.
#[derive(Debug, Default, clap::Args)]
pub(super) struct Args {
    /// The save.
    save: PathBuf,
    /// How to print.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Runs the command.
///
/// # Errors
/// Whatever the user has to know; a decision that does not come out as it was saved.
pub(super) fn run(args: &Args) -> Result<ExitCode, CliError> {
    let record = read(&args.save)?;
    let verified = verify(&record, &args.save)?;
    let fault = verified.first_fault();
    let code = ExitCode::from(u8::from(fault.is_some()));
    match args.format {
        Format::Human => print(code, |out| human(&record, &verified, out)),
        Format::Json => print_json(code, &json(args, &record, &verified)),
    }?;
    let Some(turn) = fault else {
        return Ok(code);
    };
    let what = match &verified.misfit {
        Some(misfit) if misfit.turn == turn => format!("{misfit}"),
        _ => format!("turn {turn} does not come out as it was saved"),
    };
    let by = &record.newest().program;
    Err(CliError {
        code: 1,
        ..CliError::new(
            what,
            args.save.display().to_string(),
            format!(
                "this save was played with version {by}, and this is {}: another version may have other rules, else the save is damaged",
                env!("CARGO_PKG_VERSION")
            ),
        )
    })
}

fn human(record: &Record, verified: &Verified, out: &mut dyn Write) -> io::Result<()> {
    let meta = &record.meta;
    writeln!(
        out,
        "{} ({}), seed {}",
        meta.title, meta.scenario, meta.seed
    )?;
    let mut plans = verified.plans.iter().peekable();
    for (count, checked) in verified.decisions.iter().enumerate() {
        while let Some(plan) = plans.next_if(|plan| plan.plan.after <= count) {
            planned(plan, out)?;
        }
        let decision = &checked.decision;
        let says = if checked.holds() { "ok" } else { "DIFFERS" };
        writeln!(
            out,
            "{:>3}  {:<40} {:<7} {:016x} {says}",
            decision.turn,
            format!("{}/{}", decision.crisis, decision.response),
            checked.hat.name(),
            decision.fingerprint,
        )?;
    }
    for plan in plans {
        planned(plan, out)?;
    }
    let play = &verified.playthrough;
    if let Some(ending) = play.ending() {
        let ending = play.story().ending(ending);
        writeln!(out, "Ending: {} ({})", ending.title, ending.id)?;
    }
    writeln!(out, "Grade: {}", whole(play.grade()))?;
    if verified.first_fault().is_none() {
        let n = verified.decisions.len();
        writeln!(out, "{n} decisions, each as it was saved.")?;
        match verified.plans.len() {
            0 => {}
            1 => writeln!(out, "1 change of the plan.")?,
            n => writeln!(out, "{n} changes of the plan.")?,
        }
        match record.taken_back.len() {
            0 => {}
            1 => writeln!(out, "1 decision was taken back, and is not played.")?,
            n => writeln!(out, "{n} decisions were taken back, and are not played.")?,
        }
        match record.removed {
            0 => {}
            1 => writeln!(out, "1 text by a person was removed.")?,
            n => writeln!(out, "{n} texts by people were removed.")?,
        }
        writeln!(out, "Last hash: {}", record.head)?;
    }
    Ok(())
}

fn planned(checked: &CheckedPlan, out: &mut dyn Write) -> io::Result<()> {
    let says = if checked.holds { "ok" } else { "DIFFERS" };
    let plan = &checked.plan;
    let what = match &plan.change {
        Some(PlanChange::Length { crises: Some(n) }) => format!("planned: {n} crises"),
        Some(PlanChange::Length { crises: None }) => "planned: all crises that come".to_owned(),
        Some(PlanChange::Skip { crisis }) => format!("skipped: {crisis}"),
        Some(PlanChange::Unskip { crisis }) => format!("asked after all: {crisis}"),
        Some(PlanChange::Cut { cut }) => format!("the short version \"{cut}\""),
        Some(PlanChange::HoldOff { on: true }) => "collapses held off".to_owned(),
        Some(PlanChange::HoldOff { on: false }) => "collapses not held off".to_owned(),
        None => return Ok(()),
    };
    let fingerprint = plan
        .fingerprint
        .map_or_else(String::new, |saved| format!("{saved:016x}"));
    writeln!(out, "     {what:<48} {fingerprint:<16} {says}")
}

fn json(args: &Args, record: &Record, verified: &Verified) -> Value {
    let play = &verified.playthrough;
    let decisions: Vec<_> = verified
        .decisions
        .iter()
        .map(|checked| {
            let decision = &checked.decision;
            json!({
                "turn": decision.turn,
                "crisis": decision.crisis,
                "response": decision.response,
                "hat": checked.hat,
                "saved": format!("{:016x}", decision.fingerprint),
                "found": format!("{:016x}", checked.found),
                "ok": checked.holds(),
            })
        })
        .collect();
    let plans: Vec<_> = verified
        .plans
        .iter()
        .map(|checked| {
            json!({
                "after": checked.plan.after,
                "change": checked.plan.change,
                "plan": checked.plan.plan,
                "saved": checked.plan.fingerprint.map(|saved| format!("{saved:016x}")),
                "ok": checked.holds,
            })
        })
        .collect();
    json!({
        "save": args.save.display().to_string(),
        "scenario": record.meta.scenario,
        "seed": record.meta.seed.to_string(),
        "crises": record.plan().crises,
        "from": record.meta.from,
        "plans": plans,
        "taken_back": record.taken_back.len(),
        "removed": record.removed,
        "last_hash": record.head,
        "ok": verified.first_fault().is_none(),
        "fault": verified.first_fault(),
        "misfit": verified.misfit.as_ref().map(ToString::to_string),
        "decisions": decisions,
        "ending": play.ending().map(|e| &play.story().ending(e).id),
        "grade": f64::from(play.grade()) / 1000.0,
    })
}
