//! What the parts of the debrief's page share.

use bevy::prelude::*;

use super::state::{Opened, Section, Unfolded};
use crate::app::kit::{Style, Ui, announce_label, silent};
use crate::debrief::Debrief;
use crate::session::View;

/// What the parts of the page are drawn from.
pub(super) struct Parts<'a> {
    pub(super) debrief: &'a Debrief,
    pub(super) opened: Option<&'a Opened>,
    pub(super) unfolded: &'a Unfolded,
    pub(super) view: &'a View,
    /// Width of what stands in a card, in logical pixels.
    pub(super) width: f32,
}

/// The head of a part of the page.
#[derive(Component, Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SectionHead(pub(super) Section);

pub(super) const fn icon(section: Section) -> &'static str {
    match section {
        Section::Happened => "ledger",
        Section::Asked => "both",
        Section::Moments => "road",
        Section::Where => "growth",
        Section::Profile => "notes",
        Section::People => "people",
        Section::Plan => "plan",
    }
}

/// A text that is seen only: what is around it says the same in words.
pub(super) fn quiet(ui: &mut Ui<'_, '_>, style: Style, text: impl Into<String>) -> Entity {
    let bundle = style.bundle(ui.look);
    ui.leaf((Text::new(text), bundle, Node::default(), silent()))
}

/// What a chart says to who cannot see it; what is drawn in it is silent or says more.
pub(super) fn figure(
    ui: &mut Ui<'_, '_>,
    label: impl Into<String>,
    node: Node,
    inside: impl FnOnce(&mut Ui<'_, '_>),
) -> Entity {
    ui.node(
        (node, announce_label(accesskit::Role::Figure, label)),
        inside,
    )
}
