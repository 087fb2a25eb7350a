//! The bar that tells what came of an edit, at the foot of whichever page is open.

use bevy::input_focus::tab_navigation::TabGroup;
use bevy::prelude::*;
use bevy::window::RequestRedraw;

use super::page::PageRoot;
use crate::app::kit::{Arrange, Button, Look, Style, Ui, announce_label, column, row, space};
use crate::app::play::figures::Figures;
use crate::app::play::reload::{EditReport, LastEdit, ReloadAction};
use crate::app::screens::nav::{Navigate, Overlay};
use crate::app::step::Step;

/// The root of the bar.
#[derive(Component, Debug, Clone, Copy)]
struct EditBar;

fn draw(
    last: Res<LastEdit>,
    figures: Res<Figures>,
    look: Res<Look>,
    bars: Query<Entity, With<EditBar>>,
    mut redraw: MessageWriter<RequestRedraw>,
    mut commands: Commands,
) {
    for bar in &bars {
        commands.entity(bar).despawn();
    }
    if let Some(report) = last.report() {
        let root = Node {
            position_type: PositionType::Absolute,
            bottom: px(0),
            width: percent(100),
            ..column(0.0)
        };
        commands
            .spawn((
                EditBar,
                root,
                GlobalZIndex(2),
                TabGroup::new(1),
                announce_label(accesskit::Role::Region, "An edit of the scenario"),
                Name::new("the bar about an edit"),
            ))
            .with_children(|at| bar(&mut Ui::new(at, &look), report, &figures));
    }
    redraw.write(RequestRedraw);
}

fn bar(ui: &mut Ui<'_, '_>, report: &EditReport, figures: &Figures) {
    let tokens = ui.look.tokens;
    let node = row(space::M)
        .full()
        .edge_above(tokens.outline)
        .inset(space::XL, space::S)
        .firm();
    let paint = (
        BackgroundColor(tokens.card.into()),
        BorderColor::all(Color::from(tokens.ink)),
    );
    ui.node((node, paint), |ui| {
        let (icon, tint) = if report.good {
            ("check", tokens.manage)
        } else {
            ("cross", tokens.lead)
        };
        ui.icon(icon, 1.2, tint);
        let words = column(0.0).grow_from(ui.look.rem * 12.0);
        ui.node(words, |ui| {
            ui.text(Style::Plain, report.text.clone());
            if let Some(standing) = figures.standing() {
                ui.text(Style::Small, standing);
            }
        });
        if report.mistakes.is_some() {
            ui.button(
                Button::new("Show the mistakes", ReloadAction::ShowMistakes).key(KeyCode::F7, "F7"),
            );
        }
        if figures.file().is_some() {
            ui.button(
                Button::new("Figures", Navigate::Push(Overlay::Figures))
                    .says("What plays show of the scenario")
                    .key(KeyCode::F6, "F6"),
            );
        }
        ui.button(Button::new("Take off", ReloadAction::Dismiss).key(KeyCode::F8, "F8"));
    });
}

/// The page ends where the bar begins.
fn make_room(
    bars: Query<&ComputedNode, With<EditBar>>,
    mut pages: Query<&mut Node, With<PageRoot>>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let height = bars
        .iter()
        .map(|bar| bar.size().y * bar.inverse_scale_factor())
        .fold(0.0, f32::max);
    for mut page in &mut pages {
        if page.padding.bottom != px(height) {
            page.padding.bottom = px(height);
            redraw.write(RequestRedraw);
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        (
            draw.in_set(Step::Draw).run_if(
                |last: Res<LastEdit>, figures: Res<Figures>, look: Res<Look>| {
                    let shown = last.report().is_some();
                    last.is_changed() | (shown && (look.is_changed() | figures.is_changed()))
                },
            ),
            make_room.in_set(Step::Settle),
        ),
    );
}
