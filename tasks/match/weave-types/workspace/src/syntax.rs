//! The language in which weavers write their drafts.

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// The type of the elements of an empty list: no value has it.
    Nothing,
    Number,
    Truth,
    Colour,
    Thread,
    Cloth,
    /// A pattern that needs at most so many shafts.
    Pattern(u8),
    List(Box<Type>),
    Function(Vec<Type>, Box<Type>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    Join,
    Repeat,
    Less,
    Same,
    And,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expr {
    Number(i64),
    Truth(bool),
    Colour(String),
    Name(String),
    /// The shaft that each pick lifts.
    Pattern(Vec<u8>),
    List(Vec<Expr>),
    /// A thread of that colour.
    Thread(Box<Expr>),
    Binary(Operator, Box<Expr>, Box<Expr>),
    /// An element of a list, and its position.
    Index(Box<Expr>, Box<Expr>),
    If {
        condition: Box<Expr>,
        yes: Box<Expr>,
        no: Box<Expr>,
    },
    Let {
        name: String,
        value: Box<Expr>,
        body: Box<Expr>,
    },
    /// A list of what the body gives for each element.
    For {
        name: String,
        list: Box<Expr>,
        body: Box<Expr>,
    },
    Function {
        parameters: Vec<(String, Type)>,
        body: Box<Expr>,
    },
    Call {
        function: Box<Expr>,
        arguments: Vec<Expr>,
    },
    Weave {
        pattern: Box<Expr>,
        warp: Box<Expr>,
        weft: Box<Expr>,
    },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypeError {
    UnknownName(String),
    NoSuchShaft(u8),
    DuplicateParameter(String),
    Expected { expected: Type, found: Type },
    NotAList(Type),
    NotAFunction(Type),
    Arguments { expected: usize, found: usize },
    NoCommonType(Type, Type),
    NotJoinable(Type),
    NotRepeatable(Type),
    NotComparable(Type),
}
