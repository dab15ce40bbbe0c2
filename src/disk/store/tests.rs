//! Stores that are closed and opened again, damaged, and shared.

use super::*;

/// Text for a blob, of a length of its own.
fn text(number: usize) -> Vec<u8> {
    format!("blob {number} ").repeat(1 + number % 7).into_bytes()
}

/// Opens a store, adds blobs, and has an index name them beside those that are `live`.
fn commit(root: &Path, index: &[u8], live: &[Blob], new: &[Vec<u8>]) -> Vec<Blob> {
    let store = DiskStore::open(root);
    let moved: BTreeMap<(u64, u64), Blob> = store
        .tidy(live)
        .unwrap()
        .into_iter()
        .map(|(old, new)| ((old.pack, old.offset), new))
        .collect();
    let place = |blob: &Blob| *moved.get(&(blob.pack, blob.offset)).unwrap_or(blob);
    let mut live: Vec<Blob> = live.iter().map(place).collect();
    live.extend(new.iter().map(|bytes| store.append(bytes).unwrap()));
    store.replace_index(index, &live).unwrap();
    live
}

/// The files of the store.
fn files(root: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(root.join(STORE)).unwrap();
    entries.map(|entry| entry.unwrap().path()).collect()
}

fn packs(root: &Path) -> Vec<PathBuf> {
    let is_pack = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "pack");
    files(root).into_iter().filter(is_pack).collect()
}

fn size(root: &Path) -> u64 {
    packs(root).iter().map(|pack| fs::metadata(pack).unwrap().len()).sum()
}

/// Fails if the store gives anything that was not put into it.
fn assert_nothing_wrong(root: &Path, index: &[u8], kept: &[(Blob, Vec<u8>)]) {
    let store = DiskStore::open(root);
    assert!(store.index().is_none_or(|found| found == index), "a wrong index");
    for (blob, bytes) in kept {
        assert!(store.read(blob).is_none_or(|found| found == *bytes), "wrong bytes of {blob:?}");
    }
}

/// A store of a few blobs, with what was put into it.
fn small_store(root: &Path) -> Vec<(Blob, Vec<u8>)> {
    let new = [text(1), Vec::new(), text(3)];
    commit(root, b"the index", &[], &new).into_iter().zip(new).collect()
}

#[test]
fn blobs_and_the_index_survive_reopening() {
    let root = tempfile::tempdir().unwrap();
    let kept = small_store(root.path());
    let store = DiskStore::open(root.path());
    assert_eq!(store.index().as_deref(), Some(&b"the index"[..]));
    for (blob, bytes) in &kept {
        assert_eq!(store.read(blob).as_ref(), Some(bytes));
    }
}

#[test]
fn a_blob_can_be_read_before_it_is_committed() {
    let root = tempfile::tempdir().unwrap();
    let store = DiskStore::open(root.path());
    let blobs = [0, 1, 2].map(|number| store.append(&text(number)).unwrap());
    for (number, blob) in blobs.iter().enumerate() {
        assert_eq!(store.read(blob), Some(text(number)));
    }
    let beyond = [(0, u32::MAX), (u64::MAX, 1)];
    for (offset, length) in beyond {
        assert_eq!(store.read(&Blob { offset, length, ..blobs[0] }), None);
    }
}

#[test]
fn a_store_with_a_flipped_byte_gives_nothing_wrong() {
    let root = tempfile::tempdir().unwrap();
    let kept = small_store(root.path());
    for file in files(root.path()) {
        let whole = fs::read(&file).unwrap();
        for place in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[place] ^= 1 << (place % 8);
            fs::write(&file, damaged).unwrap();
            assert_nothing_wrong(root.path(), b"the index", &kept);
        }
        fs::write(&file, whole).unwrap();
    }
}

#[test]
fn a_store_that_is_cut_off_gives_nothing_wrong() {
    let root = tempfile::tempdir().unwrap();
    let kept = small_store(root.path());
    for file in files(root.path()) {
        let whole = fs::read(&file).unwrap();
        for length in 0..whole.len() {
            fs::write(&file, &whole[..length]).unwrap();
            assert_nothing_wrong(root.path(), b"the index", &kept);
        }
        fs::write(&file, whole).unwrap();
    }
}

#[test]
fn a_pack_that_is_cut_off_while_it_is_open_gives_nothing_wrong() {
    let root = tempfile::tempdir().unwrap();
    let kept = small_store(root.path());
    let store = DiskStore::open(root.path());
    fs::write(&packs(root.path())[0], "blob").unwrap();
    for (blob, bytes) in &kept {
        assert!(store.read(blob).is_none_or(|found| found == *bytes));
    }
}

#[test]
fn a_store_without_its_packs_takes_new_blobs() {
    let root = tempfile::tempdir().unwrap();
    let kept = small_store(root.path());
    packs(root.path()).iter().for_each(|pack| fs::remove_file(pack).unwrap());
    assert_nothing_wrong(root.path(), b"the index", &kept);
    let lost: Vec<Blob> = kept.iter().map(|(blob, _)| *blob).collect();
    let live = commit(root.path(), b"another", &lost, &[text(9)]);
    let store = DiskStore::open(root.path());
    assert_eq!(store.index().as_deref(), Some(&b"another"[..]));
    assert_eq!(store.read(live.last().unwrap()), Some(text(9)));
}

#[test]
fn foreign_files_in_the_store_are_in_nobody_s_way() {
    let root = tempfile::tempdir().unwrap();
    let kept = small_store(root.path());
    let folder = root.path().join(STORE);
    let pack = packs(root.path())[0].file_stem().unwrap().to_str().unwrap().to_owned();
    let foreign =
        ["notes.txt", "x.pack", ".pack", "12.pack", ".index.7.tmp", &format!("00{pack}.pack")];
    foreign.iter().for_each(|name| fs::write(folder.join(name), "mine").unwrap());
    fs::create_dir(folder.join("0000000000000007.pack")).unwrap();
    let live: Vec<Blob> = kept.iter().map(|(blob, _)| *blob).collect();
    let live = commit(root.path(), b"another", &live, &[text(9)]);
    let store = DiskStore::open(root.path());
    for (blob, bytes) in live.iter().zip(kept.iter().map(|(_, bytes)| bytes)) {
        assert_eq!(store.read(blob).as_ref(), Some(bytes));
    }
    assert!(foreign.iter().all(|name| fs::read(folder.join(name)).unwrap() == b"mine"));
}

#[test]
fn a_pack_that_no_index_names_goes_with_the_next_one() {
    let root = tempfile::tempdir().unwrap();
    small_store(root.path());
    let old = packs(root.path());
    let live = commit(root.path(), b"another", &[], &[text(9)]);
    assert!(old[0].exists(), "it was in use until now");
    commit(root.path(), b"a third", &live, &[]);
    assert!(!old[0].exists());
    assert_eq!(packs(root.path()).len(), 1);
}

#[test]
fn a_pack_that_another_store_uses_stays_until_it_is_closed() {
    let root = tempfile::tempdir().unwrap();
    let kept = small_store(root.path());
    let reader = DiskStore::open(root.path());
    let writer = DiskStore::open(root.path());
    let unsaved = writer.append(&text(5)).unwrap();
    let live = commit(root.path(), b"another", &[], &[text(9)]);
    let live = commit(root.path(), b"a third", &live, &[]);
    assert_eq!(packs(root.path()).len(), 3);
    for (blob, bytes) in &kept {
        assert_eq!(reader.read(blob).as_ref(), Some(bytes));
    }
    writer.replace_index(b"a fourth", &[live[0], unsaved]).unwrap();
    drop((reader, writer));
    let store = DiskStore::open(root.path());
    assert_eq!(store.read(&unsaved), Some(text(5)));
    assert_eq!(store.read(&live[0]), Some(text(9)));
    drop(store);
    commit(root.path(), b"a fifth", &[live[0], unsaved], &[]);
    assert_eq!(packs(root.path()).len(), 2);
}

#[test]
fn many_small_commits_leave_few_packs_and_little_waste() {
    let root = tempfile::tempdir().unwrap();
    let mut live = commit(root.path(), b"0", &[], &(0..40).map(text).collect::<Vec<_>>());
    let mut texts: Vec<Vec<u8>> = (0..40).map(text).collect();
    for number in 40..200 {
        let gone = number * 7 % live.len();
        live.remove(gone);
        texts.remove(gone);
        live = commit(root.path(), &text(number), &live, &[text(number)]);
        texts.push(text(number));
        let store = DiskStore::open(root.path());
        for (blob, bytes) in live.iter().zip(&texts) {
            assert_eq!(store.read(blob).as_ref(), Some(bytes), "after commit {number}");
        }
        // Those that a commit empties it still uses; they go with the next one.
        assert!(packs(root.path()).len() <= 2 * MOST_PACKS);
    }
    // What the first of these two empties goes with the second.
    let live = commit(root.path(), b"the last but one", &live, &[]);
    let live = commit(root.path(), b"the last", &live, &[]);
    let needed: u64 = live.iter().map(|blob| u64::from(blob.length)).sum();
    assert!(packs(root.path()).len() <= MOST_PACKS + 1);
    assert!(size(root.path()) <= LARGEST_WASTE * needed, "{} of {needed}", size(root.path()));
}

/// What a preview does: one store for all indices, each of which names one blob anew.
struct Preview {
    store: DiskStore,
    live: Vec<Blob>,
    texts: Vec<Vec<u8>>,
}

impl Preview {
    const BLOBS: usize = 20;

    fn start(root: &Path) -> Preview {
        let store = DiskStore::open(root);
        let texts: Vec<Vec<u8>> = (0..Self::BLOBS).map(Self::text).collect();
        let live: Vec<Blob> = texts.iter().map(|text| store.append(text).unwrap()).collect();
        store.replace_index(b"the first", &live).unwrap();
        Preview { store, live, texts }
    }

    /// A large text, so that a few make a pack worth ending.
    fn text(number: usize) -> Vec<u8> {
        text(number).into_iter().cycle().take(32_000 + number).collect()
    }

    /// Changes one blob; gives the blobs as they were named before they moved.
    fn edit(&mut self, number: usize) -> Vec<Blob> {
        let place = number % Self::BLOBS;
        self.texts[place] = Self::text(number);
        self.live[place] = self.store.append(&self.texts[place]).unwrap();
        let before = self.live.clone();
        for (old, new) in self.store.tidy(&self.live).unwrap() {
            self.live.iter_mut().filter(|blob| **blob == old).for_each(|blob| *blob = new);
        }
        self.store.replace_index(&text(number), &self.live).unwrap();
        before
    }

    fn assert_has(&self, blobs: &[Blob], store: &DiskStore) {
        for (blob, text) in blobs.iter().zip(&self.texts) {
            assert_eq!(store.read(blob).as_ref(), Some(text));
        }
    }

    fn needed(&self) -> u64 {
        self.texts.iter().map(|text| text.len() as u64).sum()
    }
}

#[test]
fn a_store_that_stays_open_does_not_grow_with_every_index() {
    let root = tempfile::tempdir().unwrap();
    let mut preview = Preview::start(root.path());
    // Some rounds alone, then beside another process that reads what it has found.
    for number in Preview::BLOBS..400 {
        let before = preview.edit(number);
        preview.assert_has(&before, &preview.store);
        preview.assert_has(&preview.live, &preview.store);
        preview.assert_has(&preview.live, &DiskStore::open(root.path()));
        // The pack that is written, the one that was ended last, and the one before it.
        assert!(packs(root.path()).len() <= 3, "{:?}", packs(root.path()));
        let most = LARGEST_WASTE * preview.needed().max(LEAST_TO_END);
        assert!(size(root.path()) <= 3 * most, "{} of {most}", size(root.path()));
    }
}

#[test]
fn a_pack_that_is_ended_stays_for_another_process_that_uses_it() {
    let root = tempfile::tempdir().unwrap();
    let mut preview = Preview::start(root.path());
    let (live, texts) = (preview.live.clone(), preview.texts.clone());
    let reader = DiskStore::open(root.path());
    (Preview::BLOBS..200).for_each(|number| drop(preview.edit(number)));
    for (blob, text) in live.iter().zip(&texts) {
        assert_eq!(reader.read(blob).as_ref(), Some(text));
        assert_eq!(preview.store.read(blob), None, "the preview itself has let go of it");
    }
    let before = packs(root.path()).len();
    drop(reader);
    preview.edit(200);
    assert!(packs(root.path()).len() < before);
}

#[test]
fn what_was_added_before_a_pack_ended_can_be_named_afterwards() {
    let root = tempfile::tempdir().unwrap();
    let mut preview = Preview::start(root.path());
    let late = preview.store.append(&text(5)).unwrap();
    let is_ended = |preview: &Preview| preview.live.iter().all(|blob| blob.pack != late.pack);
    let mut number = Preview::BLOBS;
    while !is_ended(&preview) {
        preview.edit(number);
        number += 1;
    }
    preview.live.push(late);
    preview.store.replace_index(b"with the late one", &preview.live).unwrap();
    assert_eq!(DiskStore::open(root.path()).read(&late), Some(text(5)));
}

#[test]
fn tidying_leaves_behind_what_cannot_be_read() {
    let root = tempfile::tempdir().unwrap();
    let kept = small_store(root.path());
    let pack = &packs(root.path())[0];
    let mut bytes = fs::read(pack).unwrap();
    bytes[0] ^= 1;
    bytes.resize(3 * bytes.len(), 0);
    fs::write(pack, bytes).unwrap();
    let live: Vec<Blob> = kept.iter().map(|(blob, _)| *blob).collect();
    let moved = DiskStore::open(root.path()).tidy(&live).unwrap();
    assert_eq!(moved.iter().map(|(old, _)| *old).collect::<Vec<_>>(), live[1..]);
}

#[test]
fn a_deleted_store_is_empty() {
    let root = tempfile::tempdir().unwrap();
    small_store(root.path());
    DiskStore::delete(root.path()).unwrap();
    assert_eq!(DiskStore::open(root.path()).index(), None);
    DiskStore::delete(root.path()).unwrap();
    for in_the_way in [".postil/store", ".postil"] {
        let path = root.path().join(in_the_way);
        fs::remove_dir_all(&path).ok();
        fs::write(&path, "a file").unwrap();
        DiskStore::delete(root.path()).unwrap();
        assert_eq!(DiskStore::open(root.path()).index(), None);
        fs::remove_file(&path).ok();
    }
}
