//! What is written in the preview arrives on the disk, and nothing else does.

use std::fs;

use tempfile::TempDir;

use super::*;
use crate::disk::DiskFiles;
use crate::model::article::{Anchor, BlockSpan};
use crate::model::sidecar::StatedKind;
use crate::model::sidecar_edit::SidecarField;
use crate::model::store::MemoryStore;
use crate::serve::editor::Acceptance;
use crate::site::{BuildOptions, Generator, Silent, Site};

const PAGE: &str = "articles/most/index.html";
const SIDECAR: &str = "content/articles/most.toml";
const TEXT: &str = "Мост в Заречном закрыт до весны\n\n\
    Мост через Тихую закрыли вчера утром, и машины пошли через брод.\n\n\
    Жители говорят, что мост закрыли без предупреждения, и просят паром.\n";
const NOTES: &str = "# mine\n[[note]]\nquote = \"через брод\"\ntext = \"a\"\n\n\
    [[note]]\nquote = \"этого нет\"\n";

/// What stands beside «просят паром».
const BESIDE: &str = "before = \"и машины пошли через брод. Жители говорят, что мост закрыли без предупреждения, и \"\n";

struct Scene {
    root: TempDir,
    editor: SidecarEditor,
}

impl Scene {
    fn new(sidecar: Option<&str>) -> Self {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("content/articles")).unwrap();
        fs::write(root.path().join("config.toml"), "title = \"Архив\"").unwrap();
        fs::write(root.path().join("content/articles/most.txt"), TEXT).unwrap();
        let editor = SidecarEditor::new(root.path());
        let scene = Scene { root, editor };
        if let Some(text) = sidecar {
            scene.put(text);
        }
        scene.build();
        scene
    }

    /// Builds as the preview does after each change.
    fn build(&self) {
        let files = DiskFiles::archive(self.root.path());
        let mut site = Site::open(Arc::new(MemoryStore::default()), Generator::current());
        let catalogue = site.catalogue(&files, &BuildOptions::default(), &Silent).unwrap();
        let moment = Moment::new(catalogue, site.access(), Box::new(files));
        self.editor.show(Arc::new(moment));
    }

    fn put(&self, text: &str) {
        fs::write(self.root.path().join(SIDECAR), text).unwrap();
    }

    fn on_disk(&self) -> Option<String> {
        fs::read_to_string(self.root.path().join(SIDECAR)).ok()
    }

    fn state(&self) -> ArticleState {
        self.editor.article(PAGE).unwrap()
    }

    fn write(&self, edit: SidecarEdit) -> Outcome {
        let change = Change { base: self.state().base, edits: vec![edit] };
        bare(self.editor.write(PAGE, &change))
    }
}

/// An outcome whose file is named from the archive's root.
fn bare(outcome: Outcome) -> Outcome {
    match outcome {
        Outcome::Written { file } if file.ends_with(SIDECAR) => written(),
        outcome => outcome,
    }
}

fn written() -> Outcome {
    Outcome::Written { file: PathBuf::from(SIDECAR) }
}

fn note(quote: &str, before: &str, after: &str) -> Note {
    let some = |text: &str| Some(text.to_owned());
    Note { quote: some(quote), before: some(before), after: some(after), ..Note::default() }
}

fn add(note: Note) -> SidecarEdit {
    SidecarEdit::AddNote { note }
}

#[test]
fn a_note_arrives_with_the_context_that_it_needs() {
    let scene = Scene::new(None);
    assert_eq!(scene.state().base, None);
    let unique = note("через брод", "и машины пошли ", ".");
    assert_eq!(scene.write(add(unique)), written());
    let twice = note("закрыли", "Жители говорят, что мост ", " без предупреждения");
    assert_eq!(scene.write(add(twice)), written());
    assert_eq!(
        scene.on_disk().unwrap(),
        "[[note]]\nquote = \"через брод\"\n\
         before = \"Мост через Тихую закрыли вчера утром, и машины пошли \"\n\
         after = \". Жители говорят, что мост закрыли\"\n\n\
         [[note]]\nquote = \"закрыли\"\n\
         before = \"и машины пошли через брод. Жители говорят, что мост \"\n\
         after = \" без предупреждения, и просят паром.\"\n"
    );
    scene.build();
    let numbers: Vec<_> = scene.state().notes.iter().map(|note| note.number).collect();
    assert_eq!(numbers, [Some(1), Some(2)]);
}

#[test]
fn words_that_the_article_does_not_have_are_no_quote() {
    let scene = Scene::new(None);
    let outcome = scene.write(add(note("открыли", "", "")));
    assert_eq!(outcome, Outcome::Misquoted { quote: "открыли".to_owned() });
    assert_eq!(scene.on_disk(), None);
}

#[test]
fn an_orphan_can_be_edited_and_attached_again() {
    let scene = Scene::new(Some(NOTES));
    let state = scene.state();
    assert_eq!(state.notes.iter().map(|note| note.orphan).collect::<Vec<_>>(), [false, true]);
    let mut orphan = state.notes[1].note.clone();
    orphan.text = "b".to_owned();
    let replace = |note| SidecarEdit::ReplaceNote { index: 1, note };
    assert_eq!(scene.write(replace(orphan.clone())), written());
    orphan.quote = Some("просят паром".to_owned());
    assert_eq!(scene.write(replace(orphan)), written());
    let added = format!("просят паром\"\n{BESIDE}text = \"b\"\n");
    let expected = NOTES.replace("этого нет\"\n", &added);
    assert_eq!(scene.on_disk().unwrap(), expected);
    scene.build();
    assert!(!scene.state().notes[1].orphan);
}

/// The words that the note `index` stands at, as they are confirmed.
fn confirm(scene: &Scene, index: usize) {
    let state = scene.state().notes.swap_remove(index);
    let stands = state.stands.expect("a doubtful note");
    let (quote, before, after) = (Some(stands.quote), Some(stands.before), Some(stands.after));
    let note = Note { quote, before, after, ..state.note };
    assert_eq!(scene.write(SidecarEdit::ReplaceNote { index, note }), written());
    scene.build();
    assert_eq!(scene.state().notes[index].doubt, None);
}

#[test]
fn words_beside_others_than_the_note_says_can_be_confirmed() {
    let note = "[[note]]\nquote = \"просят паром\"\nbefore = \"врачи давно\"\ntext = \"a\"\n";
    let scene = Scene::new(Some(note));
    assert_eq!(scene.state().notes[0].doubt, Some("changed"));
    confirm(&scene, 0);
    assert_eq!(scene.on_disk().unwrap(), note.replace("before = \"врачи давно\"\n", BESIDE));
}

#[test]
fn one_of_several_places_can_be_confirmed() {
    let note = "[[note]]\nquote = \"закрыли\"\ntext = \"a\"\n";
    let scene = Scene::new(Some(note));
    assert_eq!(scene.state().notes[0].doubt, Some("ambiguous"));
    confirm(&scene, 0);
}

#[test]
fn other_words_than_the_quote_wait_for_somebody_to_confirm_them() {
    let scene = Scene::new(Some(NOTES));
    let open = scene.editor.open(PAGE).unwrap();
    let mut article = Article::clone(&open.article);
    let block = article.blocks.iter().position(|block| block.text.contains("паром")).unwrap();
    let start = article.blocks[block].text.find("просят паром").unwrap();
    let bytes = start..start + "просят паром".len();
    article.notes[0].anchor = Anchor::Changed(vec![BlockSpan { block, bytes }]);
    let (sidecar, _) = read_sidecar(SIDECAR, NOTES.as_bytes());
    let states = note_states(&sidecar, &article);
    let stands = states[0].stands.as_ref().unwrap();
    assert_eq!(stands.quote, "просят паром");
    assert!(stands.after.starts_with(article.blocks[block].text[start..].split_at(23).1));
    assert_eq!(scene.state().notes[0].stands, None);
}

#[test]
fn a_sidecar_changed_meanwhile_is_not_overwritten() {
    let scene = Scene::new(Some(NOTES));
    let base = scene.state().base;
    let theirs = format!("title = \"Другой\"\n{NOTES}");
    scene.put(&theirs);
    let edits = vec![SidecarEdit::DeleteNote { index: 1 }];
    let outcome = scene.editor.write(PAGE, &Change { base, edits: edits.clone() });
    let yours = NOTES.split("\n[[note]]\nquote = \"этого").next().unwrap().to_owned();
    assert_eq!(outcome, Outcome::Conflict { theirs: Some(theirs.clone()), yours: yours.clone() });
    assert_eq!(scene.on_disk().as_deref(), Some(&*theirs));

    fs::remove_file(scene.root.path().join(SIDECAR)).unwrap();
    let outcome = scene.editor.write(PAGE, &Change { base: Some(NOTES.to_owned()), edits });
    assert_eq!(outcome, Outcome::Conflict { theirs: None, yours });
    assert_eq!(scene.on_disk(), None, "a deleted sidecar does not come back");
}

#[test]
fn a_new_sidecar_does_not_overwrite_one_that_came_meanwhile() {
    let scene = Scene::new(None);
    scene.put(NOTES);
    let change = Change { base: None, edits: vec![add(note("через брод", "", ""))] };
    assert!(matches!(scene.editor.write(PAGE, &change), Outcome::Conflict { .. }));
    assert_eq!(scene.on_disk().as_deref(), Some(NOTES));
}

#[test]
fn of_changes_at_the_same_time_one_is_written() {
    let scene = Scene::new(None);
    let change = |text: String| {
        let edit = add(Note { text, ..Note::default() });
        scene.editor.write(PAGE, &Change { base: None, edits: vec![edit] })
    };
    let change = &change;
    let outcomes: Vec<Outcome> = std::thread::scope(|scope| {
        let writers: Vec<_> =
            (0..16).map(|number| scope.spawn(move || change(format!("note {number}")))).collect();
        writers.into_iter().map(|writer| writer.join().unwrap()).collect()
    });
    let written = outcomes.iter().filter(|it| matches!(it, Outcome::Written { .. })).count();
    assert_eq!((written, scene.state().notes.len()), (1, 1));
    assert!(outcomes.iter().all(|outcome| !matches!(outcome, Outcome::Refused { .. })));
}

#[test]
fn a_deletion_is_taken_back_to_the_byte() {
    let scene = Scene::new(Some(NOTES));
    assert!(matches!(scene.editor.undo(PAGE), Outcome::Refused { .. }));
    assert_eq!(scene.write(SidecarEdit::DeleteNote { index: 0 }), written());
    assert_ne!(scene.on_disk().as_deref(), Some(NOTES));
    assert_eq!(bare(scene.editor.undo(PAGE)), written());
    assert_eq!(scene.on_disk().as_deref(), Some(NOTES));

    scene.write(SidecarEdit::DeleteNote { index: 0 });
    scene.put("title = \"Другой\"\n");
    assert!(matches!(scene.editor.undo(PAGE), Outcome::Conflict { .. }));
    assert_eq!(scene.on_disk().as_deref(), Some("title = \"Другой\"\n"));
}

#[test]
fn a_sidecar_with_an_error_stays_as_it_is() {
    for broken in ["titel = \"x\"\n", "title = \n", "[[note]\n"] {
        let scene = Scene::new(Some(broken));
        assert!(!scene.state().problems.is_empty(), "{broken}");
        let outcome = scene.write(add(note("через брод", "", "")));
        assert!(matches!(outcome, Outcome::Refused { .. }), "{broken}: {outcome:?}");
        assert_eq!(scene.on_disk().as_deref(), Some(broken));
    }
}

#[test]
fn bytes_that_are_no_text_stay_as_they_are() {
    let scene = Scene::new(None);
    fs::write(scene.root.path().join(SIDECAR), b"title = \"\xcc\xee\"").unwrap();
    assert!(!scene.state().problems.is_empty());
    assert!(matches!(scene.write(add(note("через брод", "", ""))), Outcome::Refused { .. }));
    let bytes = fs::read(scene.root.path().join(SIDECAR)).unwrap();
    assert_eq!(bytes, b"title = \"\xcc\xee\"");
}

#[test]
fn a_sidecar_of_another_raw_file_is_left_alone() {
    let scene = Scene::new(Some(NOTES));
    fs::write(scene.root.path().join("content/articles/most.html"), "<p>Мост закрыт.</p>").unwrap();
    scene.build();
    let open = scene.editor.open(PAGE).unwrap();
    let allowed = scene.editor.read(&open).is_ok();
    assert_eq!(allowed, open.article.source.path.ends_with(".html"));
}

#[test]
fn a_sidecar_whose_name_is_in_another_form_is_the_one_that_is_open() {
    let scene = Scene::new(None);
    let articles = scene.root.path().join("content/articles");
    fs::rename(articles.join("most.txt"), articles.join("мой.txt")).unwrap();
    fs::write(articles.join("мои\u{306}.toml"), NOTES).unwrap();
    scene.build();
    let open = scene.editor.open("articles/moi/index.html").unwrap();
    assert_eq!(open.path, "content/articles/мои\u{306}.toml");
    assert_eq!(scene.editor.read(&open).unwrap().as_deref(), Some(NOTES));
}

#[test]
fn lines_go_out_of_the_text_and_come_back() {
    let scene = Scene::new(None);
    let line =
        scene.editor.lines(PAGE).into_iter().find(|line| line.text.contains("паром")).unwrap();
    assert_eq!((line.number, line.rule), (5.into(), None));
    assert_eq!(scene.write(SidecarEdit::DropLine { line: line.text.clone() }), written());
    scene.build();
    let dropped = scene.editor.lines(PAGE).into_iter().find(|line| line.number.get() == 5).unwrap();
    assert_eq!(dropped.rule.as_deref(), Some("убрано человеком"));
    assert_eq!(scene.write(SidecarEdit::KeepLine { line: line.text }), written());
    assert_eq!(scene.on_disk().as_deref(), Some(""));
}

#[test]
fn fields_say_what_is_theirs_and_what_was_found() {
    let scene = Scene::new(None);
    let edit = |value: &str| SidecarEdit::SetField {
        field: SidecarField::Date,
        value: Some(value.to_owned()),
    };
    assert_eq!(scene.write(edit("вчера")), Outcome::Misstated { keys: vec!["date"] });
    assert_eq!(scene.write(edit("2026-03-09")), written());
    assert_eq!(scene.on_disk().as_deref(), Some("date = 2026-03-09\n"));
    let date = scene.state().fields.into_iter().find(|field| field.field == SidecarField::Date);
    assert_eq!(date.unwrap().own.as_deref(), Some("2026-03-09"));
}

#[test]
fn a_wrong_value_is_told_by_its_key_and_nothing_is_written() {
    let scene = Scene::new(None);
    let set = |field, value: &str| SidecarEdit::SetField { field, value: Some(value.to_owned()) };
    let outcome = scene.write(set(SidecarField::Url, "listok.example"));
    assert_eq!(outcome, Outcome::Misstated { keys: vec!["url"] });
    assert_eq!(scene.on_disk(), None);
}

#[test]
fn a_text_is_accepted_until_it_changes() {
    let scene = Scene::new(None);
    assert_eq!(scene.state().acceptance, Acceptance::Open);
    assert!(matches!(scene.editor.accept(PAGE), Outcome::Written { .. }));
    let file = fs::read_to_string(scene.root.path().join(ACCEPTED_FILE)).unwrap();
    assert!(file.contains("\"content/articles/most.txt\" = { kept = "), "{file}");
    assert_eq!(scene.state().acceptance, Acceptance::Accepted);
    scene
        .put("drop = [\"Жители говорят, что мост закрыли без предупреждения, и просят паром.\"]\n");
    scene.build();
    assert_eq!(scene.state().acceptance, Acceptance::Changed);
    fs::write(scene.root.path().join(ACCEPTED_FILE), "\"a\" = 1\n").unwrap();
    assert!(matches!(scene.editor.accept(PAGE), Outcome::Refused { .. }), "a line would be lost");
}

#[test]
fn the_kind_of_a_block_is_said_at_its_first_line() {
    let scene = Scene::new(None);
    let block = || scene.editor.lines(PAGE).into_iter().find_map(|line| line.block).unwrap();
    let words = "Мост через Тихую закрыли вчера утром, и машины пошли через брод.";
    assert_eq!((block().kind, &*block().words), (Some(StatedKind::Paragraph), words));
    let kind = Some(StatedKind::Quotation);
    assert_eq!(scene.write(SidecarEdit::SetKind { words: block().words, kind }), written());
    scene.build();
    assert_eq!(block().kind, kind);
}
