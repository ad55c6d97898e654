use letterpress_case::case::Case;
use letterpress_case::font::Font;
use letterpress_case::press::{print_lines, spaced, stock_up};

fn case() -> Case {
    Case::new(&[('e', 3), ('n', 2), ('a', 0), ('t', 1)], 2)
}

fn font() -> Font {
    Font::new(&[('e', 10), ('n', 12), ('t', 7), (' ', 5)])
}

/// "both are 0 for a letter that has no place in the case."
#[test]
fn places_are_counted() {
    let case = case();
    assert_eq!((case.count('e'), case.count('a'), case.count('x')), (3, 0, 0));
    case.print("nee");
    case.print("ten");
    case.print("tx");
    assert_eq!(
        (
            case.worn('e'),
            case.worn('n'),
            case.worn('t'),
            case.worn('a'),
            case.worn('x')
        ),
        (2, 2, 2, 0, 0)
    );
}

/// "gives the letters of which the text needs more sorts than there are: each once, in the order in which they stand in the
/// text. White space needs no sorts."
#[test]
fn missing_letters_come_in_text_order() {
    let missing = |text: &str| case().missing(text).into_iter().collect::<String>();
    assert_eq!(missing("net ten\n"), "t");
    assert_eq!(missing("nene ee x a x"), "exa");
    assert_eq!(missing("nnn eee ttt"), "nt");
    assert_eq!(missing("een"), "");
    assert_eq!(missing(" \t"), "");
}

/// "the text may be gone afterwards, and the case may be changed or gone while the letters are looked at, which changes nothing
/// about them."
#[test]
fn missing_letters_outlive_the_case() {
    let letters = {
        let mut case = case();
        let text = String::from("xtt n a");
        let letters = case.missing(&text);
        for letter in ['x', 't', 'a'] {
            case.buy(letter, 9);
        }
        letters
    };
    let mut seen = Vec::new();
    for letter in letters {
        seen.push(letter);
    }
    assert_eq!(seen, ['x', 't', 'a']);
}

/// "adds sorts of a letter, and a place for it at the end of the case if it has none."
#[test]
fn bought_sorts_find_their_place() {
    let mut case = case();
    case.buy('n', 4);
    case.buy('x', 1);
    case.buy('a', 5);
    case.buy('x', 1);
    assert_eq!(case.melt(0), (vec![('n', 6), ('a', 5), ('t', 1), ('x', 2)], 3));
}

/// "for each letter in the case that the text has, once or more often, `worn` grows by one. `print` only borrows the case."
#[test]
fn printing_wears_the_letters() {
    let case = case();
    let shared = &case;
    shared.print("eee");
    shared.print("en");
    assert_eq!((case.worn('e'), case.worn('n'), case.worn('t')), (2, 1, 0));
}

/// "gives the letters printed more often than `limit`, in the order of the case."
#[test]
fn worn_letters_come_in_case_order() {
    let case = case();
    case.print("ten");
    case.print("at");
    assert_eq!(case.worn_out(0), ['e', 'n', 'a', 't']);
    assert_eq!(case.worn_out(1), ['t']);
    assert!(case.worn_out(2).is_empty());
}

/// "the sum of the widths of their letters, and the spacing between any two that are neighbours. A letter that the font does
/// not have has width 0."
#[test]
fn texts_are_measured_with_spacing() {
    let (case, font) = (case(), font());
    let measure = case.measure(&font);
    assert_eq!(
        (measure(""), measure("e"), measure("ne"), measure("n x t")),
        (0, 10, 24, 37)
    );
}

/// "The function works with the font as it is when the function is called, also if its widths were changed after `measure`."
#[test]
fn a_filed_font_measures_less() {
    let font = font();
    let measure = case().measure(&font);
    assert_eq!(measure("nn"), 26);
    font.file('n', 9);
    assert_eq!(measure("nn"), 20);
}

/// "It borrows the font, and nothing of the case, which may be gone."
#[test]
fn a_measure_outlives_the_case() {
    let font = font();
    let wide = spaced(&font, 50);
    assert_eq!(wide("te"), 67);
    let mut case = case();
    let measure = case.measure(&font);
    case.buy('e', 1);
    let (kept, _) = case.melt(5);
    assert_eq!(kept.len(), 3);
    assert_eq!(measure("te"), 19);
}

/// "all sorts of those letters are melted that were printed more often than `limit`, and if no letter was, all sorts of the
/// letter that was printed most often, the first one of several."
#[test]
fn worn_sorts_are_melted() {
    let printed = |texts: &[&str]| {
        let case = case();
        texts.iter().for_each(|text| case.print(text));
        case
    };
    assert_eq!(printed(&["net", "nt", "t"]).melt(1), (vec![('e', 3), ('a', 0)], 3));
    assert_eq!(
        printed(&["net", "nt", "t"]).melt(2),
        (vec![('e', 3), ('n', 2), ('a', 0)], 1)
    );
    assert_eq!(
        printed(&["nt", "nt", "e"]).melt(2),
        (vec![('e', 3), ('a', 0), ('t', 1)], 2)
    );
    assert_eq!(printed(&[]).melt(0), (vec![('n', 2), ('a', 0), ('t', 1)], 3));
    assert_eq!(Case::new(&[], 1).melt(0), (vec![], 0));
}

/// "`src/press.rs` shows how the case is used"
#[test]
fn the_press_stocks_up_and_prints() {
    let (mut case, font) = (case(), font());
    assert_eq!(stock_up(&mut case, "a tent".to_string(), 4), "at");
    assert_eq!((case.count('a'), case.count('t')), (4, 5));
    assert_eq!(print_lines(&mut case, &font, &["ten", "xx", "net net"]), [33, 2, 75]);
    assert_eq!((case.count('x'), case.worn('e'), case.worn('x')), (1, 2, 1));
}
