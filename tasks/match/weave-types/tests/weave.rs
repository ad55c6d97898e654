use weave_types::{check, common, fits, Expr, Operator, Type, TypeError};
use Operator::{And, Join, Less, Repeat, Same};
use Type::{Cloth, Colour, Nothing, Number, Pattern, Thread, Truth};

fn list(element: Type) -> Type {
    Type::List(Box::new(element))
}

fn function(takes: &[Type], gives: Type) -> Type {
    Type::Function(takes.to_vec(), Box::new(gives))
}

fn name(name: &str) -> Expr {
    Expr::Name(name.to_string())
}

fn bin(operator: Operator, left: &str, right: &str) -> Expr {
    Expr::Binary(operator, Box::new(name(left)), Box::new(name(right)))
}

fn index(list: Expr, position: Expr) -> Expr {
    Expr::Index(Box::new(list), Box::new(position))
}

fn bind(known: &str, value: Expr, body: Expr) -> Expr {
    Expr::Let {
        name: known.to_string(),
        value: Box::new(value),
        body: Box::new(body),
    }
}

fn each(known: &str, list: Expr, body: Expr) -> Expr {
    Expr::For {
        name: known.to_string(),
        list: Box::new(list),
        body: Box::new(body),
    }
}

fn lambda(parameters: &[(&str, Type)], body: Expr) -> Expr {
    let parameters = parameters
        .iter()
        .map(|(name, kind)| (name.to_string(), kind.clone()))
        .collect();
    Expr::Function {
        parameters,
        body: Box::new(body),
    }
}

fn call(function: Expr, arguments: &[&str]) -> Expr {
    Expr::Call {
        function: Box::new(function),
        arguments: arguments.iter().map(|a| name(a)).collect(),
    }
}

fn choose(condition: Expr, yes: Expr, no: Expr) -> Expr {
    Expr::If {
        condition: Box::new(condition),
        yes: Box::new(yes),
        no: Box::new(no),
    }
}

fn weave(pattern: Expr, warp: Expr, weft: Expr) -> Expr {
    Expr::Weave {
        pattern: Box::new(pattern),
        warp: Box::new(warp),
        weft: Box::new(weft),
    }
}

/// With a name for a value of each type.
fn typed(expr: &Expr) -> Result<Type, TypeError> {
    let names = [
        ("number", Number),
        ("truth", Colour),
        ("truth", Truth),
        ("colour", Colour),
        ("thread", Thread),
        ("cloth", Cloth),
        ("p4", Pattern(4)),
        ("p8", Pattern(8)),
        ("nothing", Nothing),
        ("threads", list(Thread)),
        ("patterns", list(Pattern(2))),
        ("function", function(&[Number, Pattern(6)], Truth)),
    ];
    let names: Vec<(String, Type)> = names
        .into_iter()
        .map(|(name, kind)| (name.to_string(), kind))
        .collect();
    check(expr, &names)
}

fn expected(expected: Type, found: Type) -> Result<Type, TypeError> {
    Err(TypeError::Expected { expected, found })
}

/// "a list as its element in brackets (`[thread]`), and a function as `fn(number, colour) -> [thread]`; without parameters
/// `fn() -> cloth`."
#[test]
fn weave_type_names() {
    let names: Vec<String> = [Nothing, Number, Truth, Colour, Thread, Cloth, Pattern(12)]
        .iter()
        .map(Type::to_string)
        .collect();
    assert_eq!(
        names,
        [
            "nothing",
            "number",
            "truth",
            "colour",
            "thread",
            "cloth",
            "pattern/12"
        ]
    );
    assert_eq!(list(list(Thread)).to_string(), "[[thread]]");
    assert_eq!(
        function(&[Number, Colour], list(Thread)).to_string(),
        "fn(number, colour) -> [thread]"
    );
    assert_eq!(function(&[], Cloth).to_string(), "fn() -> cloth");
    assert_eq!(
        function(&[function(&[Truth], Truth)], Nothing).to_string(),
        "fn(fn(truth) -> truth) -> nothing"
    );
}

/// "A function fits a function with as many parameters, if each parameter of the expected one fits the one of the found one at
/// its place, and the found one's result fits the expected one's."
#[test]
fn weave_what_fits() {
    for kind in [
        Number,
        Truth,
        Colour,
        Thread,
        Cloth,
        Nothing,
        Pattern(1),
        list(Number),
    ] {
        assert!(fits(&Nothing, &kind) && fits(&kind, &kind));
        assert_eq!(fits(&kind, &Nothing), kind == Nothing);
        assert_eq!(fits(&kind, &Cloth), kind == Cloth || kind == Nothing);
    }
    assert_eq!(
        [3, 4, 5].map(|shafts| fits(&Pattern(shafts), &Pattern(4))),
        [true, true, false]
    );
    assert!(
        fits(&list(Pattern(3)), &list(Pattern(4))) && !fits(&list(Pattern(5)), &list(Pattern(4)))
    );
    assert!(fits(&list(Nothing), &list(list(Cloth))) && !fits(&list(Cloth), &Cloth));
    let wanted = function(&[Pattern(4), Number], Pattern(4));
    let fit = |takes: &[Type], gives| fits(&function(takes, gives), &wanted);
    assert!(fit(&[Pattern(4), Number], Pattern(4)));
    assert!(fit(&[Pattern(5), Number], Pattern(3)));
    assert!(fit(&[Pattern(5), Number], Nothing));
    assert!(!fit(&[Pattern(3), Number], Pattern(4)));
    assert!(!fit(&[Pattern(4), Number], Pattern(5)));
    assert!(!fit(&[Pattern(4), Truth], Pattern(4)));
    assert!(!fit(&[Pattern(4)], Pattern(4)) && !fit(&[Pattern(4), Number, Number], Pattern(4)));
}

/// "Two lists of which neither fits the other have the list of the common type of their elements, if there is one. Two functions
/// of which neither fits the other, with equally many parameters, have a function whose result is the common type of theirs"
#[test]
fn weave_common_types() {
    assert_eq!(common(&Pattern(2), &Pattern(6)), Some(Pattern(6)));
    assert_eq!(common(&Pattern(6), &Pattern(2)), Some(Pattern(6)));
    assert_eq!(common(&Nothing, &Cloth), Some(Cloth));
    assert_eq!(common(&list(Number), &list(Nothing)), Some(list(Number)));
    assert_eq!(common(&Number, &Truth), None);
    assert_eq!(common(&Number, &list(Number)), None);
    assert_eq!(common(&list(Number), &list(Colour)), None);
    let f = |takes, gives| list(function(&[Pattern(takes)], Pattern(gives)));
    assert_eq!(common(&f(4, 4), &f(5, 4)), Some(f(4, 4)));
    assert_eq!(common(&f(5, 4), &f(4, 5)), Some(f(4, 5)));
    assert_eq!(common(&f(4, 4), &f(5, 5)), Some(f(4, 5)));
    assert_eq!(common(&f(5, 5), &f(4, 4)), Some(f(4, 5)));
    let g = |takes: &[Type], gives| function(takes, gives);
    assert_eq!(
        common(&g(&[Number], Pattern(4)), &g(&[Truth], Pattern(5))),
        None
    );
    assert_eq!(
        common(&g(&[Number], Pattern(4)), &g(&[Number], Cloth)),
        None
    );
    assert_eq!(common(&g(&[Number], Cloth), &g(&[], Cloth)), None);
    assert_eq!(common(&g(&[], Cloth), &g(&[Number], Cloth)), None);
    let both = g(&[Pattern(2), Nothing], Pattern(5));
    assert_eq!(
        common(
            &g(&[Pattern(2), Cloth], Pattern(5)),
            &g(&[Pattern(3), Nothing], Pattern(4))
        ),
        Some(both)
    );
    assert_eq!(
        common(&list(list(Nothing)), &list(list(Thread))),
        Some(list(list(Thread)))
    );
}

/// "Inner names hide outer ones, and are known only in their own body."
#[test]
fn weave_names() {
    assert_eq!(typed(&name("truth")), Ok(Truth));
    assert_eq!(
        typed(&name("weft")),
        Err(TypeError::UnknownName("weft".to_string()))
    );
    let hides = bind("truth", Expr::Number(1), bin(Join, "truth", "number"));
    assert_eq!(typed(&hides), Ok(Number));
    let outside = Expr::List(vec![bind("x", Expr::Truth(true), name("x")), name("x")]);
    assert_eq!(
        typed(&outside),
        Err(TypeError::UnknownName("x".to_string()))
    );
    let restored = Expr::List(vec![
        bind("truth", Expr::Truth(false), name("truth")),
        name("truth"),
    ]);
    assert_eq!(typed(&restored), Ok(list(Truth)));
    let own = bind("y", name("y"), name("y"));
    assert_eq!(typed(&own), Err(TypeError::UnknownName("y".to_string())));
    assert_eq!(typed(&Expr::Colour("madder".to_string())), Ok(Colour));
}

/// "A `Pattern` lifts shafts from 1 to 32; the first other one is `NoSuchShaft`."
#[test]
fn weave_patterns() {
    let pattern = |picks: &[u8]| typed(&Expr::Pattern(picks.to_vec()));
    assert_eq!(pattern(&[1, 4, 2]), Ok(Pattern(4)));
    assert_eq!(pattern(&[32, 1]), Ok(Pattern(32)));
    assert_eq!(pattern(&[]), Ok(Pattern(0)));
    assert_eq!(pattern(&[1, 33, 0]), Err(TypeError::NoSuchShaft(33)));
    assert_eq!(pattern(&[1, 0, 33]), Err(TypeError::NoSuchShaft(0)));
}

/// "Where there is none, the error is `NoCommonType` of the type so far and the element's. An empty list is a list of
/// `Nothing`."
#[test]
fn weave_lists() {
    let of = |names: &[&str]| typed(&Expr::List(names.iter().map(|n| name(n)).collect()));
    assert_eq!(of(&[]), Ok(list(Nothing)));
    assert_eq!(of(&["p4", "p8", "nothing", "p4"]), Ok(list(Pattern(8))));
    assert_eq!(
        of(&["p4", "p8", "thread", "cloth"]),
        Err(TypeError::NoCommonType(Pattern(8), Thread))
    );
    assert_eq!(
        of(&["p4", "cloth", "x"]),
        Err(TypeError::UnknownName("x".to_string()))
    );
    let nested = Expr::List(vec![Expr::List(vec![]), name("threads")]);
    assert_eq!(typed(&nested), Ok(list(list(Thread))));
}

/// "The common type is the result, but `Truth`, `Cloth` and functions are `NotJoinable`."
#[test]
fn weave_joins() {
    for (left, right, result) in [
        ("number", "number", Number),
        ("colour", "colour", Colour),
        ("thread", "thread", Thread),
        ("p8", "p4", Pattern(8)),
        ("threads", "threads", list(Thread)),
        ("nothing", "nothing", Nothing),
        ("nothing", "thread", Thread),
    ] {
        assert_eq!(typed(&bin(Join, left, right)), Ok(result));
    }
    for (operand, kind) in [
        ("truth", Truth),
        ("cloth", Cloth),
        ("function", function(&[Number, Pattern(6)], Truth)),
    ] {
        assert_eq!(
            typed(&bin(Join, operand, operand)),
            Err(TypeError::NotJoinable(kind.clone()))
        );
        assert_eq!(
            typed(&bin(Join, "nothing", operand)),
            Err(TypeError::NotJoinable(kind))
        );
    }
    assert_eq!(
        typed(&bin(Join, "cloth", "truth")),
        Err(TypeError::NoCommonType(Cloth, Truth))
    );
}

/// "the left operand is a pattern, a list or `Nothing`, anything else is `NotRepeatable`; the right one must fit `Number`."
#[test]
fn weave_repeats() {
    for (left, result) in [
        ("p4", Pattern(4)),
        ("threads", list(Thread)),
        ("nothing", Nothing),
    ] {
        assert_eq!(typed(&bin(Repeat, left, "number")), Ok(result.clone()));
        assert_eq!(typed(&bin(Repeat, left, "nothing")), Ok(result));
        assert_eq!(typed(&bin(Repeat, left, "truth")), expected(Number, Truth));
    }
    assert_eq!(
        typed(&bin(Repeat, "thread", "truth")),
        Err(TypeError::NotRepeatable(Thread))
    );
    assert_eq!(
        typed(&bin(Repeat, "thread", "x")),
        Err(TypeError::UnknownName("x".to_string()))
    );
}

/// "A common type that is or has in its lists, however deep, `Cloth` or a function, is `NotComparable`, with the whole type."
#[test]
fn weave_compares() {
    assert_eq!(typed(&bin(Less, "number", "number")), Ok(Truth));
    assert_eq!(
        typed(&bin(Less, "thread", "cloth")),
        expected(Number, Thread)
    );
    assert_eq!(
        typed(&bin(Less, "number", "cloth")),
        expected(Number, Cloth)
    );
    assert_eq!(typed(&bin(And, "truth", "nothing")), Ok(Truth));
    assert_eq!(typed(&bin(And, "number", "cloth")), expected(Truth, Number));
    assert_eq!(typed(&bin(And, "truth", "number")), expected(Truth, Number));
    for (left, right) in [
        ("p4", "p8"),
        ("threads", "nothing"),
        ("truth", "truth"),
        ("colour", "colour"),
    ] {
        assert_eq!(typed(&bin(Same, left, right)), Ok(Truth));
    }
    assert_eq!(
        typed(&bin(Same, "cloth", "nothing")),
        Err(TypeError::NotComparable(Cloth))
    );
    assert_eq!(
        typed(&bin(Same, "cloth", "thread")),
        Err(TypeError::NoCommonType(Cloth, Thread))
    );
    let deep = || Box::new(Expr::List(vec![Expr::List(vec![name("function")])]));
    let whole = list(list(function(&[Number, Pattern(6)], Truth)));
    assert_eq!(
        typed(&Expr::Binary(Same, deep(), deep())),
        Err(TypeError::NotComparable(whole))
    );
}

/// "In the body the name has the type of an element. The result is a list of the body's type."
#[test]
fn weave_goes_through_lists() {
    assert_eq!(typed(&index(name("threads"), name("number"))), Ok(Thread));
    assert_eq!(typed(&index(name("nothing"), name("number"))), Ok(Nothing));
    assert_eq!(
        typed(&index(name("cloth"), name("truth"))),
        Err(TypeError::NotAList(Cloth))
    );
    assert_eq!(
        typed(&index(name("threads"), name("truth"))),
        expected(Number, Truth)
    );
    assert_eq!(
        typed(&index(name("cloth"), name("x"))),
        Err(TypeError::UnknownName("x".to_string()))
    );
    assert_eq!(
        typed(&each("p", name("patterns"), bin(Join, "p", "p8"))),
        Ok(list(Pattern(8)))
    );
    assert_eq!(
        typed(&each("p", name("nothing"), name("p"))),
        Ok(list(Nothing))
    );
    assert_eq!(
        typed(&each("p", name("number"), name("x"))),
        Err(TypeError::NotAList(Number))
    );
    assert_eq!(
        typed(&each("p", name("patterns"), bin(Less, "p", "number"))),
        expected(Number, Pattern(2))
    );
}

/// "The result is the common type of `yes` and `no`; without one, `NoCommonType`."
#[test]
fn weave_chooses() {
    assert_eq!(
        typed(&choose(name("truth"), name("p4"), name("p8"))),
        Ok(Pattern(8))
    );
    assert_eq!(
        typed(&choose(name("number"), name("p4"), name("cloth"))),
        expected(Truth, Number)
    );
    assert_eq!(
        typed(&choose(name("truth"), name("p4"), name("cloth"))),
        Err(TypeError::NoCommonType(Pattern(4), Cloth))
    );
    assert_eq!(
        typed(&choose(name("number"), name("x"), name("y"))),
        Err(TypeError::UnknownName("x".to_string()))
    );
}

/// "the first parameter whose name an earlier one has is `DuplicateParameter`."
#[test]
fn weave_functions() {
    let join = lambda(&[("a", Pattern(3)), ("b", Pattern(5))], bin(Join, "a", "b"));
    assert_eq!(
        typed(&join),
        Ok(function(&[Pattern(3), Pattern(5)], Pattern(5)))
    );
    assert_eq!(
        typed(&lambda(&[], name("p4"))),
        Ok(function(&[], Pattern(4)))
    );
    let twice = lambda(
        &[("a", Number), ("b", Number), ("b", Number), ("a", Number)],
        name("x"),
    );
    assert_eq!(
        typed(&twice),
        Err(TypeError::DuplicateParameter("b".to_string()))
    );
    let later = Expr::List(vec![join, lambda(&[], name("a"))]);
    assert_eq!(typed(&later), Err(TypeError::UnknownName("a".to_string())));
}

/// "The wrong number of arguments is `Arguments`, with both numbers. Each argument must fit its parameter."
#[test]
fn weave_calls() {
    let function = || name("function");
    assert_eq!(typed(&call(function(), &["number", "p4"])), Ok(Truth));
    assert_eq!(
        typed(&call(function(), &["number", "p8"])),
        expected(Pattern(6), Pattern(8))
    );
    assert_eq!(
        typed(&call(function(), &["truth", "p8"])),
        expected(Number, Truth)
    );
    assert_eq!(
        typed(&call(function(), &["truth"])),
        Err(TypeError::Arguments {
            expected: 2,
            found: 1
        })
    );
    assert_eq!(
        typed(&call(function(), &["number", "p4", "p4"])),
        Err(TypeError::Arguments {
            expected: 2,
            found: 3
        })
    );
    assert_eq!(
        typed(&call(name("thread"), &[])),
        Err(TypeError::NotAFunction(Thread))
    );
    assert_eq!(typed(&call(name("nothing"), &["cloth"])), Ok(Nothing));
    assert_eq!(
        typed(&call(name("thread"), &["x"])),
        Err(TypeError::UnknownName("x".to_string()))
    );
}

/// "the pattern must fit `Pattern(32)`, then the warp and then the weft a list of `Thread`."
#[test]
fn weave_cloth() {
    let threads = || {
        Expr::List(vec![Expr::Thread(Box::new(Expr::Colour(
            "weld".to_string(),
        )))])
    };
    assert_eq!(
        typed(&weave(name("p4"), threads(), name("nothing"))),
        Ok(Cloth)
    );
    assert_eq!(
        typed(&weave(
            Expr::Pattern(vec![32]),
            Expr::List(vec![]),
            name("threads")
        )),
        Ok(Cloth)
    );
    assert_eq!(
        typed(&weave(name("number"), name("thread"), name("cloth"))),
        expected(Pattern(32), Number)
    );
    assert_eq!(
        typed(&weave(name("p4"), name("thread"), name("cloth"))),
        expected(list(Thread), Thread)
    );
    assert_eq!(
        typed(&weave(name("p4"), threads(), name("cloth"))),
        expected(list(Thread), Cloth)
    );
    assert_eq!(
        typed(&Expr::Thread(Box::new(name("number")))),
        expected(Colour, Number)
    );
    assert_eq!(typed(&Expr::Thread(Box::new(name("nothing")))), Ok(Thread));
}
