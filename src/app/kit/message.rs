//! What a control sends when it is used: a message of whichever part it is meant for.

use std::any::type_name;
use std::fmt;
use std::sync::Arc;

use bevy::prelude::*;

/// A message of any part, to be sent as often as its control is used.
#[derive(Clone)]
pub struct AnyMessage {
    kind: &'static str,
    send: Arc<dyn Fn(&mut Commands<'_, '_>) + Send + Sync>,
}

impl AnyMessage {
    /// Sends it.
    pub fn send(&self, commands: &mut Commands<'_, '_>) {
        (self.send)(commands);
    }
}

impl<M: Message + Clone> From<M> for AnyMessage {
    fn from(message: M) -> Self {
        Self {
            kind: type_name::<M>(),
            send: Arc::new(move |commands| {
                commands.write_message(message.clone());
            }),
        }
    }
}

impl fmt::Debug for AnyMessage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AnyMessage({})", self.kind)
    }
}
