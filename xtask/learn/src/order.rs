//! What is to be done, as the command line says it.

use std::path::PathBuf;

use postil_clean::learn::Passes;

use crate::training::Plan;

const COMMANDS: [&str; 3] = ["train", "train-fields", "evaluate"];

/// Networks in the committee.
const MEMBERS: usize = 2;
/// How often each page is shown.
const PASSES: usize = 5;

/// What is to be done.
pub struct Order {
    pub command: String,
    pub folder: PathBuf,
    pub folds: usize,
    /// Where the committees of the folds are kept.
    pub keep: Option<PathBuf>,
    pub members: usize,
    pub plan: Plan,
    /// The passes that run.
    pub passes: Passes,
    /// Whether to tell what each of them is worth.
    pub worth: bool,
}

impl Order {
    /// Reads the words of a command line; none where one of them is not known.
    pub fn read(mut words: impl Iterator<Item = String>) -> Option<Order> {
        let command = words.next().filter(|word| COMMANDS.contains(&word.as_str()))?;
        let folder = PathBuf::from(words.next()?);
        let mut order = Order {
            command,
            folder,
            folds: 1,
            keep: None,
            members: MEMBERS,
            plan: Plan { passes: PASSES, seed: 1 },
            passes: Passes::ALL,
            worth: false,
        };
        while let Some(option) = words.next() {
            match option.as_str() {
                "--worth" => order.worth = true,
                _ => order.set(&option, words.next()?)?,
            }
        }
        Some(order)
    }

    fn set(&mut self, option: &str, value: String) -> Option<()> {
        let number = || value.parse::<usize>().ok();
        match option {
            "--without" => self.passes = self.passes.without(&value)?,
            "--keep" => self.keep = Some(PathBuf::from(value)),
            "--folds" => self.folds = number()?.max(1),
            "--members" => self.members = number()?.max(1),
            "--passes" => self.plan.passes = number()?,
            "--seed" => self.plan.seed = number()? as u64,
            _ => return None,
        }
        Some(())
    }
}
