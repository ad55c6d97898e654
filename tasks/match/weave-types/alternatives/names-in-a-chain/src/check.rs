//! Finds the type of an expression.

use crate::syntax::{Expr, Operator, Type, TypeError};
use std::fmt;

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Type::Nothing => "nothing".to_string(),
            Type::Number => "number".to_string(),
            Type::Truth => "truth".to_string(),
            Type::Colour => "colour".to_string(),
            Type::Thread => "thread".to_string(),
            Type::Cloth => "cloth".to_string(),
            Type::Pattern(shafts) => format!("pattern/{shafts}"),
            Type::List(element) => format!("[{element}]"),
            Type::Function(parameters, result) => {
                let names: Vec<String> = parameters.iter().map(Type::to_string).collect();
                format!("fn({}) -> {result}", names.join(", "))
            }
        };
        f.write_str(&name)
    }
}

/// Whether a value of the type `found` may stand where one of the type `expected` is wanted.
pub fn fits(found: &Type, expected: &Type) -> bool {
    use Type::*;
    if *found == Nothing || found == expected {
        return true;
    }
    if let (Pattern(has), Pattern(needs)) = (found, expected) {
        return has < needs;
    }
    if let (List(has), List(needs)) = (found, expected) {
        return fits(has, needs);
    }
    let (Function(from, to), Function(given, wanted)) = (found, expected) else {
        return false;
    };
    let mut all = from.len() == given.len() && fits(to, wanted);
    for (parameter, argument) in from.iter().zip(given) {
        all &= fits(argument, parameter);
    }
    all
}

/// The type for values of both types.
pub fn common(a: &Type, b: &Type) -> Option<Type> {
    if let (Type::List(a), Type::List(b)) = (a, b) {
        return common(a, b).map(|element| Type::List(Box::new(element)));
    }
    if let Some((_, wide)) = ordered(a, b) {
        return Some(wide.clone());
    }
    let (Type::Function(first, x), Type::Function(second, y)) = (a, b) else {
        return None;
    };
    let mut parameters = Vec::new();
    for (index, parameter) in first.iter().enumerate() {
        let (narrow, _) = ordered(parameter, second.get(index)?)?;
        parameters.push(narrow.clone());
    }
    let result = common(x, y)?;
    (parameters.len() == second.len()).then(|| Type::Function(parameters, Box::new(result)))
}

/// The narrower and the wider one of two types.
fn ordered<'t>(a: &'t Type, b: &'t Type) -> Option<(&'t Type, &'t Type)> {
    [(a, b), (b, a)]
        .into_iter()
        .find(|(narrow, wide)| fits(narrow, wide))
}

/// The names that are known, from the innermost outwards.
enum Names<'a> {
    Outside(&'a [(String, Type)]),
    Inside {
        name: &'a str,
        kind: Type,
        around: &'a Names<'a>,
    },
}

impl Names<'_> {
    fn find(&self, wanted: &str) -> Option<&Type> {
        match self {
            Names::Outside(names) => names
                .iter()
                .rev()
                .find(|(name, _)| name == wanted)
                .map(|(_, kind)| kind),
            Names::Inside { name, kind, .. } if *name == wanted => Some(kind),
            Names::Inside { around, .. } => around.find(wanted),
        }
    }

    fn function(&self, parameters: &[(String, Type)], body: &Expr) -> Result<Type, TypeError> {
        match parameters {
            [] => self.check(body),
            [(name, kind), rest @ ..] => Names::Inside {
                name,
                kind: kind.clone(),
                around: self,
            }
            .function(rest, body),
        }
    }

    fn check(&self, expr: &Expr) -> Result<Type, TypeError> {
        Ok(match expr {
            Expr::Number(_) => Type::Number,
            Expr::Truth(_) => Type::Truth,
            Expr::Colour(_) => Type::Colour,
            Expr::Name(name) => self
                .find(name)
                .cloned()
                .ok_or_else(|| TypeError::UnknownName(name.clone()))?,
            Expr::Pattern(picks) => {
                let mut shafts = 0;
                for &pick in picks {
                    if pick == 0 || pick > 32 {
                        return Err(TypeError::NoSuchShaft(pick));
                    }
                    shafts = shafts.max(pick);
                }
                Type::Pattern(shafts)
            }
            Expr::List(elements) => {
                let mut all = Type::Nothing;
                for found in self.all(elements.iter())? {
                    all = unite(all, found)?;
                }
                Type::List(Box::new(all))
            }
            Expr::Thread(colour) => {
                want(&Type::Colour, self.check(colour)?)?;
                Type::Thread
            }
            Expr::Binary(operator, left, right) => {
                let left = self.check(left)?;
                operate(*operator, left, self.check(right)?)?
            }
            Expr::Index(list, position) => {
                let list = self.check(list)?;
                let position = self.check(position)?;
                let element = element(list)?;
                want(&Type::Number, position)?;
                element
            }
            Expr::If { condition, yes, no } => {
                let mut found = self.all([condition, yes, no].into_iter().map(|part| &**part))?;
                let no = found.remove(2);
                let yes = found.remove(1);
                want(&Type::Truth, found.remove(0))?;
                unite(yes, no)?
            }
            Expr::Let { name, value, body } => {
                let kind = self.check(value)?;
                Names::Inside {
                    name,
                    kind,
                    around: self,
                }
                .check(body)?
            }
            Expr::For { name, list, body } => {
                let kind = element(self.check(list)?)?;
                let body = Names::Inside {
                    name,
                    kind,
                    around: self,
                }
                .check(body)?;
                Type::List(Box::new(body))
            }
            Expr::Function { parameters, body } => {
                let mut seen: Vec<&String> = Vec::new();
                for (name, _) in parameters {
                    if seen.contains(&name) {
                        return Err(TypeError::DuplicateParameter(name.clone()));
                    }
                    seen.push(name);
                }
                let result = self.function(parameters, body)?;
                Type::Function(
                    parameters.iter().map(|(_, kind)| kind.clone()).collect(),
                    Box::new(result),
                )
            }
            Expr::Call {
                function,
                arguments,
            } => {
                let function = self.check(function)?;
                let arguments = self.all(arguments.iter())?;
                let (parameters, result) = match function {
                    Type::Function(parameters, result) => (parameters, *result),
                    Type::Nothing => return Ok(Type::Nothing),
                    other => return Err(TypeError::NotAFunction(other)),
                };
                let (expected, found) = (parameters.len(), arguments.len());
                if expected != found {
                    return Err(TypeError::Arguments { expected, found });
                }
                for (parameter, argument) in parameters.iter().zip(arguments) {
                    want(parameter, argument)?;
                }
                result
            }
            Expr::Weave {
                pattern,
                warp,
                weft,
            } => {
                let found = self.all([pattern, warp, weft].into_iter().map(|part| &**part))?;
                let threads = Type::List(Box::new(Type::Thread));
                for (expected, found) in [Type::Pattern(32), threads.clone(), threads]
                    .iter()
                    .zip(found)
                {
                    want(expected, found)?;
                }
                Type::Cloth
            }
        })
    }

    fn all<'e>(&self, exprs: impl Iterator<Item = &'e Expr>) -> Result<Vec<Type>, TypeError> {
        let mut found = Vec::new();
        for expr in exprs {
            found.push(self.check(expr)?);
        }
        Ok(found)
    }
}

/// The type of an expression in which these names are known; of two equal names the later one counts.
pub fn check(expr: &Expr, names: &[(String, Type)]) -> Result<Type, TypeError> {
    Names::Outside(names).check(expr)
}

fn operate(operator: Operator, left: Type, right: Type) -> Result<Type, TypeError> {
    match (operator, left, right) {
        (Operator::Join, left, right) => {
            let both = unite(left, right)?;
            if matches!(both, Type::Truth | Type::Cloth | Type::Function(_, _)) {
                return Err(TypeError::NotJoinable(both));
            }
            Ok(both)
        }
        (Operator::Repeat, left @ (Type::Nothing | Type::Pattern(_) | Type::List(_)), times) => {
            want(&Type::Number, times).map(|()| left)
        }
        (Operator::Repeat, left, _) => Err(TypeError::NotRepeatable(left)),
        (Operator::Same, left, right) => {
            let both = unite(left, right)?;
            let mut inner = &both;
            while let Type::List(element) = inner {
                inner = element;
            }
            if matches!(inner, Type::Cloth | Type::Function(_, _)) {
                return Err(TypeError::NotComparable(both));
            }
            Ok(Type::Truth)
        }
        (Operator::Less | Operator::And, left, right) => {
            let operand = if operator == Operator::Less {
                Type::Number
            } else {
                Type::Truth
            };
            want(&operand, left)?;
            want(&operand, right)?;
            Ok(Type::Truth)
        }
    }
}

fn element(list: Type) -> Result<Type, TypeError> {
    match list {
        Type::List(inner) => Ok(*inner),
        Type::Nothing => Ok(list),
        _ => Err(TypeError::NotAList(list)),
    }
}

fn want(expected: &Type, found: Type) -> Result<(), TypeError> {
    match fits(&found, expected) {
        true => Ok(()),
        false => Err(TypeError::Expected {
            expected: expected.clone(),
            found,
        }),
    }
}

fn unite(a: Type, b: Type) -> Result<Type, TypeError> {
    match common(&a, &b) {
        Some(both) => Ok(both),
        None => Err(TypeError::NoCommonType(a, b)),
    }
}
