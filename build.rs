//! The default theme is embedded in the program; a change in its folder asks for a new build.

fn main() {
    println!("cargo::rerun-if-changed=themes/default");
}
