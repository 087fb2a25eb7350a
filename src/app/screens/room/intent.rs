//! Controls of a workshop send what the session is to decide on.

use crate::app::kit::AnyMessage;
use crate::app::play::room::RoomAction;
use crate::session::workshop::RoomIntent;

impl From<RoomIntent> for AnyMessage {
    fn from(intent: RoomIntent) -> Self {
        RoomAction::Do(intent).into()
    }
}
