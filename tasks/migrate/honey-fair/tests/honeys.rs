use honey_fair::fair::{medals, register, verdicts, FairError};
use honey_fair::lab::{Sample, SampleError};
use std::error::Error;

fn sample(name: &str, water: u32, pollen: u32, colour: u32) -> Sample {
    Sample {
        name: name.to_string(),
        water,
        pollen,
        colour,
    }
}

fn text(sheet: &str) -> String {
    register(sheet).unwrap_err().to_string()
}

/// "gives the samples in the order of the lines."
#[test]
fn a_sheet_of_honeys_is_read() {
    let samples = register("Ruth; 168; 900; 40\nAnton;200;12;90").unwrap();
    assert_eq!(samples, [sample("Ruth", 168, 900, 40), sample("Anton", 200, 12, 90)]);
    assert!(register("").unwrap().is_empty());
}

/// "Empty lines, or lines of white space only, are passed over, but counted. Lines are counted from 1."
#[test]
fn empty_lines_of_a_sheet_count() {
    let samples = register("\nRuth;168;900;40\n   \nAnton;150;12;90\n\n").unwrap();
    assert_eq!(samples.len(), 2);
    assert_eq!(
        text("\n  \nRuth;168;900;40\n\nAnton;1x0;12;90"),
        "line 5: \"1x0\" is no number"
    );
    assert_eq!(text("x"), "line 1: field 2 is missing");
}

/// "each of which is a sample, whatever follows after its fields"
#[test]
fn what_follows_the_fields_is_ignored() {
    let samples = register("Ruth;168;900;40;from the heath\nAnton;150;12;90;;;").unwrap();
    assert_eq!(samples, [sample("Ruth", 168, 900, 40), sample("Anton", 150, 12, 90)]);
    assert_eq!(text("Ruth;201;900;40;late"), "line 1: 20.1 % water is too much");
}

/// "`FairError::Sheet { line: usize, cause: SampleError }` is a line that is no sample, with the error of the library in it."
#[test]
fn the_error_of_the_lab_is_kept() {
    let cause = SampleError::Number {
        word: "many".to_string(),
    };
    assert_eq!(
        register("\nRuth;168;many;40\nx"),
        Err(FairError::Sheet { line: 2, cause })
    );
    assert_eq!(
        register("Ruth;!;1;1"),
        Err(FairError::Sheet {
            line: 1,
            cause: SampleError::Spoiled
        })
    );
    let cause = SampleError::Missing { field: 3 };
    assert_eq!(register("Ruth;168;1"), Err(FairError::Sheet { line: 1, cause }));
}

/// "with more than 200 tenths of a percent of water. Such a sample stops the sheet as well."
#[test]
fn wet_honey_stops_the_sheet() {
    assert!(register("Ruth;200;1;1").is_ok());
    assert_eq!(
        register("a;1;1;1\nRuth;201;1;1\nx"),
        Err(FairError::TooWet { line: 2, tenths: 201 })
    );
    assert_eq!(text("Ruth;201;1;1"), "line 1: 20.1 % water is too much");
    assert_eq!(text("\nRuth;250;1;1"), "line 2: 25.0 % water is too much");
    assert_eq!(
        text("Ruth;200.9;1;1\nAnton;230.9;1;1"),
        "line 2: 23.0 % water is too much"
    );
}

/// "`field 2 is missing` when another field is missing, with the number that the field has on the sheet, counted from 1: the
/// name is 1"
#[test]
fn missing_fields_are_numbered() {
    assert_eq!(text("Ruth"), "line 1: field 2 is missing");
    assert_eq!(text("Ruth;100; ;2"), "line 1: field 3 is missing");
    assert_eq!(text("Ruth;100;1"), "line 1: field 4 is missing");
    assert_eq!(text("Ruth;100;1;"), "line 1: field 4 is missing");
}

/// "`no beekeeper` when the name is missing"
#[test]
fn a_sample_needs_a_beekeeper() {
    assert_eq!(text(";100;1;1"), "line 1: no beekeeper");
    assert_eq!(text("Ruth;100;1;1\n ;;;"), "line 2: no beekeeper");
}

/// "`water 31.5 % cannot be` for more water than honey can have, in percent with one digit after the point, further digits
/// dropped"
#[test]
fn impossible_water_is_named() {
    assert_eq!(text("Ruth;315;1;1"), "line 1: water 31.5 % cannot be");
    assert_eq!(text("Ruth;315.9;1;1"), "line 1: water 31.5 % cannot be");
    assert_eq!(text("Ruth;300.1;1;1"), "line 1: water 30.0 % cannot be");
    assert_eq!(text("Ruth;1007;1;1"), "line 1: water 100.7 % cannot be");
}

/// "`something is wrong` for any other error of the library"
#[test]
fn other_errors_stay_vague() {
    assert_eq!(text("Ruth;!;1;1"), "line 1: something is wrong");
    let sample = sample("Ruth", 1, 1, 1);
    let cause = SampleError::Rest {
        sample,
        rest: "x".to_string(),
    };
    assert_eq!(
        FairError::Sheet { line: 8, cause }.to_string(),
        "line 8: something is wrong"
    );
}

/// "`source` of a `FairError` is the library's error, if there is one."
#[test]
fn the_source_is_the_error_of_the_lab() {
    let error = register("Ruth").unwrap_err();
    let source = error.source().unwrap().downcast_ref::<SampleError>();
    assert_eq!(source, Some(&SampleError::Missing { field: 1 }));
    assert!(register("Ruth;201;1;1").unwrap_err().source().is_none());
}

/// "it does not grade samples without pollen, which are `not graded`, and any other sample that it does not grade is `baker's
/// honey`."
#[test]
fn verdicts_tell_the_grades() {
    let samples = [
        sample("Ruth", 175, 5, 140),
        sample("Anton", 176, 5, 140),
        sample("Emil", 195, 5, 10),
        sample("Olga", 150, 5, 141),
        sample("Nele", 150, 0, 10),
    ];
    assert_eq!(
        verdicts(&samples),
        [
            "Ruth: first",
            "Anton: second",
            "Emil: baker's honey",
            "Olga: baker's honey",
            "Nele: not graded"
        ]
    );
}

/// "`medals(samples)` is how many samples have the grade first."
#[test]
fn medals_go_to_the_first_grade() {
    let samples = [
        sample("a", 175, 5, 140),
        sample("b", 176, 5, 1),
        sample("c", 100, 0, 1),
        sample("d", 100, 1, 1),
    ];
    assert_eq!(medals(&samples), 2);
    assert_eq!(medals(&samples[1..3]), 0);
}
