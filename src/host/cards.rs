//! The network cards of this laptop, and whether phones can reach it: in words, before anybody stands in front of a room.

use std::net::{IpAddr, Ipv4Addr};

use if_addrs::{IfAddr, IfOperStatus};
use serde::Serialize;

/// An address under which phones may reach this laptop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Card {
    /// The name of the network card.
    pub name: String,
    /// The address.
    pub address: IpAddr,
    /// What it looks like to be.
    pub kind: CardKind,
}

/// What a network card looks like to be, going by name and address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CardKind {
    /// A network of a house: an address for private use.
    Private,
    /// The laptop’s own hotspot.
    Hotspot,
    /// A network that this computer gave an address to itself, because nobody else did.
    LinkLocal,
    /// Virtual machines, containers, a private tunnel: phones are not on it.
    Virtual,
    /// Reachable from the internet.
    Public,
}

/// The cards that phones could use, the likeliest first. Addresses of version 4: those can be read out and typed.
///
/// # Errors
/// If the system does not tell.
pub fn cards() -> std::io::Result<Vec<Card>> {
    let mut cards: Vec<Card> = if_addrs::get_if_addrs()?
        .into_iter()
        .filter(|card| !card.is_loopback() && card.oper_status != IfOperStatus::Down)
        .filter_map(|card| match &card.addr {
            IfAddr::V4(address) => Some(Card {
                kind: kind(&card.name, address.ip, card.is_p2p),
                address: address.ip.into(),
                name: card.name,
            }),
            IfAddr::V6(_) => None,
        })
        .collect();
    let order = |kind| match kind {
        CardKind::Private => 0,
        CardKind::Hotspot => 1,
        CardKind::LinkLocal => 2,
        CardKind::Virtual => 3,
        CardKind::Public => 4,
    };
    cards.sort_by_key(|card| (order(card.kind), card.name.clone()));
    Ok(cards)
}

fn kind(name: &str, address: Ipv4Addr, tunnel: bool) -> CardKind {
    let name = name.to_lowercase();
    let virtual_ones = [
        "docker",
        "veth",
        "br-",
        "virbr",
        "vbox",
        "vmnet",
        "vmware",
        "tun",
        "tap",
        "wg",
        "tailscale",
        "zt",
        "hyper-v",
        "vethernet",
        "utun",
    ];
    // Windows, Android-like and NetworkManager's own hotspots have these since years.
    let hotspot = matches!(
        address.octets(),
        [192, 168, 137, 1] | [10, 42, 0, 1] | [192, 168, 2, 1]
    );
    if hotspot || name.starts_with("ap") || name.starts_with("bridge100") {
        CardKind::Hotspot
    } else if tunnel || virtual_ones.iter().any(|known| name.starts_with(known)) {
        CardKind::Virtual
    } else if address.is_link_local() {
        CardKind::LinkLocal
    } else if address.is_private() || matches!(address.octets(), [100, 64..=127, ..]) {
        CardKind::Private
    } else {
        CardKind::Public
    }
}

/// What a facilitator should know before the room comes in, in sentences. `chosen` is the address that the room is opened under, `files` how
/// many connections this program may hold.
#[must_use]
pub fn preflight(chosen: IpAddr, cards: &[Card], files: u64) -> Vec<String> {
    let mut said = Vec::new();
    if chosen.is_loopback() {
        said.push(
            "Only this computer can reach the room: there is no network, or this address was chosen. Join a Wi-Fi network, or switch on the laptop’s own hotspot."
                .to_owned(),
        );
    } else {
        said.push("Test with one phone first: scan the code, and see it counted.".to_owned());
        match cards.iter().find(|card| card.address == chosen).map(|card| card.kind) {
            Some(CardKind::Hotspot) => said.push(
                "This looks like the laptop’s own hotspot. Windows lets 8 devices in, other systems seldom more than 10 to 30: for a larger room take a router."
                    .to_owned(),
            ),
            Some(CardKind::LinkLocal) => said.push(
                "Nobody gave this laptop an address (169.254...): phones get none either. Take a router, or the laptop’s own hotspot.".to_owned(),
            ),
            Some(CardKind::Virtual) => said.push(
                "This card belongs to a virtual machine or a tunnel: phones are hardly on it. Choose another.".to_owned(),
            ),
            Some(CardKind::Public) => said.push(
                "This address can be reached from outside the room. Put the laptop behind a router, or a proxy with TLS in front of it.".to_owned(),
            ),
            Some(CardKind::Private) | None => said.push(
                "If the phone finds nothing: guest networks often keep devices apart, and this computer’s firewall has to let the program in."
                    .to_owned(),
            ),
        }
        let others = cards.iter().filter(|card| card.address != chosen);
        let others: Vec<String> = others
            .filter(|card| card.kind != CardKind::Virtual)
            .map(|card| format!("{} on {}", card.address, card.name))
            .collect();
        if !others.is_empty() {
            said.push(format!(
                "This laptop has other addresses too ({}): phones must be on the same network as the one shown.",
                others.join(", ")
            ));
        }
    }
    // Some are for the save, the terminal, and whoever is just coming.
    let phones = files.saturating_sub(100);
    if phones < 2_000 {
        said.push(format!(
            "This system lets the program hold about {phones} phones at a time."
        ));
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_are_told_apart_by_name_and_address() {
        let of = |name, ip: [u8; 4]| kind(name, ip.into(), false);
        assert_eq!(of("wlan0", [192, 168, 1, 20]), CardKind::Private);
        assert_eq!(of("wlan0", [10, 42, 0, 1]), CardKind::Hotspot);
        assert_eq!(of("docker0", [172, 17, 0, 1]), CardKind::Virtual);
        assert_eq!(of("eth0", [169, 254, 3, 4]), CardKind::LinkLocal);
        assert_eq!(of("eth0", [93, 184, 216, 34]), CardKind::Public);
        assert_eq!(kind("eth0", [10, 8, 0, 2].into(), true), CardKind::Virtual);
    }

    #[test]
    fn the_preflight_says_what_to_do() {
        let card = |kind, last| Card {
            name: "wlan0".to_owned(),
            address: [192, 168, 1, last].into(),
            kind,
        };
        let cards = [card(CardKind::Private, 20), card(CardKind::Hotspot, 1)];
        let said = preflight([192, 168, 1, 20].into(), &cards, 1_024).join(" ");
        for word in [
            "one phone first",
            "guest networks",
            "firewall",
            "192.168.1.1 on wlan0",
            "924 phones",
        ] {
            assert!(said.contains(word), "{word} in {said}");
        }
        assert!(
            preflight([192, 168, 1, 1].into(), &cards, 9_999)
                .join(" ")
                .contains("8 devices")
        );
        assert!(
            preflight([127, 0, 0, 1].into(), &[], 9_999)
                .join(" ")
                .contains("no network")
        );
    }
}
