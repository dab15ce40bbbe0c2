//! `[[source]]` rules: what an archive's owner knows of a source counts in all of its articles, and
//! what fits nothing is said.

use super::driver::{ArchiveFixture, BuiltSite, Workplace, archive, plain_article};

const CALL: &str = "Редакция ждёт ваших писем о мосте и обещает напечатать самые интересные.";

/// Two articles in a folder of their own and one elsewhere, each with a call at its end.
fn with_rule(rule: &str) -> ArchiveFixture {
    let page = |title: &str| format!("{}\n{CALL}\nПросмотров: 1204\n", plain_article(title));
    archive()
        .config(&format!("title = \"Архив\"\n\n{rule}"))
        .article("2026/listok/a.txt", page("Мост"))
        .article("2026/listok/b.txt", page("Паром"))
        .article("2026/c.txt", page("Дорога"))
}

fn problems(rule: &str) -> String {
    with_rule(rule).build().report()
}

/// Whether an article's text, not the record of what was removed, has the call.
fn calls(site: &BuiltSite, route: &str) -> bool {
    let page = site.page(route).0;
    let (text, _) = page.split_once("id=\"record\"").unwrap();
    text.contains(CALL)
}

#[test]
fn a_rule_counts_in_its_folder_alone() {
    let rule = format!("[[source]]\nfolders = [\"listok\"]\ndrop = [\"{CALL}\"]\n");
    let site = with_rule(&rule).build();
    assert_eq!(site.report(), "");
    assert!(!calls(&site, "articles/2026/listok/a/"));
    assert!(!calls(&site, "articles/2026/listok/b/"));
    assert!(calls(&site, "articles/2026/c/"));
    site.page("articles/2026/listok/a/audit/").has("правило для источника").has(CALL);
}

#[test]
fn a_rule_that_fits_nothing_is_worth_a_notice() {
    insta::assert_snapshot!(
        problems("[[source]]\nhosts = [\"stepnoy.example\"]\ndrop = [\"строка\"]\n\n[[source]]\nfolders = [\"listok\"]\ndrop = [\"Рeклама\", { regex = '^Просмотров: \\d+$' }]\nend_before = [{ regex = '^Погода' }]\n"),
        @r"
    notice[unused-source]: no article is of this source
      --> config.toml:3:1
      hint: `postil clean FILE` shows the source and the address that an article has; articles without them can be named by `folders`
    notice[unused-source-line]: none of the 2 articles of this source has the line that `drop` names: `Рeклама`
      --> config.toml:9:9
      hint: copy the line as `postil clean FILE` shows it; or the site has changed, and the line can go
    notice[unused-source-line]: none of the 2 articles of this source has the line that `end_before` names: `^Погода`
      --> config.toml:10:15
      hint: copy the line as `postil clean FILE` shows it; or the site has changed, and the line can go
    "
    );
}

#[test]
fn what_is_wrong_with_a_rule_is_named() {
    insta::assert_snapshot!(
        problems("[[source]]\nhost = [\"stepnoy.example\"]\nstrat_after = [\"a\"]\n\n[[source]]\nhosts = [\"степной вестник\"]\nfolders = [\"../x\"]\ndrop = [\"\", 7, { regex = '(a' }, { regex = '\\w{900}{900}' }, { regexp = 'a' }, { regex = ' ' }]\nkeep = \"строка\"\n\n[[source]]\n"),
        @r#"
    error[unknown-key]: unknown key `host`
      --> config.toml:4:1
      hint: did you mean `hosts`?
    error[unknown-key]: unknown key `strat_after`
      --> config.toml:5:1
      hint: did you mean `start_after`?
    error[bad-value]: `hosts` is `степной вестник`
      --> config.toml:8:10
      hint: write a host, as `stepnoy.example`
    error[bad-value]: `folders` is `../x`
      --> config.toml:9:12
      hint: write a folder's name, or `.` for every one
    error[bad-value]: `drop` is empty
      --> config.toml:10:9
      hint: write a line of the page, or `{ regex = '…' }`
    error[wrong-type]: `drop` is of type integer
      --> config.toml:10:13
      hint: write a line of the page, or `{ regex = '…' }`
    error[bad-regex]: the regular expression `(a` cannot be used: unclosed group
      --> config.toml:10:16
      hint: write it in single quotes, with `\` before a mark that is meant as it stands
    error[bad-regex]: the regular expression `\w{900}{900}` is too big
      --> config.toml:10:34
      hint: use smaller counts in braces, or several patterns; `\w` and `\d` stand for many letters
    error[unknown-key]: unknown key `regexp`
      --> config.toml:10:64
      hint: did you mean `regex`?
    error[bad-regex]: the regular expression is empty
      --> config.toml:10:90
      hint: write what the lines have in common, or take it out
    error[wrong-type]: `keep` is of type string
      --> config.toml:11:8
      hint: write a list, as `["…"]`
    error[incomplete-source]: this `[[source]]` does not say what to do with its articles
      --> config.toml:13:1
      hint: add one of `source`, `drop`, `keep`, `start_after`, `end_before`, `withhold`, `publish`, `noindex`
    error[incomplete-source]: this `[[source]]` does not say which articles it is about
      --> config.toml:13:1
      hint: add one of `hosts`, `names`, `folders`
    "#
    );
}

#[test]
fn a_cache_keeps_what_a_rule_was_used_for() {
    let rule = format!("[[source]]\nfolders = [\"listok\"]\ndrop = [\"{CALL}\"]\n");
    let place = Workplace::default();
    for _ in 0..2 {
        assert_eq!(with_rule(&rule).build_with(&place).report(), "");
    }
    let site = with_rule("").build_with(&place);
    assert!(calls(&site, "articles/2026/listok/a/"));
}

#[test]
fn patterns_cost_little_on_long_lines_and_long_pages() {
    let rule = "[[source]]\nfolders = [\".\"]\ndrop = [{ regex = '(а*)*б$' }, { regex = '^(\\w+\\s?)*!$' }]\nend_before = [\"конец\"]\n";
    let line = "а".repeat(2_000_000);
    let lines = "слово\n".repeat(5_000);
    let start = std::time::Instant::now();
    let site = with_rule(rule).article("line.txt", line).article("lines.txt", lines).build();
    assert_eq!(site.articles(), 5, "{}", site.report());
    assert!(start.elapsed().as_secs() < 120, "the work must grow with the length alone");
}

#[test]
fn a_text_that_is_not_the_accepted_one_is_a_warning_and_is_shown() {
    let accepted =
        "\"content/articles/2026/c.txt\" = { kept = \"1\", text = \"ab\", raw = \"cd\" }\n";
    let site = with_rule("").file("content/accepted.toml", accepted).build();
    assert_eq!(site.articles(), 3);
    insta::assert_snapshot!(site.report(), @r"
    warning[accepted-text-changed]: the text of this article is not the accepted one any more: the raw file has changed
      --> content/articles/2026/c.txt
      content/accepted.toml:1:1: accepted here
      hint: put the old file back, or read the new text and run `postil clean --accept content/articles/2026/c.txt`
    ");
}

#[test]
fn an_accepted_text_of_lines_that_are_not_there_is_named() {
    let page = plain_article("Мост");
    let raw = blake3::hash(page.as_bytes()).to_hex();
    let accepted = format!(
        "\"content/articles/a b.txt\" = {{ kept = \"1-4000000000\", text = \"ab\", raw = \"{}\" }}\n",
        &raw[..32]
    );
    let site = archive().article("a b.txt", page).file("content/accepted.toml", accepted).build();
    insta::assert_snapshot!(site.report(), @r"
    error[bad-accepted-line]: `kept` names line 4000000000, but `content/articles/a b.txt` has 7 lines
      --> content/accepted.toml:1:1
      hint: delete this line, read the article, and run `postil clean --accept 'content/articles/a b.txt'`
    ");
}
