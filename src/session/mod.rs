//! Intents in, views out, and the journal: the one code path for deciding, saving and replaying.
