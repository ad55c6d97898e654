use port_manifest::manifest;

/// "`Bergen: 2 containers, 31000 kg` (always `containers`, also for one), with the sum of the weights"
#[test]
fn a_section_for_each_port() {
    let list = "MSKU77;18000;Bergen\nTGHU2;500;Aarhus\nAXIU900;13000;Bergen\n";
    let want = "Aarhus: 1 containers, 500 kg\n  TGHU2 500 kg\n\
                Bergen: 2 containers, 31000 kg\n  AXIU900 13000 kg\n  MSKU77 18000 kg\n";
    assert_eq!(manifest(&[list]), want);
}

/// "in the order of `str`; ports are compared as they are written."
#[test]
fn ports_are_ordered_as_written() {
    let list = "a;1;bergen\nb;2;Oslo\nc;3;Bergen\nd;4;Ålesund\ne;5;Bergen\nf;6;Bergen 2";
    let heads: Vec<String> =
        manifest(&[list]).lines().filter(|line| !line.starts_with(' ')).map(str::to_string).collect();
    assert_eq!(
        heads,
        [
            "Bergen: 2 containers, 8 kg",
            "Bergen 2: 1 containers, 6 kg",
            "Oslo: 1 containers, 2 kg",
            "bergen: 1 containers, 1 kg",
            "Ålesund: 1 containers, 4 kg",
        ]
    );
}

/// "with the id in ASCII upper case, in the order of these ids."
#[test]
fn ids_are_ordered_in_upper_case() {
    let list = "b_2;1;Oslo\nBC1;2;Oslo\nab9;3;Oslo\nß1;4;Oslo\nä1;5;Oslo\nAB10;6;Oslo";
    let want =
        "Oslo: 6 containers, 21 kg\n  AB10 6 kg\n  AB9 3 kg\n  BC1 2 kg\n  B_2 1 kg\n  ß1 4 kg\n  ä1 5 kg\n";
    assert_eq!(manifest(&[list]), want);
}

/// "Ids that differ only in ASCII case are the same container."
#[test]
fn later_lines_supersede_earlier_ones() {
    let first = "msku77;100;Bergen\nTGHU2;500;Aarhus\nMSKU77;200;Bergen";
    let want =
        "Aarhus: 1 containers, 500 kg\n  TGHU2 500 kg\nBergen: 1 containers, 200 kg\n  MSKU77 200 kg\n";
    assert_eq!(manifest(&[first]), want);
    let want = "Oslo: 2 containers, 307 kg\n  MSKU77 300 kg\n  TGHU2 7 kg\n";
    assert_eq!(manifest(&[first, "Msku77;300;Oslo", "", "tghu2;7;Oslo\n"]), want);
    assert_eq!(manifest(&["ä;1;Oslo\nÄ;2;Oslo"]), "Oslo: 2 containers, 3 kg\n  Ä 2 kg\n  ä 1 kg\n");
}

/// "A line is skipped, and counted, when it has not exactly three fields, when its id or its port is empty, or when its weight"
#[test]
fn lines_that_make_no_sense_are_counted() {
    let bad = [
        "x",
        "x;5",
        "x;5;Oslo;",
        "x;5;Oslo;9",
        ";5;Oslo",
        " ;5;Oslo",
        "x;5;",
        "x;5; ",
        "x;;Oslo",
        "x;-1;Oslo",
    ];
    for line in bad {
        assert_eq!(manifest(&[line]), "skipped: 1\n", "{line:?}");
        assert_eq!(
            manifest(&["X;3;Kiel", line]),
            "Kiel: 1 containers, 3 kg\n  X 3 kg\nskipped: 1\n",
            "{line:?}"
        );
    }
    assert_eq!(manifest(&["x;4294967296;Oslo\nx;1 0;Oslo", "x;0.5;Oslo", ";;"]), "skipped: 4\n");
    assert_eq!(manifest(&["x;+7;Oslo\ny;007;Oslo"]), "Oslo: 2 containers, 14 kg\n  X 7 kg\n  Y 7 kg\n");
}

/// "a skipped line supersedes nothing."
#[test]
fn a_skipped_line_leaves_the_container() {
    let list = "x;5;Oslo\nx;6\nx;heavy;Kiel";
    assert_eq!(manifest(&[list]), "Oslo: 1 containers, 5 kg\n  X 5 kg\nskipped: 2\n");
}

/// "Any other line has three fields, separated by `;` and trimmed"
#[test]
fn fields_are_trimmed() {
    let list = "  x1 ; 5\t;  Port  Said \r\n \t\n\n\u{3000}y 2\u{3000};6;Oslo\n   ";
    let want = "Oslo: 1 containers, 6 kg\n  Y 2 6 kg\nPort  Said: 1 containers, 5 kg\n  X1 5 kg\n";
    assert_eq!(manifest(&[list]), want);
}

/// "without any line the manifest is empty."
#[test]
fn nothing_to_merge() {
    assert_eq!(manifest(&[]), "");
    assert_eq!(manifest(&["", "\n \n", "\t"]), "");
}

/// "which may exceed a `u32`."
#[test]
fn heavy_sections_are_summed_up() {
    let list = "a;4294967295;Oslo\nb;4294967295;Oslo\nc;2;Oslo";
    assert_eq!(manifest(&[list]).lines().next(), Some("Oslo: 3 containers, 8589934592 kg"));
}
