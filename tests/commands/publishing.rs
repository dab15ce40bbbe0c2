//! What publishes an archive on GitHub: the workflows.

use std::fs;
use std::path::Path;

#[test]
fn every_action_is_pinned_to_a_commit_and_names_its_version() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut workflows = vec![repository.join("action.yml")];
    workflows.push(repository.join("src/cli/init/pages.yml"));
    let folder = fs::read_dir(repository.join(".github/workflows")).unwrap();
    workflows.extend(folder.map(|entry| entry.unwrap().path()));
    let mut seen = 0;
    for workflow in workflows {
        let text = fs::read_to_string(&workflow).unwrap();
        for used in text.lines().filter_map(|line| line.split_once("uses: ")) {
            // Postil's own action has the version of the archive's Postil.
            if used.1 == "{{action}}@v{{version}}" {
                continue;
            }
            let (name, version) = used.1.split_once(" # v").expect(used.1);
            let (_, commit) = name.split_once('@').expect(name);
            assert!(commit.len() == 40 && commit.bytes().all(|b| b.is_ascii_hexdigit()), "{name}");
            assert!(version.starts_with(|c: char| c.is_ascii_digit()), "{version}");
            seen += 1;
        }
    }
    assert!(seen >= 10, "{seen}");
}
