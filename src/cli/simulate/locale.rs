//! What the user's system takes for a decimal sign, as far as its environment says.

/// Languages that write a decimal comma.
const COMMA: [&str; 34] = [
    "af", "az", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fi", "fr", "gl",
    "hr", "hu", "id", "is", "it", "ka", "kk", "lt", "lv", "mk", "nb", "nl", "pl", "pt", "ro", "ru",
    "sk", "sl",
];
/// Further ones; the list is long enough for two lines.
const COMMA_TOO: [&str; 6] = ["sq", "sr", "sv", "tr", "uk", "vi"];
/// Where one of them writes a point all the same.
const POINT: [&str; 12] = [
    "de_CH", "de_LI", "es_MX", "es_US", "es_PR", "es_GT", "es_HN", "es_NI", "es_SV", "es_PA",
    "es_DO", "it_CH",
];

/// Whether the locale of the environment (`LC_ALL`, `LC_NUMERIC`, `LANG`) writes a decimal comma.
pub(super) fn decimal_comma() -> bool {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_NUMERIC", "LANG"].into_iter().find_map(set);
    locale.is_some_and(|locale| comma(&locale))
}

fn comma(locale: &str) -> bool {
    let place = locale
        .split(['.', '@'])
        .next()
        .unwrap_or_default()
        .replace('-', "_");
    let language = place.split('_').next().unwrap_or_default();
    !POINT.contains(&place.as_str()) && (COMMA.contains(&language) || COMMA_TOO.contains(&language))
}

#[cfg(test)]
mod tests {
    use super::comma;

    #[test]
    fn locales_are_told_apart() {
        for locale in [
            "de_DE.UTF-8",
            "es_ES",
            "it",
            "nl_NL@euro",
            "pt-BR",
            "fr_FR.UTF-8",
        ] {
            assert!(comma(locale), "{locale}");
        }
        for locale in [
            "en_GB.UTF-8",
            "C",
            "POSIX",
            "de_CH.UTF-8",
            "es_MX",
            "ja_JP",
            "",
        ] {
            assert!(!comma(locale), "{locale}");
        }
    }
}
