//! What is told of records that cannot be taken.

use super::*;

fn record(number: usize, stated: usize) -> Vec<u8> {
    let head = format!(
        "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: https://dala.example/{number}\r\n\
         Content-Length: {stated}\r\n\r\n"
    );
    format!("{head}<p>{number:06}\r\n\r\n").into_bytes()
}

fn read(bytes: &[u8]) -> Vec<Result<Record, Trouble>> {
    Records::new(bytes, Some(bytes.len() as u64)).collect()
}

#[test]
fn what_came_of_a_record_of_another_length_is_told() {
    for stated in [5, 30, 4_000] {
        let bytes = [record(0, 9), record(1, stated), record(2, 9)].concat();
        let [Ok(first), Err(trouble), Ok(last)] = &*read(&bytes) else { panic!("{stated}") };
        assert_eq!((&*first.body, &*last.body), (&b"<p>000000"[..], &b"<p>000002"[..]));
        let came = trouble.record.as_ref().expect("its header did");
        assert_eq!((trouble.fault, came.address()), (Fault::WrongLength, address(1)));
        assert!(came.body.starts_with(b"<p>00"), "{stated}");
    }
}

#[test]
fn nothing_of_the_next_record_is_told() {
    let bytes = [record(1, 4_000), record(2, 9)].concat();
    let [Err(trouble), Ok(_)] = &*read(&bytes) else { panic!() };
    let came = trouble.record.as_ref().expect("its header did");
    assert_eq!(came.body.trim_ascii_end(), b"<p>000001");
}

fn address(number: usize) -> String {
    format!("https://dala.example/{number}")
}

#[test]
fn a_file_is_not_packed_for_beginning_like_one() {
    let plain = [record(0, 9), record(1, 9), record(2, 9)].concat();
    for mark in [&b"\x1f\x8b\x08\0"[..], b"\x1f\x8b\x08\x08", b"\x28\xb5\x2f\xfd"] {
        for at in [0, 1, 4] {
            let found = read(&[&plain[..at], mark, &plain[at..]].concat());
            assert!(found.iter().filter(|found| found.is_ok()).count() >= 2, "{mark:?}: {found:?}");
        }
    }
    // What is packed without being compressed shows its records.
    let mut stored = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::none());
    std::io::Write::write_all(&mut stored, &plain).unwrap();
    let found = read(&stored.finish().unwrap());
    assert!(found.len() == 3 && found.iter().all(Result::is_ok), "{found:?}");
}
