//! Names that Windows keeps for its devices.

/// Names of devices, where no file or folder can be called so. Source: Microsoft, *Naming Files,
/// Paths, and Namespaces*; the last two are those of the console.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Devices that have a number from 0 to 9, or from ¹ to ³, behind their name.
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];

/// Whether a file or folder of this name is a device on Windows: in large or small letters, and
/// whatever stands behind a full stop.
pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let numbered = |device: &&str| {
        let mut number = stem.strip_prefix(*device).unwrap_or_default().chars();
        matches!((number.next(), number.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
    };
    DEVICES.contains(&&*stem) || NUMBERED_DEVICES.iter().any(numbered)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_has_its_name_in_any_spelling() {
        for name in [
            "con",
            "CON",
            "aux.html",
            "Nul.tar.gz",
            "com1",
            "LPT9.htm",
            "con .txt",
            "COM².log",
            "CONIN$",
        ] {
            assert!(is_device(name), "{name}");
        }
        for name in ["", "cons", "com", "com10", "a.con", "auxiliary", "lpt-1", "com⁴", "con$"] {
            assert!(!is_device(name), "{name}");
        }
    }
}
