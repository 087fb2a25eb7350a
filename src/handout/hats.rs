//! The hats as icons: drawn in outlines, so that black and white is enough.

use maud::{Markup, html};

use crate::content::phrases;
use crate::engine::Hat;

/// A hat as a small picture with its name.
pub(super) fn hat(hat: Hat) -> Markup {
    let (name, _) = phrases::hat(hat);
    html! {
        span class="hat" {
            (icon(hat))
            " " (name)
        }
    }
}

/// The picture alone.
pub(super) fn icon(hat: Hat) -> Markup {
    // A soft hat with a wide brim leads, a hard hat with a ridge manages; both stand side by side, and who waits has none.
    let soft = "M3 17h26M8 17c0-7 2-10 8-10s8 3 8 10M9 14h14";
    let hard = "M4 18h24M7 18c0-6 3-10 9-10s9 4 9 10M16 8v10M12 9v6M20 9v6";
    html! {
        @match hat {
            Hat::Lead => svg viewBox="0 0 32 24" aria-hidden="true" { path d=(soft) {} },
            Hat::Manage => svg viewBox="0 0 32 24" aria-hidden="true" { path d=(hard) {} },
            Hat::Both => {
                svg viewBox="0 0 32 24" aria-hidden="true" { path d=(soft) {} }
                svg viewBox="0 0 32 24" aria-hidden="true" { path d=(hard) {} }
            }
            Hat::Wait => svg viewBox="0 0 32 24" aria-hidden="true" { path d="M8 16a8 6 0 0 1 16 0M6 19h20" stroke-dasharray="3 3" {} },
        }
    }
}
