//! Names that Windows keeps for its devices.

/// Names of devices, where no file or folder can be called so.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Devices that have a number from 0 to 9 behind their name.
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];

/// Whether a file or folder of this name is a device on Windows: in large or small letters, and
/// whatever stands behind a full stop.
pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let numbered = |device: &&str| {
        let number = stem.strip_prefix(*device).map(str::as_bytes);
        matches!(number, Some([b'0'..=b'9']))
    };
    DEVICES.contains(&&*stem) || NUMBERED_DEVICES.iter().any(numbered)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_has_its_name_in_any_spelling() {
        for name in ["con", "CON", "aux.html", "Nul.tar.gz", "com1", "LPT9.htm", "con .txt"] {
            assert!(is_device(name), "{name}");
        }
        for name in ["", "cons", "com", "com10", "a.con", "auxiliary", "lpt-1"] {
            assert!(!is_device(name), "{name}");
        }
    }
}
