//! What is delegated to: a value of some type, or a call of the function itself.

use syn::{Expr, Type};

use super::delegation::Delegation;
use super::shapes::{is_number, with_number};
use super::solve::TypeSolver;
use crate::ir::PointId;
use crate::recursion::Recursion;

impl TypeSolver<'_> {
    /// What is delegated to at this point, and what the marker evaluates to.
    pub(super) fn delegate(&mut self, point: PointId, operand: &Expr) -> Option<Type> {
        if let Some(recursion) =
            self.told.declared.recursion.as_ref().filter(|_| self.body.points[point.0].calls_itself)
        {
            let arguments = recursion.arguments();
            Recursion::given(operand).map(|given| self.expr(given, Some(&arguments)));
            self.known.delegates.insert(point, arguments);
            return Some(self.told.declared.returns.clone());
        }
        let ty = self.expr(operand, None)?;
        // What is iterated there iterates over what is yielded here.
        let yields = self.told.declared.yields.clone();
        let ty = if is_number(&yields) { with_number(&ty, &yields) } else { ty };
        let value = self.delegation(&ty).value(&ty, &self.told.declared.returns);
        self.known.delegates.insert(point, ty);
        Some(value)
    }

    /// How what is delegated to at this point is.
    pub(super) fn delegated(&self, point: PointId, ty: &Type) -> Delegation {
        if self.body.points[point.0].calls_itself { Delegation::State } else { self.delegation(ty) }
    }

    /// How something of this type is delegated to.
    fn delegation(&self, ty: &Type) -> Delegation {
        Delegation::of(ty, &self.told.itself.1, self.params(), self.told.declared.is_written_down)
    }
}
