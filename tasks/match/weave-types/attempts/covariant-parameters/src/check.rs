//! Finds the type of an expression.

use crate::syntax::{Expr, Operator, Type, TypeError};
use std::fmt;

const SHAFTS: u8 = 32;

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Type::Nothing => f.write_str("nothing"),
            Type::Number => f.write_str("number"),
            Type::Truth => f.write_str("truth"),
            Type::Colour => f.write_str("colour"),
            Type::Thread => f.write_str("thread"),
            Type::Cloth => f.write_str("cloth"),
            Type::Pattern(shafts) => write!(f, "pattern/{shafts}"),
            Type::List(element) => write!(f, "[{element}]"),
            Type::Function(parameters, result) => {
                f.write_str("fn(")?;
                for (index, parameter) in parameters.iter().enumerate() {
                    let comma = if index == 0 { "" } else { ", " };
                    write!(f, "{comma}{parameter}")?;
                }
                write!(f, ") -> {result}")
            }
        }
    }
}

/// Whether a value of the type `found` may stand where one of the type `expected` is wanted.
pub fn fits(found: &Type, expected: &Type) -> bool {
    match (found, expected) {
        (Type::Nothing, _) => true,
        (Type::Pattern(found), Type::Pattern(expected)) => found <= expected,
        (Type::List(found), Type::List(expected)) => fits(found, expected),
        (Type::Function(takes, gives), Type::Function(given, wanted)) => {
            takes.len() == given.len()
                && given
                    .iter()
                    .zip(takes)
                    .all(|(given, takes)| fits(takes, given))
                && fits(gives, wanted)
        }
        _ => found == expected,
    }
}

/// The type for values of both types.
pub fn common(a: &Type, b: &Type) -> Option<Type> {
    match (a, b) {
        _ if fits(a, b) => Some(b.clone()),
        _ if fits(b, a) => Some(a.clone()),
        (Type::List(a), Type::List(b)) => Some(Type::List(Box::new(common(a, b)?))),
        (Type::Function(a, gives), Type::Function(b, also)) if a.len() == b.len() => {
            let takes: Option<Vec<Type>> = a.iter().zip(b).map(|(a, b)| narrower(a, b)).collect();
            Some(Type::Function(takes?, Box::new(common(gives, also)?)))
        }
        _ => None,
    }
}

/// The one of two types that fits the other.
fn narrower(a: &Type, b: &Type) -> Option<Type> {
    if fits(a, b) {
        Some(a.clone())
    } else {
        fits(b, a).then(|| b.clone())
    }
}

/// The type of an expression in which these names are known; of two equal names the later one counts.
pub fn check(expr: &Expr, names: &[(String, Type)]) -> Result<Type, TypeError> {
    let mut scope = names.to_vec();
    type_of(expr, &mut scope)
}

type Scope = Vec<(String, Type)>;

fn type_of(expr: &Expr, scope: &mut Scope) -> Result<Type, TypeError> {
    match expr {
        Expr::Number(_) => Ok(Type::Number),
        Expr::Truth(_) => Ok(Type::Truth),
        Expr::Colour(_) => Ok(Type::Colour),
        Expr::Name(name) => match scope.iter().rfind(|(known, _)| known == name) {
            Some((_, found)) => Ok(found.clone()),
            None => Err(TypeError::UnknownName(name.clone())),
        },
        Expr::Pattern(picks) => match picks.iter().find(|pick| !(1..=SHAFTS).contains(*pick)) {
            Some(&shaft) => Err(TypeError::NoSuchShaft(shaft)),
            None => Ok(Type::Pattern(picks.iter().copied().max().unwrap_or(0))),
        },
        Expr::List(elements) => {
            let found = types_of(elements, scope)?;
            let element = found.into_iter().try_fold(Type::Nothing, together)?;
            Ok(Type::List(Box::new(element)))
        }
        Expr::Thread(colour) => {
            expect(Type::Colour, type_of(colour, scope)?)?;
            Ok(Type::Thread)
        }
        Expr::Binary(operator, left, right) => {
            let left = type_of(left, scope)?;
            let right = type_of(right, scope)?;
            binary(*operator, left, right)
        }
        Expr::Index(list, position) => {
            let list = type_of(list, scope)?;
            let position = type_of(position, scope)?;
            let element = element_of(list)?;
            expect(Type::Number, position)?;
            Ok(element)
        }
        Expr::If { condition, yes, no } => {
            let condition = type_of(condition, scope)?;
            let yes = type_of(yes, scope)?;
            let no = type_of(no, scope)?;
            expect(Type::Truth, condition)?;
            together(yes, no)
        }
        Expr::Let { name, value, body } => {
            let value = type_of(value, scope)?;
            within(scope, vec![(name.clone(), value)], body)
        }
        Expr::For { name, list, body } => {
            let element = element_of(type_of(list, scope)?)?;
            let body = within(scope, vec![(name.clone(), element)], body)?;
            Ok(Type::List(Box::new(body)))
        }
        Expr::Function { parameters, body } => {
            for (index, (name, _)) in parameters.iter().enumerate() {
                if parameters[..index]
                    .iter()
                    .any(|(earlier, _)| earlier == name)
                {
                    return Err(TypeError::DuplicateParameter(name.clone()));
                }
            }
            let takes = parameters.iter().map(|(_, takes)| takes.clone()).collect();
            let gives = within(scope, parameters.clone(), body)?;
            Ok(Type::Function(takes, Box::new(gives)))
        }
        Expr::Call {
            function,
            arguments,
        } => {
            let function = type_of(function, scope)?;
            let arguments = types_of(arguments, scope)?;
            match function {
                Type::Nothing => Ok(Type::Nothing),
                Type::Function(takes, _) if takes.len() != arguments.len() => {
                    Err(TypeError::Arguments {
                        expected: takes.len(),
                        found: arguments.len(),
                    })
                }
                Type::Function(takes, gives) => {
                    for (takes, argument) in takes.into_iter().zip(arguments) {
                        expect(takes, argument)?;
                    }
                    Ok(*gives)
                }
                other => Err(TypeError::NotAFunction(other)),
            }
        }
        Expr::Weave {
            pattern,
            warp,
            weft,
        } => {
            let pattern = type_of(pattern, scope)?;
            let warp = type_of(warp, scope)?;
            let weft = type_of(weft, scope)?;
            let threads = Type::List(Box::new(Type::Thread));
            expect(Type::Pattern(SHAFTS), pattern)?;
            expect(threads.clone(), warp)?;
            expect(threads, weft)?;
            Ok(Type::Cloth)
        }
    }
}

fn types_of(exprs: &[Expr], scope: &mut Scope) -> Result<Vec<Type>, TypeError> {
    exprs.iter().map(|expr| type_of(expr, scope)).collect()
}

/// The type of a body in which more names are known.
fn within(scope: &mut Scope, names: Scope, body: &Expr) -> Result<Type, TypeError> {
    let outside = scope.len();
    scope.extend(names);
    let found = type_of(body, scope);
    scope.truncate(outside);
    found
}

fn binary(operator: Operator, left: Type, right: Type) -> Result<Type, TypeError> {
    match operator {
        Operator::Join => match together(left, right)? {
            other @ (Type::Truth | Type::Cloth | Type::Function(..)) => {
                Err(TypeError::NotJoinable(other))
            }
            joined => Ok(joined),
        },
        Operator::Repeat => match left {
            Type::Pattern(_) | Type::List(_) | Type::Nothing => {
                expect(Type::Number, right)?;
                Ok(left)
            }
            other => Err(TypeError::NotRepeatable(other)),
        },
        Operator::Less => {
            expect(Type::Number, left)?;
            expect(Type::Number, right)?;
            Ok(Type::Truth)
        }
        Operator::Same => match together(left, right)? {
            both if comparable(&both) => Ok(Type::Truth),
            other => Err(TypeError::NotComparable(other)),
        },
        Operator::And => {
            expect(Type::Truth, left)?;
            expect(Type::Truth, right)?;
            Ok(Type::Truth)
        }
    }
}

fn comparable(found: &Type) -> bool {
    match found {
        Type::Cloth | Type::Function(..) => false,
        Type::List(element) => comparable(element),
        _ => true,
    }
}

fn element_of(list: Type) -> Result<Type, TypeError> {
    match list {
        Type::List(element) => Ok(*element),
        Type::Nothing => Ok(Type::Nothing),
        other => Err(TypeError::NotAList(other)),
    }
}

fn expect(expected: Type, found: Type) -> Result<(), TypeError> {
    if fits(&found, &expected) {
        Ok(())
    } else {
        Err(TypeError::Expected { expected, found })
    }
}

fn together(a: Type, b: Type) -> Result<Type, TypeError> {
    common(&a, &b).ok_or(TypeError::NoCommonType(a, b))
}
