//! Pins the signatures. The types compared are the workspace's own.

use weave_types::{check, common, fits, Expr, Type, TypeError};

const _: fn(&Type, &Type) -> bool = fits;
const _: fn(&Type, &Type) -> Option<Type> = common;
const _: fn(&Expr, &[(String, Type)]) -> Result<Type, TypeError> = check;

pub fn pins() {}
