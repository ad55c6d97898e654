use radio_log_borrowed::{Field, Log, LogError, Problem, Record};
use std::borrow::Cow;

const TEXT: &str = "# field day\n\
    call=DL1ABC band=20m op=\"Jan Berg\" note=\n\
    \n\
    call=OZ7X  band=40m op=\"Ida \\\"Tiny\\\" Holm\" \r\n\
    call=DL1ABC band=80m band=20m note=\"C:\\\\log\"\n";

fn inside(text: &str, part: &str) -> bool {
    let range = text.as_bytes().as_ptr_range();
    range.contains(&part.as_ptr()) || part.is_empty()
}

/// "Every key borrows from the text. A value is `Cow::Borrowed` from the text whenever it stands there as it is: a bare
/// value, and a quoted value without a backslash."
#[test]
fn plain_values_are_borrowed() {
    let text = TEXT.to_string();
    let log = Log::parse(&text).unwrap();
    let fields = log.records()[0].fields();
    assert_eq!(fields.len(), 4);
    for field in fields {
        assert!(inside(&text, field.key), "{field:?}");
        assert!(matches!(field.value, Cow::Borrowed(value) if inside(&text, value)), "{field:?}");
    }
    assert_eq!(fields[2], Field { key: "op", value: Cow::Borrowed("Jan Berg") });
    assert_eq!(fields[3].value, "");
}

/// "Only a quoted value with an escape in it is `Cow::Owned`."
#[test]
fn escaped_values_are_owned() {
    let log = Log::parse(TEXT).unwrap();
    let op = log.records()[1].get("op").unwrap();
    let note = log.records()[2].get("note").unwrap();
    assert!(matches!(op, Cow::Owned(op) if op == "Ida \"Tiny\" Holm"));
    assert!(matches!(note, Cow::Owned(note) if note == "C:\\log"));
}

/// "`get(&self, key: &str) -> Option<&Cow<'t, str>>`, which finds the last field with the key."
#[test]
fn the_last_field_counts() {
    let log = Log::parse(TEXT).unwrap();
    let last: &Record<'static> = &log.records()[2];
    let band = {
        let key = String::from("band");
        last.get(&key)
    };
    assert_eq!(band.map(|b| b.as_ref()), Some("20m"));
    assert_eq!(last.get("op"), None);
    assert_eq!(last.fields().iter().filter(|f| f.key == "band").count(), 2);
}

/// "every key of the log once, sorted. The result may outlive the log."
#[test]
fn keys_outlive_the_log() {
    let text = TEXT.to_string();
    let keys: Vec<&str> = {
        let log = Log::parse(&text).unwrap();
        log.keys()
    };
    assert_eq!(keys, ["band", "call", "note", "op"]);
    assert!(keys.iter().all(|key| inside(&text, key)));
}

/// "an iterator, not a `Vec`, over `&Record<'t>`: the records whose `get(key)` is `value`, in order."
#[test]
fn find_goes_by_the_last_value() {
    let log = Log::parse(TEXT).unwrap();
    let mut found = log.find("band", "20m");
    assert!(found.next().is_some_and(|record| std::ptr::eq(record, &log.records()[0])));
    assert!(found.next().is_some_and(|record| std::ptr::eq(record, &log.records()[2])));
    assert!(found.next().is_none());
    assert_eq!(log.find("band", "80m").count(), 0);
    assert_eq!(log.find("op", "Ida \"Tiny\" Holm").count(), 1);
    assert_eq!(log.find("note", "").count(), 1);
}

/// "replaces the value of every field with this key by `***` and returns how many that were."
#[test]
fn redact_hides_every_value() {
    let mut log = Log::parse(TEXT).unwrap();
    assert_eq!(log.redact("band"), 4);
    assert_eq!(log.redact("mode"), 0);
    assert_eq!(log.redact("op"), 2);
    let hidden = log.records().iter().flat_map(|record| record.fields()).filter(|field| field.value == "***");
    assert!(hidden.clone().all(|field| matches!(field.value, Cow::Borrowed(_))));
    assert_eq!(hidden.count(), 6);
    assert_eq!(log.find("call", "DL1ABC").count(), 2);
}

/// "The error names the line and the first problem in it."
#[test]
fn errors_name_the_line() {
    let error = |text: &str| Log::parse(text).err().map(|LogError { line, problem }| (line, problem));
    assert_eq!(error("a=1\n\n# x\nband"), Some((4, Problem::NoValue)));
    assert_eq!(error("band =3"), Some((1, Problem::NoValue)));
    assert_eq!(error("  =3"), Some((1, Problem::NoKey)));
    assert_eq!(error("a=\"b c"), Some((1, Problem::Unclosed)));
    assert_eq!(error("a=\"b\\"), Some((1, Problem::Unclosed)));
    assert_eq!(error("a=\"b\\n\" c"), Some((1, Problem::BadEscape)));
    assert_eq!(error("a=\"b\"c=1"), Some((1, Problem::NoSpace)));
    assert_eq!(error("a=\"\" b=c\"d=e\n"), None);
}

/// "`\"` stands for `"` and `\\` for `\`"
#[test]
fn values_read_as_before() {
    let log = Log::parse("a=\"\\\\\" b=\"grün \\\"x\\\" ö\" c=x=y d=\"\"   ").unwrap();
    let record = &log.records()[0];
    let values: Vec<&str> = record.fields().iter().map(|field| field.value.as_ref()).collect();
    assert_eq!(values, ["\\", "grün \"x\" ö", "x=y", ""]);
    assert!(Log::parse("\n   \n#only\n").unwrap().records().is_empty());
}
