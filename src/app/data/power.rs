//! Whether the computer runs on its battery.

use std::path::Path;

/// Whether it does, as far as the system says so: Linux in its files, macOS by its own program.
#[must_use]
pub(crate) fn on_battery() -> bool {
    if cfg!(target_os = "macos") {
        let asked = std::process::Command::new("pmset")
            .args(["-g", "batt"])
            .output();
        return asked
            .is_ok_and(|out| String::from_utf8_lossy(&out.stdout).contains("'Battery Power'"));
    }
    discharging(Path::new("/sys/class/power_supply"))
}

/// Whether one of the batteries in Linux's folder of power supplies is being used up. That of a mouse or a headset is none.
fn discharging(folder: &Path) -> bool {
    let says = |supply: &Path, file: &str, word: &str| {
        std::fs::read_to_string(supply.join(file)).is_ok_and(|text| text.trim() == word)
    };
    let Ok(supplies) = std::fs::read_dir(folder) else {
        return false;
    };
    supplies
        .filter_map(|entry| Some(entry.ok()?.path()))
        .any(|supply| {
            says(&supply, "type", "Battery")
                && says(&supply, "status", "Discharging")
                && !says(&supply, "scope", "Device")
        })
}

#[cfg(test)]
mod tests {
    use super::discharging;

    #[test]
    fn a_laptop_is_on_battery_when_its_own_battery_is_used_up() {
        let folder = tempfile::tempdir().expect("a folder");
        let supply = |name: &str, files: &[(&str, &str)]| {
            let supply = folder.path().join(name);
            std::fs::create_dir_all(&supply).expect("it can be made");
            for (file, text) in files {
                std::fs::write(supply.join(file), format!("{text}\n")).expect("it can be written");
            }
        };
        assert!(!discharging(folder.path()), "no battery");
        let mouse = [
            ("type", "Battery"),
            ("status", "Discharging"),
            ("scope", "Device"),
        ];
        supply("hid-mouse", &mouse);
        supply("AC", &[("type", "Mains"), ("online", "1")]);
        supply("BAT0", &[("type", "Battery"), ("status", "Charging")]);
        assert!(!discharging(folder.path()), "plugged in");
        supply("BAT0", &[("status", "Discharging")]);
        assert!(discharging(folder.path()));
        assert!(!discharging(&folder.path().join("nothing")));
    }
}
