//! Games and rooms that are kept: saves, rooms without a network, kills, and calls of the system that fail.

mod faults;
mod kill;
mod kill_room;
mod live;
mod saves;
