//! Changes of the plan: fewer or more crises, skipping one, holding a collapse off, ending early, and which steps a crisis has.

use super::super::frame::Shown;
use super::sure::sure;
use crate::app::data::narration::phones as words;
use crate::app::kit::{Button, Stepper, Style, Ui, space};
use crate::app::play::phones::{DeskAction, Drawer, PhonesAction, StepKind};
use crate::session::PlanChange;
use crate::session::live::{Command, LiveStep, Steps};

/// The most crises that can be typed.
const MOST: u16 = 99;
/// So many that were skipped can be brought back from here: only the last ones can come at all.
const BACK: usize = 3;

pub(super) fn draw(ui: &mut Ui<'_, '_>, shown: &Shown) {
    ui.rule();
    let open = shown.room.desk().drawer == Some(Drawer::Plan);
    let action = PhonesAction::from(DeskAction::Drawer(Drawer::Plan));
    ui.row(0.0, |ui| {
        ui.button(Button::new("Plan", action).id("plan").toggled(open));
    });
    if !open {
        return;
    }
    if shown.wall.room.paused {
        ui.text(Style::Soft, "A break: the plan can be changed after it.");
        return;
    }
    length(ui, shown);
    skipping(ui, shown);
    let held = shown.console.plan.held_off;
    ui.row(0.0, |ui| {
        let change = PlanChange::HoldOff { on: !held };
        let label = "A meter at 0 does not end the game early";
        let button = Button::new(label, planned(change)).id("hold off");
        ui.button(button.toggled(held).quiet());
    });
    if shown.wall.step.step == LiveStep::Briefing || shown.console.asks {
        let on = !shown.console.asks;
        ui.row(0.0, |ui| {
            let asks = PhonesAction::Ask(Command::SetQuestions { on });
            let button = Button::new("Short questions before and after", asks);
            ui.button(button.id("questions").toggled(!on).quiet());
        });
    }
    steps(ui, shown.console.steps);
}

fn planned(change: PlanChange) -> PhonesAction {
    PhonesAction::Ask(Command::Plan(change))
}

/// How many crises were answered already.
fn answered(shown: &Shown) -> u16 {
    let step = &shown.wall.step;
    match step.step {
        LiveStep::Reveal | LiveStep::Over => step.number,
        _ => step.number.saturating_sub(1),
    }
}

fn length(ui: &mut Ui<'_, '_>, shown: &Shown) {
    let plan = &shown.console.plan;
    let of = plan.crises.or(shown.wall.step.of);
    let answered = answered(shown);
    ui.row(space::S, |ui| {
        ui.text(Style::Plain, "The game ends after so many crises:");
        let least = answered.max(1);
        let stepper = Stepper::new("crises", "Crises", of, (least, MOST), |crises| {
            planned(PlanChange::Length {
                crises: Some(crises),
            })
        });
        ui.stepper(stepper.off_tab());
        let all = planned(PlanChange::Length { crises: None });
        let button = Button::new("All that come", all).id("all crises");
        let now = plan.crises.is_none();
        ui.button(button.toggled(now).disabled(now).quiet());
    });
    if answered > 0 && shown.wall.step.step != LiveStep::Over {
        let crises = words::many(u32::from(answered), "crisis", "crises");
        let question = format!("End the game after {crises} and go to the debrief?");
        let end = Command::Plan(PlanChange::Length {
            crises: Some(answered),
        });
        ui.row(space::S, |ui| {
            let button = ("End now", "end now".to_owned());
            sure(ui, shown, button, &question, end);
        });
    }
}

fn skipping(ui: &mut Ui<'_, '_>, shown: &Shown) {
    if let Some(crisis) = &shown.wall.crisis
        && shown.wall.step.step.asks()
    {
        let question = format!("Skip “{}”? What was voted in it is dropped.", crisis.title);
        let skip = Command::Plan(PlanChange::Skip {
            crisis: crisis.id.clone(),
        });
        ui.row(space::S, |ui| {
            let button = ("Skip this crisis", "skip".to_owned());
            sure(ui, shown, button, &question, skip);
        });
    }
    for crisis in shown.console.plan.skipped.iter().rev().take(BACK) {
        let back = planned(PlanChange::Unskip {
            crisis: crisis.clone(),
        });
        ui.row(space::S, |ui| {
            let button = Button::new(format!("Bring {crisis} back"), back);
            ui.button(button.id(format!("unskip {crisis}")).quiet());
        });
    }
}

fn steps(ui: &mut Ui<'_, '_>, steps: Steps) {
    ui.text(Style::Label, "Steps of each crisis");
    ui.row(space::XS, |ui| {
        for kind in StepKind::ALL {
            let mut other = steps;
            let on = kind.of(&mut other);
            let was = *on;
            *on = !was;
            let sets = PhonesAction::Ask(Command::SetSteps(other));
            let button = Button::new(kind.label(), sets).id(format!("step {kind:?}"));
            ui.button(button.toggled(was).quiet());
        }
    });
}
